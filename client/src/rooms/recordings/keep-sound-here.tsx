import { blobsSv } from '@arbetsytan/shared/i18n/sv/blobs';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useState, useSyncExternalStore } from 'react';
import { Checkbox } from '../../design/choices.tsx';
import { useStatus } from '../../design/status.tsx';
import { Notice } from '../../design/surfaces.tsx';
import { keepsByDefault } from '../../platform/blobs/blob-plan.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';

/** Whether the project's sound leaves this device. Absent where the server does not sync. */
export function KeepSoundHere({ project }: { readonly project: Project }) {
  const { blobs, sync } = useDesk();
  const say = useStatus();
  const [left, setLeft] = useState(false);
  const { settings } = useSyncExternalStore(blobs.subscribe, blobs.state);
  const { step } = useSyncExternalStore(sync.subscribe, sync.state);
  if (step === 'off') return null;
  const byDefault = keepsByDefault(project.classification);
  const keeps = settings.keepSoundHere[project.id] ?? byDefault;

  async function choose(next: boolean): Promise<void> {
    setLeft(false);
    await blobs.keepSoundHere(project.id, next).catch(() => setLeft(true));
    say(next ? blobsSv.kept : blobsSv.notKept);
    await blobs.run();
  }

  return (
    <>
      <Checkbox
        isSelected={keeps}
        onChange={(next) => void choose(next)}
        hint={byDefault ? blobsSv.keepHereSensitive : blobsSv.keepHereHint}
      >
        {blobsSv.keepHere}
      </Checkbox>
      {left ? <Notice tone="warn">{blobsSv.keepFailed}</Notice> : null}
    </>
  );
}
