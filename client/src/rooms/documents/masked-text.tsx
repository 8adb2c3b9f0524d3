import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import { marksByPart, type Passage, type Segment, segmentsOf } from '@arbetsytan/shared/documents/segments';
import { paragraphs } from '@arbetsytan/shared/text/paragraphs';
import { useEffect, useMemo, useRef } from 'react';
import styles from './documents.module.css';
import { Placeholder } from './placeholder.tsx';

export interface MaskedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The passage a report stands on, brought into view. */
  readonly cited: Passage | null;
  readonly onMark: (mark: Mark) => void;
}

/** A masked text for reading. Placeholders are buttons; paragraphs far outside the window cost nothing to draw. */
export function MaskedText({ text, marks, cited, onMark }: MaskedTextProps) {
  const first = useRef<HTMLElement | null>(null);
  const drawn = useMemo(() => {
    const parts = paragraphs(text);
    const dealt = marksByPart(marks, parts);
    return parts.map((part, index) => ({ part, segments: segmentsOf(text, dealt[index] ?? [], cited, part) }));
  }, [text, marks, cited]);
  useEffect(() => {
    if (cited) first.current?.scrollIntoView({ block: 'center' });
  }, [cited]);
  let marked = false;
  return (
    <div className={styles.masked}>
      {drawn.map(({ part, segments }) => (
        <p key={part.start} className={styles.paragraph}>
          {segments.map((segment) => {
            if (!segment.cited) return <Words key={segment.start} segment={segment} onMark={onMark} />;
            const isFirst = !marked;
            marked = true;
            return (
              <mark key={segment.start} ref={isFirst ? first : null} className={styles.cited}>
                <Words segment={segment} onMark={onMark} />
              </mark>
            );
          })}
        </p>
      ))}
    </div>
  );
}

function Words({ segment, onMark }: { readonly segment: Segment; readonly onMark: (mark: Mark) => void }) {
  const { text, mark } = segment;
  return mark ? <Placeholder mark={mark} onMark={onMark} /> : text;
}
