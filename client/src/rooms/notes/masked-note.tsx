import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import { type Passage, type Segment, segmentsOf } from '@arbetsytan/shared/documents/segments';
import styles from './notes.module.css';

/** A note's masked text, placeholders set apart. */
export function MaskedNote({
  content,
  cited = null,
}: {
  readonly content: Pick<MaskedContent, 'text' | 'marks'>;
  readonly cited?: Passage | null;
}) {
  return (
    <div className={styles.text}>
      {segmentsOf(content.text, content.marks, cited).map((segment) =>
        segment.cited ? (
          <mark key={segment.start} className={styles.cited}>
            <Words segment={segment} />
          </mark>
        ) : (
          <Words key={segment.start} segment={segment} />
        ),
      )}
    </div>
  );
}

function Words({ segment: { text, mark } }: { readonly segment: Segment }) {
  return mark ? <span className={styles.placeholder}>{text}</span> : text;
}
