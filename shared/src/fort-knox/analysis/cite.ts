import { sha256Text } from '../../core/sha256.ts';
import type { PackDocument, PackParagraph } from '../pack-types.ts';
import type { Citation } from '../report-types.ts';
import type { ReadSentence } from './reading.ts';

/** @param start,end UTF-16 offsets in the paragraph */
export function citePassage(document: PackDocument, paragraph: PackParagraph, start: number, end: number): Citation {
  return {
    document: document.id,
    paragraph: paragraph.id,
    start: paragraph.start + start,
    end: paragraph.start + end,
    hash: sha256Text(paragraph.text.slice(start, end)),
    ...(paragraph.at === undefined ? {} : { at: paragraph.at }),
  };
}

export function cite({ document, paragraph, start, end }: ReadSentence): Citation {
  return citePassage(document, paragraph, start, end);
}
