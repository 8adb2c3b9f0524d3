import { fold } from '../fold-map.ts';
import { type Word, wordsOf } from '../words.ts';
import { CLASSES, FEATURE_BITS, FEATURES, featuresAt, flagsOf, OWN_WORD_TEMPLATES } from './features.ts';

/** A sentence with gold spans; offsets are UTF-16 code units, end exclusive. Other types than these three are passed over. */
export interface Example {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

export interface Training {
  /** Learners, each with its own order of the examples, whose weights are added. */
  readonly learners: number;
  readonly rounds: number;
  /** Share of the time, in 256ths, that a word's own form or its place and organisation lists are hidden from the learner. */
  readonly hidden: number;
  /** A weight whose size is below this, after scaling, is dropped. */
  readonly least: number;
}

export const TRAINING: Training = { learners: 8, rounds: 10, hidden: 77, least: 2 };

const SIZE = CLASSES.length;
const LARGEST = 31;
/** Bits of `flagsOf` that say "place" and "organisation". */
const KNOWN_BITS = 16 | 32;
const SKIPPED = 255;

interface Prepared {
  readonly words: readonly Word[];
  /** Class of each word; 255 where the gold says nothing. */
  readonly gold: Uint8Array;
}

/** Trains from the examples; the same examples in the same order give the same weights. @returns -31..31, for `pack`. */
export function train(examples: readonly Example[], training: Training = TRAINING): Int8Array {
  const prepared = examples.map(prepare);
  const sums = new Float64Array((1 << FEATURE_BITS) * SIZE);
  for (let learner = 1; learner <= training.learners; learner += 1) learn(prepared, training, learner, sums);
  return quantised(sums, training.least);
}

/** One averaged perceptron; what it learnt is added to `sums`. */
function learn(prepared: readonly Prepared[], { rounds, hidden }: Training, seed: number, sums: Float64Array): void {
  const places = sums.length;
  const weights = new Int32Array(places);
  const changed = new Int32Array(places);
  const features = new Int32Array(FEATURES);
  const scores = new Float64Array(SIZE);
  // Averages are counted from the first step of this learner.
  let step = 1;
  let state = Math.imul(seed, 0x2545f491);
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 24;
  };
  const adjust = (place: number, by: number) => {
    sums[place] = (sums[place] ?? 0) + (weights[place] ?? 0) * (step - (changed[place] ?? 0));
    changed[place] = step;
    weights[place] = (weights[place] ?? 0) + by;
  };
  const order = prepared.map((_, i) => i);
  for (let round = 0; round < rounds; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = ((random() << 16) | (random() << 8) | random()) % (i + 1);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const index of order) {
      const { words, gold } = prepared[index] ?? { words: [], gold: new Uint8Array() };
      let before: number = SIZE;
      for (let at = 0; at < words.length; at += 1) {
        const word = words[at];
        if (!word || word.shape === 'small') {
          before = 0;
          continue;
        }
        const want = gold[at] ?? 0;
        const own = random() < hidden ? flagsOf(word) & ~KNOWN_BITS : flagsOf(word);
        const count = featuresAt(words, at, before, own, features);
        const from = random() < hidden ? OWN_WORD_TEMPLATES : 0;
        scores.fill(0);
        for (let i = from; i < count; i += 1)
          for (let c = 0; c < SIZE; c += 1)
            scores[c] = (scores[c] ?? 0) + (weights[(features[i] ?? 0) * SIZE + c] ?? 0);
        let guess = 0;
        for (let c = 1; c < SIZE; c += 1) if ((scores[c] ?? 0) > (scores[guess] ?? 0)) guess = c;
        before = guess;
        if (want === SKIPPED) continue;
        step += 1;
        if (guess === want) continue;
        for (let i = from; i < count; i += 1) {
          adjust((features[i] ?? 0) * SIZE + want, 1);
          adjust((features[i] ?? 0) * SIZE + guess, -1);
        }
      }
    }
  }
  for (let place = 0; place < places; place += 1) adjust(place, 0);
}

/** Scaled so that all but the largest few fit, rounded to whole steps. */
function quantised(sums: Float64Array, least: number): Int8Array {
  const sizes = [...sums].map(Math.abs).filter((size) => size > 0);
  sizes.sort((a, b) => a - b);
  const scale = LARGEST / (sizes[Math.floor(sizes.length * 0.999)] ?? 1);
  return Int8Array.from(sums, (sum) => {
    const scaled = Math.max(-LARGEST, Math.min(LARGEST, Math.round(sum * scale)));
    return Math.abs(scaled) < least ? 0 : scaled;
  });
}

function prepare({ text, spans }: Example): Prepared {
  const folded = fold(text);
  // Offsets of the gold hold only where folding moved nothing; such a sentence is read as it stands.
  const words = wordsOf(folded.text.length === text.length ? folded.text : text);
  const gold = new Uint8Array(words.length);
  words.forEach((word, at) => {
    const span = spans.find(({ start, end }) => start < word.end && word.start < end);
    const index = span ? ['', 'PERSON', 'PLACE', 'ORG'].indexOf(span.type) : 0;
    gold[at] = index < 0 ? SKIPPED : index;
  });
  return { words, gold };
}
