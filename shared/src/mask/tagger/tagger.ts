import type { Word } from '../words.ts';
import { CLASSES, FEATURE_BITS, FEATURES, featuresAt, flagsOf } from './features.ts';
import { TAGGER_WEIGHTS } from './weights.ts';

/** What the tagger thinks of each word. */
export interface Tags {
  /** Index into `CLASSES` for each word; words in small letters are always 0. */
  readonly classes: Uint8Array;
  /** How much better the class is than the best other one, in steps of the weights. */
  readonly margins: Int32Array;
  /** How much better (or worse) "person" is than the best other class. */
  readonly person: Int32Array;
}

const SIZE = CLASSES.length;
let unpacked: Int8Array | null = null;

/**
 * Averaged perceptron over hashed features (Collins 2002), greedy from left to right, in integers: every engine gives the
 * same answer. Only words that have a capital letter are looked at; linear in the text.
 */
export function tag(words: readonly Word[]): Tags {
  unpacked ??= unpack(TAGGER_WEIGHTS);
  const weights = unpacked;
  const classes = new Uint8Array(words.length);
  const margins = new Int32Array(words.length);
  const person = new Int32Array(words.length);
  const features = new Int32Array(FEATURES);
  let before: number = SIZE;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word || word.shape === 'small') {
      before = 0;
      continue;
    }
    const count = featuresAt(words, at, before, flagsOf(word), features);
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < count; i += 1) {
      const base = (features[i] ?? 0) * SIZE;
      a += weights[base] ?? 0;
      b += weights[base + 1] ?? 0;
      c += weights[base + 2] ?? 0;
      d += weights[base + 3] ?? 0;
    }
    const scores = [a, b, c, d];
    const best = Math.max(a, b, c, d);
    const chosen = scores.indexOf(best);
    scores[chosen] = Number.NEGATIVE_INFINITY;
    classes[at] = chosen;
    margins[at] = best - Math.max(...scores);
    person[at] = b - Math.max(a, c, d);
    before = chosen;
  }
  return { classes, margins, person };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The packed form is a list of non-zero weights in order of their place: the distance to the one before in base 32 (a
 * character above 31 says that more follow), then the weight + 32 as one character.
 */
export function unpack(packed: string): Int8Array {
  const value = new Int8Array(128);
  [...ALPHABET].forEach((character, i) => {
    value[character.charCodeAt(0)] = i;
  });
  const weights = new Int8Array((1 << FEATURE_BITS) * SIZE);
  let place = -1;
  for (let i = 0; i < packed.length; ) {
    let step = 0;
    let shift = 0;
    for (;;) {
      const digit = value[packed.charCodeAt(i)] ?? 0;
      i += 1;
      step |= (digit & 31) << shift;
      shift += 5;
      if (digit < 32) break;
    }
    place += step;
    weights[place] = (value[packed.charCodeAt(i)] ?? 32) - 32;
    i += 1;
  }
  return weights;
}

/** The reverse of `unpack`, for the trainer. Weights lie in -31..31. */
export function pack(weights: Int8Array): string {
  const parts: string[] = [];
  let before = -1;
  weights.forEach((weight, place) => {
    if (weight === 0) return;
    let step = place - before;
    before = place;
    while (step > 31) {
      parts.push(ALPHABET[(step & 31) | 32] ?? '');
      step >>>= 5;
    }
    parts.push(ALPHABET[step] ?? '', ALPHABET[weight + 32] ?? '');
  });
  return parts.join('');
}
