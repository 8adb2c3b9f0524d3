import { looksLikeSurname } from '../names/lexicon.ts';
import { BEFORE_A_PERSON, PARTICLES, SAYING, WHERE } from '../names/name-context.ts';
import type { Word } from '../words.ts';

// What the tagger sees of a capitalised word: itself, its lists and its neighbours, each folded into a number.

/** Weights are kept for 2^17 hashed features; two that share a number share a weight. */
export const FEATURE_BITS = 17;

/** Classes in the order of the weights. */
export const CLASSES = ['other', 'person', 'place', 'organisation'] as const;
export type ClassIndex = 0 | 1 | 2 | 3;

/** FNV-1a over UTF-16 units, in 32-bit integers, so that every engine counts alike. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

const SHAPE_CODE = { small: 0, capital: 1, 'all-capitals': 2, initial: 3 } as const;

/** Marks of the lists, of the form and of the place in the sentence, as bits. */
export function flagsOf(word: Word | undefined): number {
  if (!word) return 1 << 12;
  return (
    (word.given ? 1 : 0) |
    (word.surname ? 2 : 0) |
    (word.ordinary ? 4 : 0) |
    (word.never ? 8 : 0) |
    (word.known === 'place' ? 16 : word.known === 'organisation' ? 32 : 0) |
    (SHAPE_CODE[word.shape] << 6) |
    (word.opens ? 256 : 0) |
    (word.shape !== 'small' && looksLikeSurname(word.lower, false) ? 512 : 0)
  );
}

/** What stands between two words, as one of a few kinds. */
export function gapKind(gap: string): number {
  if (gap === ' ') return 1;
  if (gap === '') return 2;
  if (gap.includes('\n')) return 3;
  const first = gap[0] === ' ' ? gap[1] : gap[0];
  if (first === ',') return 4;
  if (first === '.' || first === '!' || first === '?') return 5;
  if (first === '"') return 6;
  if (first === '(' || first === ')') return 7;
  if (first === '-') return 8;
  if (first === ':' || first === ';') return 9;
  if (gap.includes('"')) return 10;
  return /\d/.test(gap) ? 11 : 12;
}

/** A neighbour that says what follows or comes before: title, verb of saying, word of place. */
function role(word: Word | undefined): number {
  if (!word) return 0;
  const { lower } = word;
  return (
    1 |
    (BEFORE_A_PERSON.has(lower) ? 2 : 0) |
    (SAYING.has(lower) ? 4 : 0) |
    (WHERE.has(lower) ? 8 : 0) |
    (PARTICLES.has(lower) ? 16 : 0)
  );
}

/** Templates whose value is the word itself; the trainer hides them now and then, so that unseen names are learnt too. */
export const OWN_WORD_TEMPLATES = 4;

/**
 * The features of word `at`, written to `into`; the first `OWN_WORD_TEMPLATES` are the word's own form and affixes.
 * @param before class of the word before (0-3), or 4 at the start
 * @param own flags of the word, which the trainer may thin out
 * @returns how many were written
 */
export function featuresAt(words: readonly Word[], at: number, before: number, own: number, into: Int32Array): number {
  const word = words[at];
  if (!word) return 0;
  const prev = words[at - 1];
  const next = words[at + 1];
  const prev2 = words[at - 2];
  const next2 = words[at + 2];
  const { lower } = word;
  const size = lower.length;
  const left = gapKind(word.gap);
  const right = next ? gapKind(next.gap) : 0;
  const prevHash = prev ? hashOf(prev.lower) : 1;
  const nextHash = next ? hashOf(next.lower) : 2;
  const prevFlags = flagsOf(prev);
  const nextFlags = flagsOf(next);
  let count = 0;
  const put = (template: number, value: number) => {
    const mixed = Math.imul(value ^ Math.imul(template + 1, 0x85ebca6b), 0x9e3779b1);
    into[count] = ((mixed ^ (mixed >>> 15)) >>> 0) >>> (32 - FEATURE_BITS);
    count += 1;
  };
  put(0, hashOf(lower));
  put(1, hashOf(lower, Math.max(0, size - 4)));
  put(2, hashOf(lower, Math.max(0, size - 3)));
  put(3, hashOf(lower, 0, Math.min(4, size)));
  put(4, hashOf(lower, Math.max(0, size - 2)));
  put(5, own);
  put(6, (own << 3) | before);
  put(7, prevHash);
  put(8, nextHash);
  put(9, Math.imul(prevHash, 31) ^ own);
  put(10, Math.imul(nextHash, 31) ^ own);
  put(11, (prevFlags << 13) ^ own);
  put(12, (nextFlags << 13) ^ own);
  put(13, (left << 4) | right);
  put(14, (((left << 4) | right) << 13) | own);
  put(15, prev2 ? hashOf(prev2.lower) : 3);
  put(16, next2 ? hashOf(next2.lower) : 4);
  put(17, Math.imul(prevHash, 33) ^ nextHash);
  put(18, (role(prev) << 8) | (role(next) << 3) | before);
  put(19, (role(prev) << 18) | (role(next) << 13) | own);
  put(20, (Math.min(size, 15) << 3) | before);
  put(21, (prevFlags << 16) ^ (nextFlags << 3) ^ before);
  put(22, Math.imul(prevHash, 37) ^ before);
  put(23, before);
  return count;
}

export const FEATURES = 24;
