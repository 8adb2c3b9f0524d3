import { normalWords } from '../text/ngrams.ts';
import { documentsById, passageOf } from './citation-check.ts';
import type { KnoxPack, PackDocument } from './pack-types.ts';
import type { KnoxReason } from './reasons.ts';
import type { AddressedLine } from './report-lines.ts';

const NUMBER = /\p{N}+/gu;
const PLACEHOLDER = /\[\p{Lu}[\p{Lu}-]* \d+\]/gu;

/**
 * Each line's figures and placeholders occur in the passages it cites, or in the date of a document it cites; a quote is the
 * passage word for word. What a line says beyond that is not verified here, and the product never claims it is.
 */
export function checkSupport(pack: KnoxPack, lines: readonly AddressedLine[]): KnoxReason[] {
  const documents = documentsById(pack);
  return lines.flatMap(({ at, line }) => {
    if (line.citations.length === 0) return [];
    const passages = line.citations.map((citation) => passageOf(documents, citation) ?? '');
    const dates = line.citations.map(({ document }) => documents.get(document)?.date ?? '').join(' ');
    const count =
      unsupported(line.text, `${passages.join(' \n ')} ${dates}`, documents) +
      (line.quote && !isQuoteOf(line.text, passages) ? 1 : 0);
    return count === 0
      ? []
      : [{ code: 'unsupported' as const, documentId: null, line: at, repair: 'none' as const, count }];
  });
}

/** How many figures and placeholders of a text are not in what it stands on. */
function unsupported(text: string, ground: string, documents: ReadonlyMap<string, PackDocument>): number {
  const figures = new Set((ground.match(NUMBER) ?? []).map(plainNumber));
  const placeholders = new Set(ground.match(PLACEHOLDER) ?? []);
  // A title in a line ("Enligt 2024 års budget") is not a claim about figures.
  const withoutTitles = [...documents.values()].reduce(
    (rest, { title }) => (title.length > 3 ? rest.replaceAll(title, ' ') : rest),
    text,
  );
  const wrongFigures = (withoutTitles.match(NUMBER) ?? []).filter((figure) => !figures.has(plainNumber(figure))).length;
  return wrongFigures + (text.match(PLACEHOLDER) ?? []).filter((placeholder) => !placeholders.has(placeholder)).length;
}

/** "05" and "5" are one figure: a month of an ISO date is written without its zero. */
function plainNumber(figure: string): string {
  return figure.replace(/^0+(?=\p{N})/u, '');
}

function isQuoteOf(text: string, passages: readonly string[]): boolean {
  const words = (part: string) =>
    ` ${normalWords(part)
      .map(({ word }) => word)
      .join(' ')} `;
  return words(passages.join(' \n ')).includes(words(text));
}
