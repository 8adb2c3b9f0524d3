import { syncSv } from '@arbetsytan/shared/i18n/sv/sync';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Actions } from '../../design/surfaces.tsx';
import type { LifeboatRow } from '../../platform/sync/local-rows.ts';
import styles from './sync.module.css';
import { entryName, versionText } from './version-text.ts';

/** One version to read, or the two of a conflict. */
export function VersionDialog({
  entry,
  onClose,
}: {
  readonly entry: LifeboatRow | null;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={entry ? entryName(entry) : syncSv.version} isOpen={entry !== null} onClose={onClose}>
      {entry ? (
        <div className={styles.versions}>
          {entry.kind === 'conflict' ? (
            <>
              <p>{entry.field === 'text' || entry.field === 'note' ? syncSv.bothStand : syncSv.otherStands}</p>
              <Version title={syncSv.ours} text={entry.ours ?? ''} />
              <Version title={syncSv.theirs} text={entry.theirs ?? ''} />
            </>
          ) : (
            <>
              {entry.kind === 'held' ? <p>{syncSv.heldHelp}</p> : null}
              <Version title={syncSv.version} text={versionText(entry)} />
            </>
          )}
        </div>
      ) : null}
      <Actions>
        <Button onPress={onClose}>{syncSv.close}</Button>
      </Actions>
    </Dialog>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard */}
      <div className={styles.text} tabIndex={0}>
        {text}
      </div>
    </section>
  );
}
