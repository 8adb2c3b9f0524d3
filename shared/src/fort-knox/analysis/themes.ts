import { STOP_WORDS, stem } from '../../text/words.ts';
import type { Reading, ReadSentence } from './reading.ts';

export interface ThemeGroup {
  /** From a tag of the project or a document, else the word form the material uses most; null for what fits nowhere. */
  readonly label: string | null;
  readonly sentences: readonly ReadSentence[];
}

/** A theme of one sentence is no theme. */
const LEAST = 2;
/** A word in more than this share of the chosen sentences, in percent, parts nothing. */
const COMMONEST = 60;

/**
 * Groups sentences under words. Tags come first, since a person chose them; then the material's own frequent words, each taken where it
 * gathers most of what is still ungrouped. Order: size of the group, then the material's.
 * @param mostLines of one group; what is over falls to the next word that fits
 */
export function themesOf(
  reading: Reading,
  tags: readonly string[],
  chosen: readonly ReadSentence[],
  mostThemes: number,
  mostLines: number,
): readonly ThemeGroup[] {
  const groups: ThemeGroup[] = [];
  const left = new Set(chosen);
  const take = (label: string, stems: readonly string[]) => {
    const fitting = [...left].filter((sentence) => stems.every((each) => sentence.stems.includes(each)));
    if (fitting.length < LEAST) return;
    const sentences = fitting.slice(0, mostLines);
    for (const sentence of sentences) left.delete(sentence);
    groups.push({ label, sentences });
  };
  for (const tag of unique([...tags, ...reading.documents.flatMap((document) => document.tags)])) {
    if (groups.length >= mostThemes - 1) break;
    take(capitalised(tag), stemsOfTag(tag));
  }
  const labels = labelForms(chosen);
  while (groups.length < mostThemes - 1 && left.size >= LEAST) {
    const best = bestStem(left, chosen.length, labels);
    if (!best) break;
    const before = left.size;
    take(capitalised(labels.get(best) ?? best), [best]);
    if (left.size === before) break;
    labels.delete(best);
  }
  if (left.size > 0) groups.push({ label: null, sentences: [...left] });
  return groups;
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}

function stemsOfTag(tag: string): readonly string[] {
  return tag
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2 && !STOP_WORDS.has(word))
    .map(stem);
}

/** Words that can head a theme: nouns as far as their form tells, by the form most used. Verbs and adverbs make poor labels. */
const POOR_LABEL = /(?:ade|ades|at|ats|ande|ligen|igt|ar|as|er|ts|des|te|de|it|its|tt)$/u;

function labelForms(sentences: readonly ReadSentence[]): Map<string, string> {
  const forms = new Map<string, Map<string, number>>();
  for (const { words } of sentences) {
    for (const { form } of words) {
      if (form.length < 5 || STOP_WORDS.has(form) || !/^\p{L}+$/u.test(form)) continue;
      const key = stem(form);
      const counts = forms.get(key) ?? new Map<string, number>();
      counts.set(form, (counts.get(form) ?? 0) + 1);
      forms.set(key, counts);
    }
  }
  const labels = new Map<string, string>();
  for (const [key, counts] of forms) {
    const form = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key;
    if (!POOR_LABEL.test(form)) labels.set(key, form);
  }
  return labels;
}

function bestStem(left: ReadonlySet<ReadSentence>, all: number, labels: ReadonlyMap<string, string>): string | null {
  const counts = new Map<string, number>();
  for (const { stems } of left)
    for (const each of stems) if (labels.has(each)) counts.set(each, (counts.get(each) ?? 0) + 1);
  let best: string | null = null;
  for (const [each, size] of counts) {
    if (size < LEAST || (size * 100 > all * COMMONEST && all > 6)) continue;
    const known = best === null ? 0 : (counts.get(best) ?? 0);
    if (
      best === null ||
      size > known ||
      (size === known && (each.length > best.length || (each.length === best.length && each < best)))
    )
      best = each;
  }
  return best;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
