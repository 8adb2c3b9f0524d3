import type { LineChecks } from '../line-checks.ts';
import type { ReportLine } from '../report-types.ts';
import { cite, citePassage } from './cite.ts';
import { isDangling } from './cues.ts';
import type { Reading, ReadSentence } from './reading.ts';

/** How far back a pronoun may point. */
const BACK = 2;
/** Longest quoted text with the sentences before it, UTF-16 units; beyond that the sentence stands alone. */
const LONGEST = 900;

/**
 * A sentence as it stands, marked as a quote. One that opens with "Då" or "Den" is shown with the sentence before it and
 * cites both: what it points at is there.
 */
export function quoted(reading: Reading, sentence: ReadSentence): ReportLine {
  const parts = reading.sentences.slice(antecedent(reading, sentence).index, sentence.index + 1);
  return { text: onOneLine(parts.map(({ text }) => text).join(' ')), quote: true, citations: parts.map(cite) };
}

/** The sentence that the dangling one leans on, also across an empty line; itself when it stands alone or opens its document. */
export function antecedent(reading: Reading, sentence: ReadSentence): ReadSentence {
  let first = sentence;
  let length = sentence.text.length;
  for (let back = 0; back < BACK && isDangling(first); back += 1) {
    const before = reading.sentences[first.index - 1];
    // Two sentences with a quarantined paragraph between them do not follow each other.
    if (before?.document !== sentence.document || before.paragraph.end + 2 < first.paragraph.start) break;
    length += before.text.length;
    if (length > LONGEST) break;
    first = before;
  }
  return first;
}

/** Our own words about passages. */
export function worded(text: string, ...sentences: readonly ReadSentence[]): ReportLine {
  return { text: onOneLine(text), quote: false, citations: sentences.map(cite) };
}

/** For a line about a document as a whole: its first paragraph stands for it. */
export function aboutDocument(text: string, { document, paragraph }: ReadSentence): ReportLine {
  return {
    text: onOneLine(text),
    quote: false,
    citations: [citePassage(document, paragraph, 0, paragraph.text.length)],
  };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * True when the line would pass the output gates alone and as the export writes it. What fails is left out rather than shown
 * shortened: a half truth is worse than a gap.
 */
export function passes(checks: LineChecks, line: ReportLine, date = ''): boolean {
  const text = line.quote ? `”${line.text}”` : line.text;
  return checks.failing(line.text).length === 0 && checks.failing(`- **${date}**: ${text} [d1 p1]`).length === 0;
}

/** Each text once, the first time it comes. */
export function unrepeated<Line extends ReportLine>(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Quotes without those that another quote holds whole, and each once. */
export function uncontained(lines: readonly ReportLine[]): readonly ReportLine[] {
  const once = unrepeated(lines);
  const longer = once.filter(({ citations }) => citations.length > 1);
  return once.filter((line) => !longer.some((other) => other !== line && other.text.includes(line.text)));
}
