import { type Block, blocksOf, groupOf } from '@arbetsytan/shared/documents/review';
import type { Passage } from '@arbetsytan/shared/documents/segments';
import { spanTypes } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { SpanType } from '@arbetsytan/shared/mask/levels';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type Piece, piecesOf } from './pieces.ts';
import styles from './review.module.css';

/** A place in the pane's own text. */
export interface PaneHit extends Passage {
  readonly key: string;
  readonly type: SpanType;
  readonly isDoubtful: boolean;
}

export interface TextPaneProps {
  readonly label: string;
  readonly text: string;
  /** In order of start. */
  readonly hits: readonly PaneHit[];
  readonly current: Passage | null;
  /** Words that are being chosen. */
  readonly range: Passage | null;
  readonly onHit: (key: string) => void;
  /** What the person marked with mouse, touch or keyboard; null where nothing may be marked. */
  readonly onSelect: ((passage: Passage) => void) | null;
}

/** One of the two texts. Parts far from the window are not drawn, so that a megabyte opens as fast as a page. */
export function TextPane({ label, text, hits, current, range, onHit, onSelect }: TextPaneProps) {
  const pane = useRef<HTMLElement | null>(null);
  const blocks = useMemo(() => blocksOf(text), [text]);
  const dealt = useMemo(() => deal(blocks, hits), [blocks, hits]);
  const focus = range ?? current;
  const at = focus?.start ?? -1;
  useEffect(() => {
    if (at < 0) return;
    pane.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useSelection(pane, onSelect);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of hits and the keys of the review do the same
    <section
      ref={pane}
      className={styles.pane}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      onClick={(event) => {
        const mark = event.target instanceof Element ? event.target.closest('[data-key]') : null;
        if (mark && (getSelection()?.isCollapsed ?? true)) onHit(mark.getAttribute('data-key') ?? '');
      }}
    >
      {blocks.map((block, index) => {
        const holds = (passage: Passage | null) =>
          passage !== null && passage.start < block.end && passage.end > block.start ? passage : null;
        return (
          <DrawnBlock
            key={block.start}
            pane={pane}
            text={text}
            block={block}
            hits={dealt[index] ?? NONE}
            current={holds(current)}
            range={holds(range)}
          />
        );
      })}
    </section>
  );
}

const NONE: readonly PaneHit[] = [];

/** Hits by the block they begin in, in one pass. */
function deal(blocks: readonly Block[], hits: readonly PaneHit[]): readonly (readonly PaneHit[])[] {
  let next = 0;
  return blocks.map(({ end }) => {
    const from = next;
    while ((hits[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1;
    return hits.slice(from, next);
  });
}

interface DrawnBlockProps {
  readonly pane: RefObject<HTMLElement | null>;
  readonly text: string;
  readonly block: Block;
  readonly hits: readonly PaneHit[];
  readonly current: Passage | null;
  readonly range: Passage | null;
}

/** Characters of a line, for the height of what is not drawn yet. A guess: scrolling corrects it. */
const LINE = 60;

const DrawnBlock = memo(function DrawnBlock({ pane, text, block, hits, current, range }: DrawnBlockProps) {
  const own = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(block.start === 0);
  const isDrawn = near || current !== null || range !== null;
  useEffect(() => {
    const element = own.current;
    if (!element || isDrawn) return;
    const observer = new IntersectionObserver(
      (entries) => (entries.some(({ isIntersecting }) => isIntersecting) ? setNear(true) : undefined),
      { root: pane.current, rootMargin: '100%' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane, isDrawn]);
  if (!isDrawn) {
    const lines = Math.ceil((block.end - block.start) / LINE) + block.parts.length;
    return <div ref={own} style={{ blockSize: `${lines}lh` }} />;
  }
  return (
    <div ref={own}>
      {block.parts.map((part) => (
        <p key={part.start} className={styles.paragraph}>
          {piecesOf(part, hits, range).map((piece) => (
            <Words key={piece.start} text={text} piece={piece} isCurrent={piece.hit?.start === current?.start} />
          ))}
        </p>
      ))}
    </div>
  );
});

function Words({
  text,
  piece: { start, end, hit, chosen },
  isCurrent,
}: {
  readonly text: string;
  readonly piece: Piece<PaneHit>;
  readonly isCurrent: boolean;
}) {
  const words = text.slice(start, end);
  const className = [chosen ? styles.chosen : '', hit ? styles.hit : '', hit ? styles[groupOf(hit.type)] : ''];
  if (!hit)
    return (
      <span data-at={start} className={className.join(' ').trim() || undefined}>
        {words}
      </span>
    );
  const name = spanTypes[hit.type];
  return (
    <mark
      data-at={start}
      data-key={hit.key}
      data-current={isCurrent || undefined}
      data-doubtful={hit.isDoubtful || undefined}
      data-label={end === hit.end ? (hit.isDoubtful ? `${name}, ${reviewSv.doubtful}` : name) : undefined}
      className={className.join(' ').trim()}
    >
      {words}
    </mark>
  );
}

/** Tells what the person has marked in the pane, once the hand or the key is let go. */
function useSelection(pane: RefObject<HTMLElement | null>, onSelect: ((passage: Passage) => void) | null): void {
  const told = useRef(onSelect);
  told.current = onSelect;
  const listens = onSelect !== null;
  useEffect(() => {
    if (!listens) return;
    const read = () => {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
      const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
      if (!pane.current?.contains(startContainer) || !pane.current.contains(endContainer)) return;
      const start = offsetOf(startContainer, startOffset);
      const end = offsetOf(endContainer, endOffset);
      if (start !== null && end !== null && start < end) told.current?.({ start, end });
    };
    // Not at every change: words under the finger would be drawn anew while they are being chosen.
    document.addEventListener('pointerup', read);
    document.addEventListener('keyup', read);
    document.addEventListener('touchend', read);
    return () => {
      document.removeEventListener('pointerup', read);
      document.removeEventListener('keyup', read);
      document.removeEventListener('touchend', read);
    };
  }, [pane, listens]);
}

/** Offset in the text of a point of the page; null between the words. */
function offsetOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const at = node.parentElement?.closest('[data-at]')?.getAttribute('data-at');
    return at === null || at === undefined ? null : Number(at) + offset;
  }
  const child = node.childNodes[Math.min(offset, node.childNodes.length - 1)];
  const piece = child instanceof Element ? (child.closest('[data-at]') ?? child.querySelector('[data-at]')) : null;
  const at = piece?.getAttribute('data-at');
  if (piece === null || at === null || at === undefined) return null;
  return Number(at) + (offset >= node.childNodes.length ? (piece.textContent?.length ?? 0) : 0);
}
