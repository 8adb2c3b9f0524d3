import type { MaskedSegment } from '@arbetsytan/shared/documents/transcript-facts';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ShownTranscript } from './shown-transcript.ts';
import { paint, rangeOf } from './text-places.ts';
import { useFollow } from './use-follow.ts';
import type { UsedPlayer } from './use-player.ts';
import { indexWords, type WordIndex } from './word-index.ts';

/** A place of the text. Offsets, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Reader {
  readonly index: WordIndex;
  readonly root: RefObject<HTMLElement | null>;
  /** Index of the segment where the reader is; -1 none. */
  readonly segment: number;
  /** How many segments are drawn so far. */
  readonly drawn: number;
  /** Goes to a word; what plays goes on from there. */
  goTo(word: number): void;
  /** Goes to a word and is heard. */
  play(word: number): void;
  playFrom(segment: number): void;
  step(step: 'left' | 'right' | 'up' | 'down' | 'play'): void;
  /** The next word to listen to; null when there is none. */
  nextDoubtful(): number | null;
}

/** Where somebody is in a transcript, by ear and by eye. */
export function useReader(shown: ShownTranscript, used: UsedPlayer | null, follow: boolean): Reader {
  const root = useRef<HTMLElement | null>(null);
  const index = useMemo(() => indexWords(shown.segments), [shown.segments]);
  const player = used?.player ?? null;
  const { segment, word, show } = useFollow({ player, playing: used?.state.playing ?? false, index, root, follow });
  const drawn = useDrawn(shown.segments.length, segment);

  const goTo = useCallback(
    (wanted: number) => {
      const found = index.words[wanted];
      if (!found) return;
      player?.seek(found.from);
      show(wanted);
    },
    [index, player, show],
  );
  const play = useCallback(
    (wanted: number) => {
      goTo(wanted);
      void player?.play();
    },
    [goTo, player],
  );
  const playFrom = useCallback((wanted: number) => play(index.firstOf(wanted)), [index, play]);
  const step = useCallback<Reader['step']>(
    (way) => {
      const at = Math.max(0, word());
      const here = index.words[at]?.segment ?? 0;
      if (way === 'play') return play(at);
      if (way === 'left') return goTo(Math.max(0, at - 1));
      if (way === 'right') return goTo(Math.min(index.words.length - 1, at + 1));
      goTo(index.firstOf(way === 'up' ? Math.max(0, here - 1) : here + 1));
    },
    [index, word, goTo, play],
  );
  const nextDoubtful = useCallback(() => {
    const next = index.nextDoubtful(word());
    if (next < 0) return null;
    goTo(next);
    return next;
  }, [index, word, goTo]);
  return { index, root, segment, drawn, goTo, play, playFrom, step, nextDoubtful };
}

/** Marks places of the text on the screen, and again as more of it is drawn. */
export function usePainted(
  name: 'found' | 'quoted',
  { root, drawn }: Reader,
  segments: readonly MaskedSegment[],
  places: readonly Place[],
): void {
  useEffect(() => {
    const ranges = places.flatMap(({ start, end }) =>
      segments.flatMap((segment, i) => {
        if (i >= drawn || segment.end <= start || segment.start >= end) return [];
        const element = root.current?.querySelector(`[data-segment="${i}"]`);
        const range = element ? rangeOf(element, start, end) : null;
        return range ? [range] : [];
      }),
    );
    paint(name, ranges);
  }, [name, root, drawn, segments, places]);
  useEffect(() => () => paint(name, []), [name]);
}

const AT_ONCE = 40;

/** How many segments are drawn: a few at a time, so that three hours of words never hold the screen up, until all are. */
function useDrawn(all: number, wanted: number): number {
  const [drawn, setDrawn] = useState(AT_ONCE);
  useEffect(() => {
    if (drawn >= all) return;
    const more = () => setDrawn((count) => count + AT_ONCE);
    // What is asked for is drawn at once; the rest when there is nothing else to do.
    const hurry = wanted >= drawn;
    if (hurry || typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(more, hurry ? 0 : 30);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(more, { timeout: 300 });
    return () => cancelIdleCallback(idle);
  }, [drawn, all, wanted]);
  return Math.min(drawn, all);
}
