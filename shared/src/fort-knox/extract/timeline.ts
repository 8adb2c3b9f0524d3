import { aboutDocument, passes, quoted } from '../analysis/lines.ts';
import type { Reading, ReadSentence } from '../analysis/reading.ts';
import type { Salience } from '../analysis/salience.ts';
import { KIND_PHRASE } from '../analysis/wording.ts';
import type { LineChecks } from '../line-checks.ts';
import type { PackDocument } from '../pack-types.ts';
import type { TimelineLine } from '../report-types.ts';

interface Entry {
  readonly sentence: ReadSentence;
  readonly date: string;
  readonly precision: TimelineLine['precision'];
  readonly interpreted: boolean;
}

/** A day or a month says more in a chronicle than a year. Thousandths, as salience. */
const FINER_THAN_YEAR = 500;
const CLOCK_FIRST = /^(?:[-–•*]\s*)?(?:kl\.?\s*)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)/iu;

/**
 * Every date the material names, each with the sentence that names it, and every dated document on its day. In order of time.
 * Over the budget the least telling fall out, not the latest.
 */
export function timelineOf(
  reading: Reading,
  salience: Salience,
  checks: LineChecks,
  most: number,
): readonly TimelineLine[] {
  const entries = unrepeated([...datedEntries(salience), ...loggedEntries(salience)]);
  const kept = entries
    .map((entry, order) => ({
      entry,
      order,
      score: salience.of(entry.sentence) + (entry.precision === 'year' ? 0 : FINER_THAN_YEAR),
    }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, most)
    .sort((a, b) => a.entry.sentence.index - b.entry.sentence.index);
  const lines = kept.map(({ entry: { sentence, date, precision, interpreted } }) => ({
    ...quoted(reading, sentence),
    date,
    precision,
    interpreted,
  }));
  const own = documentLines(reading).slice(0, Math.max(0, most - lines.length));
  return [...lines, ...own]
    .filter((line) => passes(checks, line, line.date))
    .map((line, order) => ({ line, order }))
    .sort((a, b) => (a.line.date === b.line.date ? a.order - b.order : a.line.date < b.line.date ? -1 : 1))
    .map(({ line }) => line);
}

function datedEntries(salience: Salience): readonly Entry[] {
  return salience.telling.flatMap((sentence) =>
    sentence.dates.map(({ date, precision, interpreted }) => ({ sentence, date, precision, interpreted })),
  );
}

/** A log line that opens with the time of day belongs to the day of its document. */
function loggedEntries(salience: Salience): readonly Entry[] {
  return salience.telling.flatMap((sentence) => {
    const { date } = sentence.document;
    if (date === null || sentence.dates.length > 0 || !CLOCK_FIRST.test(sentence.text)) return [];
    return [{ sentence, date, precision: 'day' as const, interpreted: true }];
  });
}

/** The document itself, on its own date: metadata, so nothing is worked out. */
function documentLines(reading: Reading): readonly TimelineLine[] {
  return reading.documents.flatMap((document): readonly TimelineLine[] => {
    const first = reading.sentences.find((sentence) => sentence.document === document);
    if (!first || document.date === null) return [];
    const line = aboutDocument(`Underlagets datum: ${nameOf(document)}.`, first);
    return [{ ...line, date: document.date, precision: 'day', interpreted: false }];
  });
}

/** The title, unless it holds figures or placeholders that the text itself does not vouch for. */
function nameOf({ title, kind }: PackDocument): string {
  return /[\p{N}[\]]/u.test(title) || title.trim() === '' ? KIND_PHRASE[kind] : title.trim();
}

function unrepeated(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ sentence, date }) => {
    const key = `${sentence.index} ${date}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
