import { fill } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import { useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Notice } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { isLockHeld } from '../../platform/locks.ts';
import { adopt, findOrphans, type Orphan } from '../../platform/recorder/recovery.ts';

/** Sound whose row is gone, offered to the project that is open: nobody else can tell where it belongs. */
export function OrphanCard({ projectId }: { readonly projectId: string }) {
  const desk = useDesk();
  const say = useStatus();
  const { error, run } = useAction();
  const [orphans, setOrphans] = useState<readonly Orphan[]>([]);
  useEffect(() => {
    let shown = true;
    void findOrphans(desk, isLockHeld).then(
      (found) => shown && setOrphans(found),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [desk]);
  return (
    <>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      {orphans.map((orphan) => (
        <Notice
          key={orphan.id}
          tone="warn"
          title={fill(recorderSv.orphanTitle, { length: durationText(orphan.durationMs) })}
          actions={
            <Button
              onPress={() =>
                void run(async () => {
                  await adopt(desk, orphan, projectId, recorderSv.orphanName);
                  setOrphans(orphans.filter(({ id }) => id !== orphan.id));
                  say(recorderSv.adopted);
                })
              }
            >
              {recorderSv.adopt}
            </Button>
          }
        >
          {recorderSv.orphanText}
        </Notice>
      ))}
    </>
  );
}
