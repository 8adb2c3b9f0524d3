import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxReasonsSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Notice } from '../../design/surfaces.tsx';
import type { ReportRow } from '../../platform/desk/report-row.ts';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { download } from './download.ts';
import type { Choice } from './material-of.ts';
import { hrefOfChoice, reviewHrefOf } from './repair.ts';
import { exportReport, saveReport } from './save-report.ts';

export interface ReportActionsProps {
  readonly row: ReportRow;
  readonly choices: ReadonlyMap<string, Choice> | null;
}

/** Saving a report as a document, and exporting it. Both go through the gates once more. */
export function ReportActions({ row, choices }: ReportActionsProps) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons: gateReasons, run } = useAction();
  const [refused, setRefused] = useState<{ readonly title: string; readonly reasons: readonly KnoxReason[] } | null>(
    null,
  );
  const save = () =>
    void run(async () => {
      setRefused(null);
      const outcome = await saveReport(desk, row.id);
      if (outcome.ok) say(knoxScreensSv.saved);
      else setRefused({ title: knoxScreensSv.refusedSave, reasons: outcome.reasons });
    });
  const send = () =>
    void run(async () => {
      setRefused(null);
      const outcome = await exportReport(desk, row.id);
      if (!outcome.ok) return setRefused({ title: knoxScreensSv.refusedExport, reasons: outcome.reasons });
      download(outcome.value.name, outcome.value.markdown);
      say(knoxScreensSv.exported);
    });
  return (
    <>
      <Actions>
        {row.documentId ? (
          <LinkButton kind="primary" href={`/projekt/${row.projectId}/dokument/${row.documentId}`}>
            {knoxScreensSv.openSaved}
          </LinkButton>
        ) : (
          <Button kind="primary" isDisabled={busy || row.state !== 'done'} onPress={save}>
            {busy ? knoxScreensSv.saving : knoxScreensSv.save}
          </Button>
        )}
        <Button isDisabled={busy || row.state !== 'done'} onPress={send}>
          {knoxScreensSv.export}
        </Button>
      </Actions>
      {row.documentId ? <Notice tone="ok">{knoxScreensSv.saved}</Notice> : null}
      <ActionNotice error={error} reasons={gateReasons} />
      {refused ? (
        <Notice tone="refuse" isAlert title={refused.title}>
          <ul>
            {refused.reasons.map((reason) => {
              const choice = reason.documentId === null ? undefined : choices?.get(reason.documentId);
              return (
                <li key={`${reason.code}-${reason.documentId}`}>
                  {fill(knoxReasonsSv[reason.code], { count: reason.count })}{' '}
                  {choice ? <Repair reason={reason} choice={choice} /> : null}
                </li>
              );
            })}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function Repair({ reason, choice }: { readonly reason: KnoxReason; readonly choice: Choice }) {
  const desk = useDesk();
  const review = reason.repair === 'review' ? reviewHrefOf(desk, choice) : null;
  return <LinkButton href={review ?? hrefOfChoice(choice)}>{choice.row.title}</LinkButton>;
}
