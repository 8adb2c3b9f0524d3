import { transcriptKeysNote, transcriptKeysSv, transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { Checkbox } from '../../design/choices.tsx';
import { Card } from '../../design/surfaces.tsx';
import styles from './transcript.module.css';

/** Every key of the page, and a way to turn them off (WCAG 2.1.4). */
export function KeysCard({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <Card title={transcriptSv.keys}>
      <Checkbox isSelected={on} hint={transcriptKeysNote.hint} onChange={onChange}>
        {transcriptKeysNote.on}
      </Checkbox>
      <dl className={styles.keys}>
        {Object.values(transcriptKeysSv).map(({ key, says }) => (
          <div key={key} className={styles.keyRow}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
