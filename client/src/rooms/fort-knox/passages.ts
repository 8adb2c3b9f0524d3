import { sha256Text } from '@arbetsytan/shared/core/sha256';
import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import type { Passage } from '@arbetsytan/shared/documents/segments';
import type { Citation } from '@arbetsytan/shared/fort-knox/report-types';
import { paragraphs } from '@arbetsytan/shared/text/paragraphs';

/** What a citation points into: a document or a note, as it is now. */
export interface CitedText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A passage in its paragraph. `changed` when the text is no longer what the sentence was built on. */
export type CitedPassage =
  | {
      readonly state: 'found' | 'changed';
      readonly text: CitedText;
      readonly passage: Passage;
      readonly paragraph: Passage;
    }
  | { readonly state: 'gone'; readonly documentId: string };

/** Looks a citation up and compares its hash, so that a passage is never shown as something it is not. */
export function lookUp(citation: Citation, texts: ReadonlyMap<string, CitedText>): CitedPassage {
  const text = texts.get(citation.document);
  if (!text || citation.end > text.text.length) return { state: 'gone', documentId: citation.document };
  const passage = { start: citation.start, end: citation.end };
  const paragraph = paragraphs(text.text).find(({ start, end }) => start <= passage.start && passage.start < end);
  const same = sha256Text(text.text.slice(passage.start, passage.end)) === citation.hash;
  return {
    state: same ? 'found' : 'changed',
    text,
    passage,
    paragraph: paragraph ? { start: paragraph.start, end: Math.max(paragraph.end, passage.end) } : passage,
  };
}
