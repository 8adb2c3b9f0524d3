import type { SpanType } from '@arbetsytan/shared/mask/levels';
import { paragraphs } from '@arbetsytan/shared/text/paragraphs';
import { type MouseEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { Inspected } from '../../../platform/masking/inspect.ts';
import { type Place, placesIn, segmentsOf } from './place-segments.ts';
import styles from './review.module.css';
import type { Range } from './word-steps.ts';

export interface OriginalPaneProps {
  readonly inspected: Inspected;
  /** Placeholder of the hit that is looked at. */
  readonly current: string | null;
  readonly chosen: Range | null;
  readonly onChoose: (range: Range) => void;
  readonly onHit: (placeholder: string) => void;
}

const GROUPS: Readonly<Partial<Record<SpanType, string>>> = {
  PERSON: 'person',
  TERM: 'term',
  ADDRESS: 'place',
  PLACE: 'place',
  COORD: 'place',
  ORG: 'place',
  ORGNR: 'place',
  DATE: 'time',
  TIME: 'time',
  DOB: 'time',
  EMAIL: 'net',
  URL: 'net',
  IP: 'net',
};

/** The original with its hits. Choosing works with the mouse, by touch, and from outside with the keyboard. */
export function OriginalPane({ inspected, current, chosen, onChoose, onHit }: OriginalPaneProps) {
  const pane = useRef<HTMLDivElement | null>(null);
  const drawn = useMemo(() => {
    const parts = paragraphs(inspected.text);
    const dealt = placesIn(inspected.hits, parts);
    return parts.map((part, index) => ({ part, places: dealt[index] ?? [] }));
  }, [inspected]);
  const wanted = chosen ? `${chosen.start}` : current;
  useEffect(() => {
    if (wanted === null) return;
    const mark = pane.current?.querySelector(chosen ? '[data-chosen]' : '[data-current]');
    mark?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [wanted, chosen]);

  const choose = () => {
    const range = selectedRange(pane.current);
    if (range) onChoose(range);
  };
  const click = ({ target }: MouseEvent) => {
    const hit = target instanceof Element ? target.closest<HTMLElement>('[data-hit]') : null;
    if (hit?.dataset.hit && window.getSelection()?.isCollapsed !== false) onHit(hit.dataset.hit);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a short cut for a pointer; the keys and buttons of the review do the same
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div ref={pane} className={styles.text} onMouseUp={choose} onTouchEnd={choose} onClick={click}>
      {drawn.map(({ part, places }) => (
        <Paragraph
          key={part.start}
          text={inspected.text}
          start={part.start}
          end={part.end}
          places={places}
          current={places.some(({ placeholder }) => placeholder === current) ? current : null}
          chosenStart={chosen && chosen.start < part.end && chosen.end > part.start ? chosen.start : -1}
          chosenEnd={chosen && chosen.start < part.end && chosen.end > part.start ? chosen.end : -1}
        />
      ))}
    </div>
  );
}

interface ParagraphProps {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly places: readonly Place[];
  readonly current: string | null;
  readonly chosenStart: number;
  readonly chosenEnd: number;
}

const Paragraph = memo(function Paragraph({
  text,
  start,
  end,
  places,
  current,
  chosenStart,
  chosenEnd,
}: ParagraphProps) {
  const chosen = chosenStart < 0 ? null : { start: chosenStart, end: chosenEnd };
  return (
    <p className={styles.paragraph}>
      {segmentsOf({ start, end }, places, chosen).map(({ start: from, end: to, place, isChosen }) => {
        const words = text.slice(from, to);
        if (!place && !isChosen)
          return (
            <span key={from} data-start={from}>
              {words}
            </span>
          );
        return (
          <mark
            key={from}
            className={styles.hit}
            data-start={from}
            data-hit={place?.placeholder}
            data-group={place ? (GROUPS[place.type] ?? 'number') : undefined}
            data-doubtful={place?.isDoubtful || undefined}
            data-current={(place !== null && place.placeholder === current) || undefined}
            data-chosen={isChosen || undefined}
          >
            {words}
          </mark>
        );
      })}
    </p>
  );
});

/** What is selected in the pane, in offsets of the original; null when nothing is or it lies outside. */
function selectedRange(pane: HTMLElement | null): Range | null {
  const selection = window.getSelection();
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const from = element?.closest<HTMLElement>('[data-start]')?.dataset.start;
  return from === undefined ? null : Number(from) + (node instanceof Element ? 0 : offset);
}
