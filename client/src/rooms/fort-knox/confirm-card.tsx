import { linesOf } from '@arbetsytan/shared/fort-knox/report-lines';
import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { Button } from '../../design/button.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { Actions, Card } from '../../design/surfaces.tsx';
import type { ReportRow } from '../../platform/desk/report-row.ts';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { resubmit, unconfirmed } from './confirm-lines.ts';

/** Källkänslig and Extern: a person confirms each line, and then every gate runs once more. */
export function ConfirmCard({ row }: { readonly row: ReportRow }) {
  const desk = useDesk();
  const { busy, error, reasons, run } = useAction();
  const all = row.report ? linesOf(row.report).length : 0;
  const left = unconfirmed(row).length;
  return (
    <Card title={knoxScreensSv.confirmTitle}>
      <p>{knoxScreensSv.confirmLead}</p>
      <p role="status">{fill(knoxScreensSv.linesConfirmed, { count: all - left, all })}</p>
      <ActionNotice error={error} reasons={reasons} />
      <Actions>
        <Button
          kind="primary"
          isDisabled={left > 0 || busy}
          onPress={() =>
            void run(async () => {
              const waiting = await resubmit(desk, row.id);
              if (waiting) await desk.compileReport(waiting, () => {}, new AbortController().signal);
            })
          }
        >
          {knoxScreensSv.confirmDone}
        </Button>
      </Actions>
    </Card>
  );
}
