import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import type { MaskedSegment } from '@arbetsytan/shared/documents/transcript-facts';
import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { memo, type ReactNode, useMemo } from 'react';
import { Button } from '../../design/button.tsx';
import { piecesOf } from './shown-transcript.ts';
import styles from './transcript.module.css';
import { isUnsure } from './word-index.ts';

export interface TranscriptSegmentProps {
  readonly index: number;
  readonly segment: MaskedSegment;
  readonly text: string;
  /** Those in this segment. */
  readonly marks: readonly Mark[];
  /** Null where the one before goes on. */
  readonly speaker: string | null;
  readonly isCurrent: boolean;
  readonly canEdit: boolean;
  /** The editor, in place of the words. */
  readonly editor: ReactNode;
  readonly onPlay: (segment: number) => void;
  readonly onHeard: (segment: number) => void;
}

/** A part of a transcript: when, who, and the words. Drawn again only when something of its own changes. */
export const TranscriptSegment = memo(function TranscriptSegment({
  index,
  segment,
  text,
  marks,
  speaker,
  isCurrent,
  canEdit,
  editor,
  onPlay,
  onHeard,
}: TranscriptSegmentProps) {
  const pieces = useMemo(() => piecesOf(segment, marks), [segment, marks]);
  const time = clockText(segment.from);
  const unsure = segment.words.filter((word) => isUnsure(word[4])).length;
  const says = unsure === 1 ? transcriptSv.unsureOne : fill(transcriptSv.unsureMany, { count: unsure });
  return (
    <li
      className={styles.segment}
      data-segment={index}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
    >
      <div className={styles.when}>
        <button
          type="button"
          className={styles.time}
          aria-label={fill(transcriptSv.from, { time })}
          onClick={() => onPlay(index)}
        >
          {time}
        </button>
        {speaker === null ? null : <span className={styles.speaker}>{speaker}</span>}
        {unsure > 0 ? <span className={styles.unsureCount}>{says}</span> : null}
      </div>
      <div className={styles.said}>
        {editor ?? (
          <>
            <p className={styles.words}>
              {pieces.map(({ start, end, look }) => (
                <span key={start} data-at={start} className={look === 'plain' ? undefined : styles[look]}>
                  {text.slice(start, end)}
                </span>
              ))}
            </p>
            {segment.doubtful ? (
              <div className={styles.about}>
                <span>{transcriptSv.suspect}</span>
                {canEdit ? (
                  <Button kind="quiet" onPress={() => onHeard(index)}>
                    {transcriptSv.heardIt}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </>
        )}
      </div>
    </li>
  );
});
