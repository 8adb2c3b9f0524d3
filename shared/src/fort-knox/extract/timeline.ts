import { passes, quoted } from '../analysis/lines.ts';
import type { Reading, ReadSentence } from '../analysis/reading.ts';
import type { Salience } from '../analysis/salience.ts';
import type { LineChecks } from '../line-checks.ts';
import type { TimelineLine } from '../report-types.ts';

interface Entry {
  readonly sentence: ReadSentence;
  readonly date: string;
  readonly precision: TimelineLine['precision'];
  readonly interpreted: boolean;
}

const CLOCK_FIRST = /^(?:[-–•*]\s*)?(?:kl\.?\s*)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)/iu;

/**
 * Every date the material names, each with the sentence that names it; then, for a dated document whose own day nobody
 * names, its most telling sentence. In order of time. Over the budget the least telling fall out, not the latest.
 */
export function timelineOf(
  reading: Reading,
  salience: Salience,
  checks: LineChecks,
  most: number,
): readonly TimelineLine[] {
  const entries = unrepeated([...datedEntries(salience), ...documentEntries(reading, salience)]);
  const kept = entries
    .map((entry, order) => ({
      entry,
      order,
      score: salience.of(entry.sentence) + (entry.precision === 'year' ? 0 : 500),
    }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, most)
    .map(({ entry }) => entry);
  return kept
    .sort((a, b) => (a.date === b.date ? a.sentence.index - b.sentence.index : a.date < b.date ? -1 : 1))
    .map(({ sentence, date, precision, interpreted }) => ({
      ...quoted(reading, sentence),
      date,
      precision,
      interpreted,
    }))
    .filter((line) => passes(checks, line, line.date));
}

function datedEntries(salience: Salience): readonly Entry[] {
  return salience.telling.flatMap((sentence) =>
    sentence.dates.map(({ date, precision, interpreted }) => ({ sentence, date, precision, interpreted })),
  );
}

/** A log line that opens with the time of day belongs to the day of its document. */
function documentEntries(reading: Reading, salience: Salience): readonly Entry[] {
  return reading.documents.flatMap((document) => {
    const { date } = document;
    if (!date) return [];
    const own = salience.telling.filter((sentence) => sentence.document === document);
    const entry = (sentence: ReadSentence): Entry => ({ sentence, date, precision: 'day', interpreted: true });
    const logged = own.filter((sentence) => sentence.dates.length === 0 && CLOCK_FIRST.test(sentence.text)).map(entry);
    if (logged.length > 0 || own.some(({ dates }) => dates.some((known) => known.date === date))) return logged;
    const best = own.reduce<ReadSentence | null>(
      (known, sentence) => (!known || salience.of(sentence) > salience.of(known) ? sentence : known),
      null,
    );
    return best ? [entry(best)] : [];
  });
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
