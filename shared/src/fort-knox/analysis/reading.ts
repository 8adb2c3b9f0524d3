import { sentencesOf } from '../../text/sentences.ts';
import { isSubjectWord, stem, type Word, wordsOf } from '../../text/words.ts';
import { type DateMention, findDates } from '../dates/find-dates.ts';
import type { PackDocument, PackParagraph, ReleasedPack } from '../pack-types.ts';
import { type Figure, figuresOf } from './figures.ts';

/** A sentence with all that the rules read from it. Offsets are UTF-16 units in the paragraph. */
export interface ReadSentence {
  /** Place in `Reading.sentences`: the order of the documents, which breaks every tie. */
  readonly index: number;
  readonly document: PackDocument;
  readonly documentIndex: number;
  readonly paragraph: PackParagraph;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
  /** Stems of the words that carry a subject, sorted, each once. */
  readonly stems: readonly string[];
  readonly dates: readonly DateMention[];
  readonly figures: readonly Figure[];
}

export interface Reading {
  readonly documents: readonly PackDocument[];
  readonly sentences: readonly ReadSentence[];
  /** In how many sentences a stem occurs. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** Everything the engines read from a pack, computed once. The pack's own order is the order of all that follows. */
export function readingOf(released: ReleasedPack): Reading {
  const { documents } = released.pack;
  const sentences: ReadSentence[] = [];
  const frequency = new Map<string, number>();
  documents.forEach((document, documentIndex) => {
    for (const paragraph of document.paragraphs) {
      const dates = findDates(paragraph.text, document.date);
      for (const { text, start, end } of sentencesOf(paragraph.text)) {
        const words = wordsOf(text);
        const stems = stemsOf(words);
        for (const known of stems) frequency.set(known, (frequency.get(known) ?? 0) + 1);
        const inside = dates
          .filter((date) => date.start >= start && date.end <= end)
          .map((date) => ({ ...date, start: date.start - start, end: date.end - start }));
        sentences.push({
          index: sentences.length,
          document,
          documentIndex,
          paragraph,
          text,
          start,
          end,
          words,
          stems,
          dates: inside,
          figures: figuresOf(text, inside),
        });
      }
    }
  });
  return { documents, sentences, frequency };
}

function stemsOf(words: readonly Word[]): readonly string[] {
  const stems = new Set<string>();
  for (const { form } of words) if (isSubjectWord(form)) stems.add(stem(form));
  return [...stems].sort();
}
