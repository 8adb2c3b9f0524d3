import type { Word } from './transcription.ts';

/** Pairs of equal items in two lists, both in order; as many as there can be. Items are equal when their keys are. */
type Pair = readonly [old: number, next: number];

/** Beyond so many comparisons the middle of two texts is not aligned word by word; its time is shared out. */
const MOST = 4_000_000;

/** Words that sound the same are the same word: no capitals, no signs around it. */
export const heardKey = (text: string): string => text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/**
 * Words that a person wrote, with the times of the words that stood there before. A word that stands as it did keeps its own
 * time; words that took the place of others share theirs by length; words put in between get the time there is between.
 * Times never go backwards, and stay within `stretch`. What a person wrote is not doubtful.
 * @param stretch milliseconds: where the words are said when none stood there before
 */
export function alignWords(
  before: readonly Word[],
  written: readonly string[],
  stretch: Pick<Word, 'from' | 'to'>,
): readonly Word[] {
  const pairs = pairsOf(
    before.map(({ text }) => heardKey(text)),
    written.map(heardKey),
  );
  const words: Word[] = [];
  let old = 0;
  let next = 0;
  for (const [atOld, atNext] of [...pairs, [before.length, written.length] as const]) {
    if (atNext > next) {
      const gone = before.slice(old, atOld);
      const from = gone[0]?.from ?? words.at(-1)?.to ?? stretch.from;
      const to = gone.at(-1)?.to ?? before[atOld]?.from ?? stretch.to;
      words.push(...sharedOut(written.slice(next, atNext), from, Math.max(from, to)));
    }
    const kept = before[atOld];
    const text = written[atNext];
    if (kept && text !== undefined) words.push(kept.text === text ? kept : { ...kept, text, sure: null });
    old = atOld + 1;
    next = atNext + 1;
  }
  return forwards(words);
}

/** By the length of each word: the best guess there is. */
function sharedOut(texts: readonly string[], from: number, to: number): Word[] {
  const all = texts.reduce((sum, text) => sum + text.length + 1, 0);
  let at = 0;
  return texts.map((text) => {
    const start = from + Math.round(((to - from) * at) / all);
    at += text.length + 1;
    return { text, from: start, to: from + Math.round(((to - from) * at) / all), sure: null };
  });
}

function forwards(words: readonly Word[]): readonly Word[] {
  let reached = 0;
  return words.map((word) => {
    const from = Math.max(word.from, reached);
    const to = Math.max(word.to, from);
    reached = from;
    return from === word.from && to === word.to ? word : { ...word, from, to };
  });
}

/** The longest common subsequence. What is equal at both ends is taken first: an edit is mostly small. */
function pairsOf(old: readonly string[], next: readonly string[]): readonly Pair[] {
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) head += 1;
  let tail = 0;
  const room = Math.min(old.length, next.length) - head;
  while (tail < room && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  const pairs: Pair[] = Array.from({ length: head }, (_each, i) => [i, i]);
  for (const [a, b] of middlePairs(old.slice(head, old.length - tail), next.slice(head, next.length - tail)))
    pairs.push([head + a, head + b]);
  for (let i = tail; i > 0; i -= 1) pairs.push([old.length - i, next.length - i]);
  return pairs;
}

function middlePairs(old: readonly string[], next: readonly string[]): readonly Pair[] {
  if (old.length === 0 || next.length === 0 || old.length * next.length > MOST) return [];
  const width = next.length + 1;
  const best = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = next.length - 1; j >= 0; j -= 1)
      best[i * width + j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < next.length) {
    if (old[i] === next[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
