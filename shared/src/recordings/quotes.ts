import type { MaskedSegment, Quote, TranscriptFacts } from '../documents/transcript-facts.ts';
import { timecode } from './timecode.ts';

/** What one person says in a stretch of a transcript. `start` and `end` are offsets in the masked text. */
export interface QuotePart {
  readonly speaker: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Stretch = Pick<Quote, 'from' | 'to'>;

/** The words of a stretch of time, as they stand now: a part for each who speaks. Empty when its words are gone. */
export function quoteParts(
  text: string,
  { speakers, segments }: Pick<TranscriptFacts, 'speakers' | 'segments'>,
  { from, to }: Stretch,
): readonly QuotePart[] {
  const parts: QuotePart[] = [];
  let before: number | null = null;
  for (const segment of segments) {
    const words = segment.words.filter((word) => isIn(word[2], word[3], from, to));
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last) continue;
    const said = { start: first[0], end: last[1] };
    const earlier = parts.at(-1);
    if (earlier && before === segment.speaker)
      parts[parts.length - 1] = {
        ...earlier,
        text: `${earlier.text} ${text.slice(said.start, said.end)}`,
        end: said.end,
      };
    else
      parts.push({
        speaker: speakers[segment.speaker]?.name ?? null,
        text: text.slice(said.start, said.end),
        ...said,
      });
    before = segment.speaker;
  }
  return parts;
}

/** A word belongs to a stretch when its middle does: neighbours may share a border. */
const isIn = (from: number, to: number, start: number, end: number) => {
  const middle = (from + to) / 2;
  return middle >= start && middle <= end;
};

/** The stretch of time of what was chosen in the masked text, from the first word to the last; null when there is no word. */
export function stretchOf(
  segments: readonly MaskedSegment[],
  chosen: { readonly start: number; readonly end: number },
): Stretch | null {
  let from: number | null = null;
  let to = 0;
  for (const segment of segments) {
    if (segment.end <= chosen.start || segment.start >= chosen.end) continue;
    for (const [start, end, at, until] of segment.words) {
      if (end <= chosen.start || start >= chosen.end) continue;
      from = Math.min(from ?? at, at);
      to = Math.max(to, until);
    }
  }
  return from === null ? null : { from, to };
}

/** Quotes in the order of the recording, each stretch once. */
export function withQuote(quotes: readonly Quote[], quote: Quote): readonly Quote[] {
  if (quotes.some(({ from, to }) => from === quote.from && to === quote.to)) return quotes;
  return [...quotes, quote].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** What a note says of a quote: ”words” – who, time. One paragraph, so that a report cites it whole. */
export function quoteForNote(parts: readonly QuotePart[], from: number, unknown: string): string {
  const who = [...new Set(parts.map(({ speaker }) => speaker ?? unknown))].join(', ');
  const words = parts.map(({ text }) => `”${text.replaceAll('”', '’')}”`).join(' – ');
  return `${words} – ${who}, ${timecode(from)}`;
}
