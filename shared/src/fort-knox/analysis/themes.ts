import { isSubjectWord, stem } from '../../text/words.ts';
import type { PackDocument } from '../pack-types.ts';
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
/** Themes by the material's own words, at most: many small ones hide the whole. */
const MOST_BY_WORD = 6;

/**
 * Groups sentences under words. Tags come first, since a person chose them; then the material's own frequent words, each taken where it
 * gathers most of what is still ungrouped; last the document it stands in. Order: size of the group, then the material's.
 * @param mostLines of one group; what is over falls to the next that fits
 * @param nameOf what a document may be called in this report; null where it may not be told apart
 */
export function themesOf(
  reading: Reading,
  tags: readonly string[],
  chosen: readonly ReadSentence[],
  mostThemes: number,
  mostLines: number,
  nameOf: (document: PackDocument) => string | null,
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
  const tagged = groups.length;
  const labels = labelForms(chosen);
  while (groups.length < Math.min(mostThemes - 1, tagged + MOST_BY_WORD) && left.size >= LEAST) {
    const best = bestStem(left, chosen.length, labels);
    if (!best) break;
    const before = left.size;
    take(capitalised(labels.get(best) ?? best), [best]);
    if (left.size === before) break;
    labels.delete(best);
  }
  for (const document of reading.documents) {
    if (groups.length >= mostThemes - 1) break;
    const own = [...left].filter((sentence) => sentence.document === document);
    if (own.length < LEAST) continue;
    const sentences = own.slice(0, mostLines);
    for (const sentence of sentences) left.delete(sentence);
    groups.push({ label: nameOf(document), sentences });
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
    .filter(isSubjectWord)
    .map(stem);
}

/** Words that can head a theme: nouns as far as their form tells, and names. Verbs and adjectives make poor labels. */
const LABEL_FORM =
  /(?:en|et|an|arna|erna|orna|or|ning|ningar|het|tion|tioner|nad|ment|skap|verk|bolag|avtal|möte|svar|beslut|faktura|fakturor)$/u;

function labelForms(sentences: readonly ReadSentence[]): Map<string, string> {
  const forms = new Map<string, Map<string, number>>();
  const names = new Set<string>();
  for (const { words, text } of sentences) {
    for (const { form, start } of words) {
      const isName = start > 1 && /^\p{Lu}/u.test(text.slice(start, start + 2));
      if (isName) names.add(form);
      if (form.length < 5 || !isSubjectWord(form) || !/^\p{L}+$/u.test(form)) continue;
      const key = stem(form);
      const counts = forms.get(key) ?? new Map<string, number>();
      counts.set(form, (counts.get(form) ?? 0) + 1);
      forms.set(key, counts);
    }
  }
  const labels = new Map<string, string>();
  for (const [key, counts] of forms) {
    const form = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key;
    if (LABEL_FORM.test(form) || names.has(form)) labels.set(key, form);
  }
  return labels;
}

/** The word most sentences share, among words of at least two documents or three sentences. */
function bestStem(left: ReadonlySet<ReadSentence>, all: number, labels: ReadonlyMap<string, string>): string | null {
  const counts = new Map<string, number>();
  const documents = new Map<string, Set<number>>();
  for (const { stems, documentIndex } of left) {
    for (const each of stems) {
      if (!labels.has(each)) continue;
      counts.set(each, (counts.get(each) ?? 0) + 1);
      documents.set(each, (documents.get(each) ?? new Set()).add(documentIndex));
    }
  }
  let best: string | null = null;
  for (const [each, size] of counts) {
    if (
      size < LEAST ||
      (size === LEAST && (documents.get(each)?.size ?? 0) < LEAST) ||
      (size * 100 > all * COMMONEST && all > 6)
    )
      continue;
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
