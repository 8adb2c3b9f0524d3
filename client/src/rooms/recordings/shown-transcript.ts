import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import type { MaskedSegment } from '@arbetsytan/shared/documents/transcript-facts';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { transcriptText } from '@arbetsytan/shared/recordings/transcript-text';
import { isUnsure } from './word-index.ts';

/** A transcript as it is drawn: masked, or unmasked for its owner. */
export interface ShownTranscript {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly segments: readonly MaskedSegment[];
  /** By index. */
  readonly speakers: readonly string[];
}

export function shownOf({ text, marks, transcript }: DocumentRow): ShownTranscript {
  const { segments = [], speakers = [] } = transcript ?? {};
  return { text, marks, segments, speakers: speakers.map(({ name }) => name) };
}

export function shownRaw(raw: RawTranscript): ShownTranscript {
  const { text, segments, speakers } = transcriptText(raw);
  return { text, marks: [], segments, speakers: speakers.map(({ start, end }) => text.slice(start, end)) };
}

/** A run of a segment's words that look the same. Offsets in the whole text. */
export interface ShownPiece {
  readonly start: number;
  readonly end: number;
  readonly look: 'plain' | 'hidden' | 'unsure';
}

/** The words of a segment, without the name before them, cut where their look changes. @param marks those in the segment */
export function piecesOf(segment: MaskedSegment, marks: readonly Mark[]): readonly ShownPiece[] {
  const first = segment.words[0];
  if (!first) return [];
  const pieces: ShownPiece[] = [];
  let at = first[0];
  const put = (start: number, end: number, look: ShownPiece['look']) => {
    if (start > at) pieces.push({ start: at, end: start, look: 'plain' });
    if (end > Math.max(start, at)) pieces.push({ start: Math.max(start, at), end, look });
    at = Math.max(at, end);
  };
  const inside = marks.filter(({ start, end }) => start >= first[0] && end <= segment.end);
  const unsure = segment.words.filter((word) => isUnsure(word[4]));
  const cuts = [
    ...inside.map(({ start, end }) => ({ start, end, look: 'hidden' as const })),
    // What is hidden looks hidden, however sure the model was.
    ...unsure
      .filter(([start, end]) => !inside.some((mark) => mark.start < end && mark.end > start))
      .map(([start, end]) => ({ start, end, look: 'unsure' as const })),
  ];
  for (const { start, end, look } of cuts.sort((a, b) => a.start - b.start)) put(start, end, look);
  if (at < segment.end) pieces.push({ start: at, end: segment.end, look: 'plain' });
  return pieces;
}
