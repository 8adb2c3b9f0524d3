import type { SpokenSegment } from '../transcription.ts';

/** Nobody says more: the fastest speakers reach six words a second. */
const MOST_WORDS_A_SECOND = 8;
const MOST_TOKENS_A_SECOND = 25;
/** Whisper's own limit is 2.4 by zlib; by the measure here ordinary speech stays below 1.9 (guards.test.ts). */
const MOST_REPETITION = 2.3;
/** How often three words in a row may come back in one window. */
const MOST_TRIPLES = 3;
/** Percent. Below it the model guesses. */
const LEAST_SURE = 30;

/** What a model wrote for a piece of sound. Times are milliseconds into the piece. */
export interface Heard {
  readonly segments: readonly SpokenSegment[];
  /** Tokens that it wrote, times not counted. */
  readonly tokens: number;
}

/**
 * Does the text look like a model that went round in circles, or wrote more than can be said in the time?
 * @param duration of the sound, milliseconds
 */
export function isSuspect({ segments, tokens }: Heard, duration: number): boolean {
  const words = segments.flatMap((segment) => segment.words);
  if (words.length === 0) return false;
  const seconds = Math.max(0.5, duration / 1000);
  if (words.length / seconds > MOST_WORDS_A_SECOND || tokens / seconds > MOST_TOKENS_A_SECOND) return true;
  const texts = words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (repeats(texts) || repetition(texts.join(' ')) > MOST_REPETITION) return true;
  const known = words.flatMap(({ sure }) => (sure === null ? [] : [sure]));
  return known.length > 0 && known.reduce((sum, sure) => sum + sure, 0) / known.length < LEAST_SURE;
}

/** Three words in a row that come back three times, or one word four times running. */
function repeats(words: readonly string[]): boolean {
  const seen = new Map<string, number>();
  let run = 1;
  for (let at = 0; at < words.length; at++) {
    run = at > 0 && words[at] === words[at - 1] ? run + 1 : 1;
    if (run > MOST_TRIPLES) return true;
    if (at < 2) continue;
    const triple = `${words[at - 2]} ${words[at - 1]} ${words[at]}`;
    const times = (seen.get(triple) ?? 0) + 1;
    if (times >= MOST_TRIPLES) return true;
    seen.set(triple, times);
  }
  return false;
}

/**
 * How much shorter a text gets by naming what has come before (Lempel and Ziv 1978): characters of eight bits to the bits of
 * its phrases. About 1 for speech, more the more it repeats itself.
 */
export function repetition(text: string): number {
  const phrases = new Set<string>();
  let phrase = '';
  let bits = 0;
  for (const letter of text) {
    phrase += letter;
    if (phrases.has(phrase)) continue;
    phrases.add(phrase);
    bits += Math.ceil(Math.log2(phrases.size + 1)) + 8;
    phrase = '';
  }
  return text.length < 24 ? 1 : (text.length * 8) / Math.max(1, bits);
}
