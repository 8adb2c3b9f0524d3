import { alignWords } from './align-words.ts';
import type { RawTranscript, TranscriptSegment } from './transcript.ts';
import { onOneLine } from './transcript-text.ts';

/** What a person can do to a transcript. Ids are given, so that doing it again gives the same. */
export type TranscriptEdit =
  | { readonly kind: 'write'; readonly segment: string; readonly text: string }
  /** Before the word with that index. */
  | { readonly kind: 'split'; readonly segment: string; readonly word: number; readonly newId: string }
  | { readonly kind: 'merge'; readonly segment: string }
  /** From this segment to where somebody else speaks, or in this one only. Null: nobody knows who. */
  | { readonly kind: 'speaker'; readonly segment: string; readonly speaker: string | null; readonly only?: boolean }
  | { readonly kind: 'add-speaker'; readonly id: string; readonly name: string }
  /** Everywhere. The name of another makes the two one. */
  | { readonly kind: 'rename'; readonly speaker: string; readonly name: string }
  /** Somebody has listened and answers for it: nothing of the segment is doubtful any more. */
  | { readonly kind: 'heard'; readonly segment: string }
  /** In the order of the text. `count` words from `word` become others; their time is the same. */
  | { readonly kind: 'correct'; readonly corrections: readonly Correction[] };

export interface Correction {
  readonly segment: string;
  readonly word: number;
  readonly count: number;
  /** What stands there now, so that a correction of another text is not made. */
  readonly from: string;
  readonly to: string;
}

/** The longest text of one segment that a person may write, in characters. */
export const LONGEST_SEGMENT = 20_000;

/** The transcript after an edit; the same object when it changes nothing (a segment that is gone, an empty name). */
export function edited(raw: RawTranscript, edit: TranscriptEdit): RawTranscript {
  switch (edit.kind) {
    case 'write':
      return changed(raw, edit.segment, (segment) => written(segment, edit.text));
    case 'split':
      return split(raw, edit.segment, edit.word, edit.newId);
    case 'merge':
      return merged(raw, edit.segment);
    case 'speaker':
      return spokenFrom(raw, edit.segment, edit.speaker, edit.only ?? false);
    case 'add-speaker':
      return withSpeaker(raw, edit.id, edit.name);
    case 'rename':
      return renamed(raw, edit.speaker, edit.name);
    case 'heard':
      return changed(raw, edit.segment, heard);
    case 'correct':
      return edit.corrections.reduce(corrected, raw);
  }
}

export const textOf = ({ words }: Pick<TranscriptSegment, 'words'>): string => words.map(({ text }) => text).join(' ');

function changed(
  raw: RawTranscript,
  id: string,
  change: (segment: TranscriptSegment) => TranscriptSegment,
): RawTranscript {
  let same = true;
  const segments = raw.segments.map((segment) => {
    if (segment.id !== id) return segment;
    const next = change(segment);
    if (next !== segment) same = false;
    return next;
  });
  return same ? raw : { ...raw, segments };
}

function written(segment: TranscriptSegment, text: string): TranscriptSegment {
  const line = onOneLine(text.slice(0, LONGEST_SEGMENT));
  if (line === textOf(segment)) return segment.doubtful ? { ...segment, doubtful: false } : segment;
  const words = alignWords(segment.words, line === '' ? [] : line.split(' '), segment);
  return { ...segment, words, by: 'person', doubtful: false };
}

function heard(segment: TranscriptSegment): TranscriptSegment {
  if (!segment.doubtful && segment.words.every(({ sure }) => sure === null)) return segment;
  return { ...segment, words: segment.words.map((word) => ({ ...word, sure: null })), by: 'person', doubtful: false };
}

function split(raw: RawTranscript, id: string, word: number, newId: string): RawTranscript {
  const index = raw.segments.findIndex((segment) => segment.id === id);
  const segment = raw.segments[index];
  const first = segment?.words[word];
  if (!segment || !first || word < 1 || raw.segments.some((each) => each.id === newId)) return raw;
  const head = {
    ...segment,
    words: segment.words.slice(0, word),
    to: Math.max(segment.from, first.from),
    by: 'person',
  };
  const tail = { ...segment, id: newId, words: segment.words.slice(word), from: first.from, by: 'person' };
  const two = [head, tail] as readonly TranscriptSegment[];
  return { ...raw, segments: raw.segments.toSpliced(index, 1, ...two) };
}

/** With the segment that follows it in time. The speaker is the first one's, or the second's when nobody knew. */
function merged(raw: RawTranscript, id: string): RawTranscript {
  const index = raw.segments.findIndex((segment) => segment.id === id);
  const [one, two] = raw.segments.slice(index, index + 2);
  if (index < 0 || !one || !two) return raw;
  const whole: TranscriptSegment = {
    ...one,
    from: Math.min(one.from, two.from),
    to: Math.max(one.to, two.to),
    speaker: one.speaker ?? two.speaker,
    words: [...one.words, ...two.words],
    by: 'person',
    doubtful: one.doubtful || two.doubtful,
  };
  return { ...raw, segments: raw.segments.toSpliced(index, 2, whole) };
}

function spokenFrom(raw: RawTranscript, id: string, speaker: string | null, only: boolean): RawTranscript {
  const start = raw.segments.findIndex((segment) => segment.id === id);
  const before = raw.segments[start]?.speaker;
  if (before === undefined || before === speaker) return raw;
  if (speaker !== null && !raw.speakers.some((each) => each.id === speaker)) return raw;
  let end = start;
  while (raw.segments[end]?.speaker === before && !(only && end > start)) end += 1;
  return {
    ...raw,
    segments: raw.segments.map((segment, i) => (i >= start && i < end ? { ...segment, speaker } : segment)),
  };
}

function withSpeaker(raw: RawTranscript, id: string, name: string): RawTranscript {
  const plain = onOneLine(name).slice(0, 200);
  if (plain === '' || raw.speakers.some((each) => each.id === id || each.name === plain)) return raw;
  return { ...raw, speakers: [...raw.speakers, { id, name: plain }] };
}

function renamed(raw: RawTranscript, id: string, name: string): RawTranscript {
  const plain = onOneLine(name).slice(0, 200);
  const known = raw.speakers.find((each) => each.id === id);
  if (!known || plain === '' || known.name === plain) return raw;
  const other = raw.speakers.find((each) => each.name === plain);
  if (!other) return { ...raw, speakers: raw.speakers.map((each) => (each.id === id ? { id, name: plain } : each)) };
  return {
    ...raw,
    speakers: raw.speakers.filter((each) => each.id !== id),
    segments: raw.segments.map((each) => (each.speaker === id ? { ...each, speaker: other.id } : each)),
  };
}

function corrected(raw: RawTranscript, { segment: id, word, count, from, to }: Correction): RawTranscript {
  return changed(raw, id, (segment) => {
    const there = segment.words.slice(word, word + count);
    const line = onOneLine(to);
    const [first] = there;
    const last = there.at(-1);
    if (!first || !last || line === '' || textOf({ words: there }) !== from) return segment;
    const words = alignWords(there, line.split(' '), { from: first.from, to: last.to });
    return { ...segment, words: segment.words.toSpliced(word, count, ...words), by: 'person' };
  });
}
