import { fill } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Card, List, Row } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { daysLeft, erase, restore } from '../../platform/recorder/recovery.ts';

/** What was removed and can be had back. */
export function RecordingsTrash({ rows }: { readonly rows: readonly Recording[] }) {
  const desk = useDesk();
  const say = useStatus();
  const { error, run } = useAction();
  const [erasing, setErasing] = useState<Recording | null>(null);
  if (rows.length === 0) return null;
  const left = (row: Recording) => daysLeft(row, desk.now()) ?? 0;
  return (
    <Card title={recorderSv.trashTitle}>
      <p>{recorderSv.trashText}</p>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      <List label={recorderSv.trashTitle}>
        {rows.map((row) => (
          <Row
            key={row.id}
            title={row.name}
            meta={
              <>
                <span>{durationText(row.durationMs)}</span>
                <span>{left(row) > 1 ? fill(recorderSv.trashLeft, { days: left(row) }) : recorderSv.trashLeftOne}</span>
              </>
            }
          >
            <Button
              aria-label={fill(recorderSv.restoreNamed, { name: row.name })}
              onPress={() =>
                void run(async () => {
                  await restore(desk, row);
                  say(recorderSv.restored);
                })
              }
            >
              {recorderSv.restore}
            </Button>
            <Button
              kind="quiet"
              aria-label={fill(recorderSv.eraseNamed, { name: row.name })}
              onPress={() => setErasing(row)}
            >
              {recorderSv.erase}
            </Button>
          </Row>
        ))}
      </List>
      <ConfirmDialog
        title={recorderSv.eraseTitle}
        isOpen={erasing !== null}
        isDanger
        confirm={recorderSv.erase}
        cancel={recorderSv.cancel}
        onClose={() => setErasing(null)}
        onConfirm={() => void run(async () => erasing && erase(desk.vault, erasing.id))}
      >
        <p>{recorderSv.eraseText}</p>
      </ConfirmDialog>
    </Card>
  );
}
