import type { MaskedSegment, WordAnchor } from '../documents/transcript-facts.ts';
import { rawText } from '../ingest/decode.ts';
import { normalise } from '../text/normalise.ts';
import type { RawTranscript } from './transcript.ts';

/** A text with the places of what is said in it. Offsets are UTF-16 code units in `text`, end exclusive. */
export interface AnchoredText {
  readonly text: string;
  readonly segments: readonly MaskedSegment[];
  /** In the order of the transcript; `MaskedSegment.speaker` is an index here. */
  readonly speakers: readonly SpeakerPlace[];
}

/** Where the name of a speaker first stands in the text; -1 for one who says nothing in it. */
export interface SpeakerPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** What most words are made of: nothing in it needs to be made normal. */
const PLAIN = /^[!-~åäöéüÅÄÖÉÜ]+$/;

/** One line of plain text, so that a word or a name never opens a paragraph of its own. */
export function onOneLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return normalise(rawText(text.replace(/\s+/gu, ' ')))
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * The transcript as it is read and masked: a paragraph a segment, the speaker's name before the first of a turn. The text is
 * already normal, so that offsets hold through masking. Segments without words are left out of it.
 */
export function transcriptText(raw: Pick<RawTranscript, 'speakers' | 'segments'>): AnchoredText {
  const names = new Map(raw.speakers.map(({ id, name }) => [id, onOneLine(name)]));
  const order = raw.speakers.map(({ id }) => id).filter((id) => (names.get(id) ?? '') !== '');
  const segments: MaskedSegment[] = [];
  const places = new Map<string, SpeakerPlace>();
  let text = '';
  let before: string | null = null;
  for (const segment of raw.segments) {
    const words = segment.words.flatMap((word) => {
      const written = onOneLine(word.text);
      return written === '' ? [] : [{ ...word, written }];
    });
    if (words.length === 0) continue;
    if (text !== '') text += '\n\n';
    const start = text.length;
    const name = segment.speaker === null ? '' : (names.get(segment.speaker) ?? '');
    const speaker = name === '' ? null : segment.speaker;
    if (speaker !== null && speaker !== before) {
      if (!places.has(speaker)) places.set(speaker, { id: speaker, start, end: start + name.length });
      text += `${name}: `;
    }
    before = speaker;
    const anchors: WordAnchor[] = [];
    for (const [index, { written, from, to, sure }] of words.entries()) {
      if (index > 0) text += ' ';
      anchors.push([text.length, text.length + written.length, from, to, sure ?? -1]);
      text += written;
    }
    segments.push({
      id: segment.id,
      start,
      end: text.length,
      from: segment.from,
      to: segment.to,
      speaker: speaker === null ? -1 : order.indexOf(speaker),
      words: anchors,
      doubtful: segment.doubtful,
    });
  }
  return { text, segments, speakers: order.map((id) => places.get(id) ?? { id, start: -1, end: -1 }) };
}
