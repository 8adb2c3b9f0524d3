import { wordsOf } from '../../text/words.ts';
import type { PackParagraph } from '../pack-types.ts';
import { isDangling, isNegated, isQuestion } from './cues.ts';
import type { Figure } from './figures.ts';
import type { Reading, ReadSentence } from './reading.ts';

export interface Contradiction {
  readonly kind: 'figure' | 'date' | 'negation';
  readonly first: ReadSentence;
  readonly second: ReadSentence;
  /** What differs, as written; both empty for a negation. */
  readonly values: readonly [string, string];
  /** The rarest words both share, as stems, rarest first. */
  readonly shared: readonly string[];
}

/** Stems in more sentences than this say nothing about a common subject, and would make the search square. */
const COMMONEST = 60;
const MOST = 24;
/** Least different words of a paragraph, and percent of them in common, that make two documents a series. */
const SERIES_WORDS = 12;
const SERIES_SHARE = 60;

/**
 * Statements in two documents about the same thing that cannot both be right: the same subject words with different figures of the
 * same unit, different days, or one of them denied. A suspicion for a person to look at, never a verdict.
 * In order of how much the two share, then of the material.
 */
export function contradictionsOf(reading: Reading): readonly Contradiction[] {
  const postings = new Map<string, number[]>();
  const found: { readonly score: number; readonly contradiction: Contradiction }[] = [];
  for (const sentence of reading.sentences) {
    if (isQuestion(sentence)) continue;
    const shared = sharedStems(sentence, reading, postings);
    for (const [otherIndex, stems] of shared) {
      const other = reading.sentences[otherIndex];
      if (!other || other.documentIndex === sentence.documentIndex) continue;
      const contradiction = compare(other, sentence, rarestFirst(stems, reading));
      if (contradiction) found.push({ score: likenessOf(other, sentence, stems), contradiction });
    }
    for (const stem of subjectOf(sentence, reading)) {
      if ((reading.frequency.get(stem) ?? 0) > COMMONEST) continue;
      const known = postings.get(stem);
      if (known) known.push(sentence.index);
      else postings.set(stem, [sentence.index]);
    }
  }
  found.sort(
    (a, b) =>
      b.score - a.score ||
      a.contradiction.first.index - b.contradiction.first.index ||
      a.contradiction.second.index - b.contradiction.second.index,
  );
  return unrepeated(found.map(({ contradiction }) => contradiction));
}

/** Stems of the subject: "Den kan kosta ..." is about what the sentence before it is about. */
function subjectOf(sentence: ReadSentence, { sentences }: Reading): readonly string[] {
  const before = sentences[sentence.index - 1];
  if (before?.paragraph !== sentence.paragraph || !isDangling(sentence)) return sentence.stems;
  return [...new Set([...sentence.stems, ...before.stems])];
}

function sharedStems(sentence: ReadSentence, reading: Reading, postings: ReadonlyMap<string, readonly number[]>) {
  const shared = new Map<number, string[]>();
  for (const stem of subjectOf(sentence, reading)) {
    if ((reading.frequency.get(stem) ?? 0) > COMMONEST) continue;
    for (const index of postings.get(stem) ?? []) {
      const stems = shared.get(index);
      if (stems) stems.push(stem);
      else shared.set(index, [stem]);
    }
  }
  return shared;
}

/** Shared stems in thousandths of the shorter sentence's. */
function likenessOf(a: ReadSentence, b: ReadSentence, shared: readonly string[]): number {
  return Math.floor((shared.length * 1000) / Math.max(1, Math.min(a.stems.length, b.stems.length)));
}

function rarestFirst(stems: readonly string[], reading: Reading): readonly string[] {
  const at = (stem: string) => reading.frequency.get(stem) ?? 0;
  return [...stems].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}

function compare(a: ReadSentence, b: ReadSentence, shared: readonly string[]): Contradiction | null {
  const likeness = likenessOf(a, b, shared);
  if (shared.length >= 2 && likeness >= 340) {
    const figures = differentFigures(a, b);
    if (figures) return { kind: 'figure', first: a, second: b, values: figures, shared };
  }
  if (shared.length >= 3 && likeness >= 450) {
    const dates = differentDays(a, b);
    if (dates) return { kind: 'date', first: a, second: b, values: dates, shared };
  }
  if (shared.length >= 3 && likeness >= 500 && isNegated(a) !== isNegated(b))
    return { kind: 'negation', first: a, second: b, values: ['', ''], shared };
  return null;
}

/**
 * Two of a series (invoices, logs, minutes after one form) differ in their figures because each is about its own time: a paragraph that is
 * nearly the other's, in another document of the same kind, contradicts nothing.
 */
function inSeries(a: ReadSentence, b: ReadSentence, known: Map<PackParagraph, ReadonlySet<string>>): boolean {
  if (a.document.kind !== b.document.kind || a.document.date === b.document.date) return false;
  const left = formsOf(a.paragraph, known);
  const right = formsOf(b.paragraph, known);
  if (Math.min(left.size, right.size) < SERIES_WORDS) return false;
  const common = [...left].filter((form) => right.has(form)).length;
  return common * 100 >= Math.max(left.size, right.size) * SERIES_SHARE;
}

function formsOf(paragraph: PackParagraph, known: Map<PackParagraph, ReadonlySet<string>>): ReadonlySet<string> {
  const forms = known.get(paragraph) ?? new Set(wordsOf(paragraph.text).map(({ form }) => form));
  known.set(paragraph, forms);
  return forms;
}

/** The first pair of comparable figures that differ, when the two sentences have no such figure in common. */
function differentFigures(a: ReadSentence, b: ReadSentence): readonly [string, string] | null {
  const comparable = (figure: Figure) => figure.unit !== '' && figure.kind !== 'bare';
  for (const left of a.figures.filter(comparable)) {
    const rivals = b.figures.filter((right) => comparable(right) && right.unit === left.unit);
    const first = rivals[0];
    if (!first || rivals.some((right) => right.value === left.value)) continue;
    if (a.figures.some((own) => own.unit === left.unit && rivals.some((right) => right.value === own.value))) continue;
    return [left.written, first.written];
  }
  return null;
}

function differentDays(a: ReadSentence, b: ReadSentence): readonly [string, string] | null {
  const left = a.dates.filter((date) => date.precision === 'day');
  const right = b.dates.filter((date) => date.precision === 'day');
  const [first, second] = [left[0], right[0]];
  if (!first || !second || left.some((date) => right.some((other) => other.date === date.date))) return null;
  return [a.text.slice(first.start, first.end), b.text.slice(second.start, second.end)];
}

/** One line for each pair of values: three documents with the same two sums are one question. At most `MOST`. */
function unrepeated(all: readonly Contradiction[]): readonly Contradiction[] {
  const seen = new Set<string>();
  const used = new Map<number, number>();
  const forms = new Map<PackParagraph, ReadonlySet<string>>();
  const kept: Contradiction[] = [];
  for (const item of all) {
    if (kept.length >= MOST) break;
    const { kind, first, second, values } = item;
    const key = kind === 'negation' ? `${first.index}/${second.index}` : [...values].sort().join('/');
    const uses = Math.max(used.get(first.index) ?? 0, used.get(second.index) ?? 0);
    if (seen.has(key) || uses >= 2 || inSeries(first, second, forms)) continue;
    seen.add(key);
    for (const { index } of [first, second]) used.set(index, (used.get(index) ?? 0) + 1);
    kept.push(item);
  }
  return kept;
}
