import type { DocumentRow } from '../documents/document.ts';
import type { MaskedSegment, TranscriptFacts } from '../documents/transcript-facts.ts';
import type { Release } from '../mask/mask-types.ts';
import { subtitleTime, timecode } from './timecode.ts';

export const EXPORT_FORMATS = ['txt', 'md', 'srt', 'vtt', 'docx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * A line of an export as it is written, and its words as they are read. Both pass the gate. Null: the line is the product's
 * own, a time or a number, which a gate that counts digits would take for something else.
 */
export interface ExportLine {
  readonly text: string;
  readonly said: string | null;
}

/** What a file says besides the words: Swedish, since the file is. */
export interface ExportCopy {
  readonly unknownSpeaker: string;
  readonly releases: string;
  /** "Maskerad: strikt" and the like. */
  readonly masked: string;
}

export type Exported = Pick<DocumentRow, 'title' | 'text'> & {
  readonly transcript: TranscriptFacts;
  readonly releases?: readonly Release[];
};

const said = (words: string, written = words): ExportLine => ({ text: written, said: words });
const own = (text: string): ExportLine => ({ text, said: null });
const EMPTY = own('');

/** A turn: what somebody says until somebody else does. */
export interface ExportTurn {
  readonly from: number;
  readonly speaker: string | null;
  readonly paragraphs: readonly string[];
}

/** The words of a segment without the name before them. */
export function wordsOf(text: string, { words }: MaskedSegment): string {
  const first = words[0];
  const last = words.at(-1);
  return first && last ? text.slice(first[0], last[1]) : '';
}

export function turnsOf({ text, transcript: { speakers, segments } }: Exported): readonly ExportTurn[] {
  const turns: ExportTurn[] = [];
  let before: number | null = null;
  for (const segment of segments) {
    const words = wordsOf(text, segment);
    if (words === '') continue;
    const last = turns.at(-1);
    if (last && before === segment.speaker && segment.speaker >= 0)
      turns[turns.length - 1] = { ...last, paragraphs: [...last.paragraphs, words] };
    else turns.push({ from: segment.from, speaker: speakers[segment.speaker]?.name ?? null, paragraphs: [words] });
    before = segment.speaker;
  }
  return turns;
}

/** Words a person reads: who, and what was said. No times. */
export function textLines(document: Exported, copy: ExportCopy): readonly ExportLine[] {
  const body = turnsOf(document).flatMap(({ speaker, paragraphs }) =>
    paragraphs.flatMap((words, i) => [said(i === 0 && speaker ? `${speaker}: ${words}` : words), EMPTY]),
  );
  return [said(document.title), own(copy.masked), EMPTY, ...body, ...receipt(document, copy, (line) => line)];
}

/** Markdown: a heading a turn with its time, and the words below. */
export function markdownLines(document: Exported, copy: ExportCopy): readonly ExportLine[] {
  const body = turnsOf(document).flatMap(({ from, speaker, paragraphs }) => [
    own(`**${timecode(from)}**`),
    said(speaker ?? copy.unknownSpeaker, `**${escaped(speaker ?? copy.unknownSpeaker)}**`),
    EMPTY,
    ...paragraphs.flatMap((words) => [said(words, escaped(words)), EMPTY]),
  ]);
  return [
    said(document.title, `# ${escaped(document.title)}`),
    EMPTY,
    own(copy.masked),
    EMPTY,
    ...body,
    ...receipt(document, copy, (line) => `- ${escaped(line)}`),
  ];
}

/** Square brackets stay: placeholders are read as they stand, and none of them becomes a link. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>#|]|(?<=\])\(/g, (sign) => `\\${sign}`).replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2');
}

export function srtLines(document: Exported): readonly ExportLine[] {
  return cuesOf(document).flatMap(({ from, to, text }, i) => [
    own(String(i + 1)),
    own(`${subtitleTime(from, ',')} --> ${subtitleTime(to, ',')}`),
    // A line that is empty would end the cue.
    said(text),
    EMPTY,
  ]);
}

export function vttLines(document: Exported): readonly ExportLine[] {
  return [
    own('WEBVTT'),
    EMPTY,
    ...cuesOf(document).flatMap(({ from, to, text }) => [
      own(`${subtitleTime(from, '.')} --> ${subtitleTime(to, '.')}`),
      said(text, text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
      EMPTY,
    ]),
  ];
}

/** Two lines of 42 signs, the size that broadcasters use; never longer on the screen than this many milliseconds. */
const CUE_SIGNS = 84;
const CUE_TIME = 7_000;

interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The words in pieces for the screen. Times never overlap and never run backwards; every word is in one piece. */
export function cuesOf({ text, transcript: { speakers, segments } }: Exported): readonly Cue[] {
  const cues: Cue[] = [];
  let before: number | null = null;
  for (const segment of segments) {
    const name = segment.speaker >= 0 && segment.speaker !== before ? speakers[segment.speaker]?.name : undefined;
    before = segment.speaker;
    const first = cues.length;
    for (const [start, end, from, to] of segment.words) {
      const word = text.slice(start, end);
      const open = cues.length > first ? cues.at(-1) : undefined;
      if (open && open.text.length + 1 + word.length <= CUE_SIGNS && to - open.from <= CUE_TIME)
        cues[cues.length - 1] = { ...open, to, text: `${open.text} ${word}` };
      else cues.push({ from, to, text: name && !open ? `${name}: ${word}` : word });
    }
  }
  let reached = 0;
  return cues.map((cue, i) => {
    const from = Math.max(cue.from, reached);
    const next = Math.max(cues[i + 1]?.from ?? Number.POSITIVE_INFINITY, from + 1);
    const to = Math.min(Math.max(cue.to, from + 1), next);
    reached = to;
    return { ...cue, from, to };
  });
}

/** Every export lists what a person let stand, and why. */
function receipt({ releases = [] }: Exported, copy: ExportCopy, line: (text: string) => string): readonly ExportLine[] {
  if (releases.length === 0) return [];
  const told = releases.map(({ form, reason }) => `${form}: ${reason}`);
  return [own(copy.releases), EMPTY, ...told.map((words) => said(words, line(words)))];
}

/** The lines as one file. */
export const fileOf = (lines: readonly ExportLine[]): string =>
  `${lines
    .map(({ text }) => text)
    .join('\n')
    .trimEnd()}\n`;

/** What the gate reads: each line as it is written and as it is read, and all words together, so that nothing hides between two. */
export function saidOf(lines: readonly ExportLine[]): readonly string[] {
  const told = lines.filter((line) => line.said !== null);
  const words = told.map((line) => line.said ?? '');
  return [...new Set([...words, ...told.map(({ text }) => text), words.join('\n')])];
}
