import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import { marksByPart } from '@arbetsytan/shared/documents/segments';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { ShownTranscript } from './shown-transcript.ts';
import { offsetAt } from './text-places.ts';
import styles from './transcript.module.css';
import { TranscriptSegment } from './transcript-segment.tsx';
import type { Reader } from './use-reader.ts';

export interface TranscriptViewProps {
  readonly shown: ShownTranscript;
  readonly reader: Reader;
  readonly canEdit: boolean;
  /** Id of the segment that is being written, and what writes it. */
  readonly editing: { readonly id: string; readonly editor: ReactNode } | null;
  readonly onHeard: (segment: number) => void;
}

const NO_MARKS: readonly Mark[] = [];
const STEPS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Enter: 'play' } as const;

/** The words of a recording. A tap on one is heard; the keys of the page do everything else. */
export function TranscriptView({ shown, reader, canEdit, editing, onHeard }: TranscriptViewProps) {
  const { text, marks, segments, speakers } = shown;
  const { index, root, segment: current, drawn } = reader;
  const dealt = useMemo(() => marksByPart(marks, segments), [marks, segments]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key as keyof typeof STEPS];
    if (event.target !== event.currentTarget || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey) return;
    event.preventDefault();
    reader.step(step);
  };
  return (
    <section
      ref={root}
      className={styles.transcript}
      aria-label={transcriptSv.transcript}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its words are reached by the arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (!(event.target instanceof Element) || !event.target.closest('[data-at]')) return;
        if (!(getSelection()?.isCollapsed ?? true)) return;
        const offset = offsetAt(event.clientX, event.clientY);
        const word = offset === null ? -1 : index.atOffset(offset);
        if (word >= 0) reader.play(word);
      }}
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ol className={styles.segments} role="list">
        {segments.slice(0, drawn).map((segment, i) => (
          <TranscriptSegment
            key={segment.id}
            index={i}
            segment={segment}
            text={text}
            marks={dealt[i] ?? NO_MARKS}
            speaker={segments[i - 1]?.speaker === segment.speaker ? null : (speakers[segment.speaker] ?? null)}
            isCurrent={i === current}
            canEdit={canEdit}
            editor={editing?.id === segment.id ? editing.editor : null}
            onPlay={reader.playFrom}
            onHeard={onHeard}
          />
        ))}
      </ol>
    </section>
  );
}
