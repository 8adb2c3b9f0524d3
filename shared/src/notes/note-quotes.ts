import { paragraphs } from '../text/paragraphs.ts';
import type { NoteQuote } from './note.ts';

/** A quote that a note may hold, and how its time is written there: "12:34". */
export interface WrittenQuote extends Pick<NoteQuote, 'recordingId' | 'from' | 'to'> {
  readonly time: string;
}

/**
 * The quotes that still stand in a note after it was written: a paragraph with quotation marks and the time. They are found
 * in what the person wrote, since a level may hide the time; masking keeps paragraphs, and where it did not, none is told.
 */
export function quotesIn(written: string, masked: string, quotes: readonly WrittenQuote[]): readonly NoteQuote[] {
  const before = paragraphs(written);
  if (before.length !== paragraphs(masked).length) return [];
  const taken = new Set<number>();
  return quotes.flatMap(({ recordingId, from, to, time }): readonly NoteQuote[] => {
    const timed = new RegExp(`(?<![\\d:])${time}(?![\\d:])`);
    const paragraph = before.findIndex(({ text }, i) => !taken.has(i) && text.includes('”') && timed.test(text));
    if (paragraph < 0) return [];
    taken.add(paragraph);
    return [{ recordingId, from, to, paragraph }];
  });
}
