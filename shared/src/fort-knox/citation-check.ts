import { sha256Text } from '../core/sha256.ts';
import type { KnoxPack, PackDocument } from './pack-types.ts';
import type { KnoxReason } from './reasons.ts';
import type { AddressedLine } from './report-lines.ts';
import type { Citation } from './report-types.ts';

/** The passage a citation names, or null when it does not resolve in the pack. */
export function passageOf(documents: ReadonlyMap<string, PackDocument>, citation: Citation): string | null {
  const paragraph = documents.get(citation.document)?.paragraphs.find(({ id }) => id === citation.paragraph);
  if (!paragraph || citation.start < paragraph.start || citation.end > paragraph.end || citation.start >= citation.end)
    return null;
  if (citation.at !== paragraph.at) return null;
  const passage = paragraph.text.slice(citation.start - paragraph.start, citation.end - paragraph.start);
  return sha256Text(passage) === citation.hash ? passage : null;
}

export function documentsById(pack: KnoxPack): ReadonlyMap<string, PackDocument> {
  return new Map(pack.documents.map((document) => [document.id, document]));
}

/**
 * Promise 6: every line names passages, and each exists, is hashed right and lies in a paragraph that was packed. Only a
 * pack without a single paragraph may have lines that cite nothing.
 */
export function checkCitations(pack: KnoxPack, lines: readonly AddressedLine[]): KnoxReason[] {
  const documents = documentsById(pack);
  const hasText = pack.documents.some(({ paragraphs }) => paragraphs.length > 0);
  return lines.flatMap(({ at, line }) => {
    const broken = line.citations.filter((citation) => passageOf(documents, citation) === null).length;
    const missing = hasText && line.citations.length === 0 ? 1 : 0;
    if (broken + missing === 0) return [];
    return [
      {
        code: 'citation-broken' as const,
        documentId: null,
        line: at,
        repair: 'none' as const,
        count: broken + missing,
      },
    ];
  });
}
