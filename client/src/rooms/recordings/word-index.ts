import type { MaskedSegment } from '@arbetsytan/shared/documents/transcript-facts';

/** A word of a shown transcript. `start` and `end` are offsets in its text; times are milliseconds. */
export interface IndexedWord {
  readonly segment: number;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Somebody should listen: the model was not sure of it, or of the segment it opens. */
  readonly doubtful: boolean;
}

export interface WordIndex {
  readonly words: readonly IndexedWord[];
  /** The word that is said then, or the last before a pause; -1 before the first. */
  at(ms: number): number;
  /** The word at or after an offset of the text; -1 after the last. */
  atOffset(offset: number): number;
  /** The first word of a segment; -1 when it has none. */
  firstOf(segment: number): number;
  /** The next word to listen to, after `word`, and from the start again after the last; -1 when there is none. */
  nextDoubtful(word: number): number;
}

/** A model that gives a word less than this, of 100, is to be listened to. */
export const UNSURE_BELOW = 45;

export const isUnsure = (sure: number): boolean => sure >= 0 && sure < UNSURE_BELOW;

export function indexWords(segments: readonly MaskedSegment[]): WordIndex {
  const words: IndexedWord[] = [];
  const firsts: number[] = [];
  for (const [segment, { words: anchors, doubtful }] of segments.entries()) {
    firsts.push(anchors.length > 0 ? words.length : -1);
    for (const [i, [start, end, from, to, sure]] of anchors.entries())
      words.push({ segment, start, end, from, to, doubtful: isUnsure(sure) || (doubtful && i === 0) });
  }
  /** The first word for which it holds; words that follow hold too. */
  const first = (holds: (word: IndexedWord) => boolean): number => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const word = words[middle];
      if (word && holds(word)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    words,
    at: (ms) => first(({ from }) => from > ms) - 1,
    atOffset: (offset) => {
      const word = first(({ end }) => end > offset);
      return word < words.length ? word : -1;
    },
    firstOf: (segment) => firsts[segment] ?? -1,
    nextDoubtful: (word) => {
      const after = words.findIndex(({ doubtful }, i) => i > word && doubtful);
      return after >= 0 ? after : words.findIndex(({ doubtful }) => doubtful);
    },
  };
}
