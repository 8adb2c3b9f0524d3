import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Player } from '../../platform/player/player.port.ts';
import { paint, rangeOf } from './text-places.ts';
import type { WordIndex } from './word-index.ts';

export interface Followed {
  /** Index of the segment where the reader is; -1 before the first word. */
  readonly segment: number;
  /** Index of the word where the reader is. */
  readonly word: () => number;
  /** Goes to a word, whether the sound plays or not. */
  readonly show: (word: number) => void;
}

interface Parts {
  readonly player: Player | null;
  readonly playing: boolean;
  readonly index: WordIndex;
  readonly root: RefObject<HTMLElement | null>;
  /** Keep what is heard in sight. */
  readonly follow: boolean;
}

/** Marks the word that is heard, picture by picture, without drawing anything again but where a new segment begins. */
export function useFollow({ player, playing, index, root, follow }: Parts): Followed {
  const [segment, setSegment] = useState(-1);
  const at = useRef(-1);

  const mark = useCallback(
    (word: number) => {
      at.current = word;
      const found = index.words[word];
      setSegment(found?.segment ?? -1);
      const drawn = found ? root.current?.querySelector(`[data-segment="${found.segment}"]`) : null;
      const range = found && drawn ? rangeOf(drawn, found.start, found.end) : null;
      paint('spoken', range ? [range] : []);
    },
    [index, root],
  );

  useEffect(() => {
    if (!player || !playing) return;
    let frame = 0;
    const look = () => {
      const word = index.at(player.position);
      if (word !== at.current) mark(word);
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [player, playing, index, mark]);

  // The text was drawn anew: the same time is another place.
  useEffect(() => {
    mark(player ? index.at(player.position) : -1);
  }, [index, player, mark]);
  useEffect(() => () => paint('spoken', []), []);

  const isSought = follow || !playing;
  useEffect(() => {
    if (segment < 0 || !isSought) return;
    let tries = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const bring = () => {
      const drawn = root.current?.querySelector(`[data-segment="${segment}"]`);
      // Its part of a long text may not be drawn yet.
      if (!drawn && tries++ < 100) timer = setTimeout(bring, 50);
      drawn?.scrollIntoView({ block: 'nearest' });
      if (drawn && tries > 0) mark(at.current);
    };
    bring();
    return () => clearTimeout(timer);
  }, [segment, isSought, root, mark]);

  const word = useCallback(() => at.current, []);
  return { segment, word, show: mark };
}
