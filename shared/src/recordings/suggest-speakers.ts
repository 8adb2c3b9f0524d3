import type { TranscriptEdit } from './segment-edits.ts';
import type { RawTranscript, TranscriptSegment } from './transcript.ts';
import type { VoiceTurn } from './turns.port.ts';

/** A part of a segment that one voice says. */
interface Part {
  readonly word: number;
  readonly voice: number;
}

/** Milliseconds: who speaks for less in the middle of somebody else's segment does not part it. */
const SHORTEST_PART = 1_000;

/**
 * Edits that would give each segment its speaker by a model's turns: a segment is parted where another voice begins, and a voice
 * nobody knows becomes a new speaker. Segments that have a speaker are left alone, so that what a person said stands; no edit
 * takes a word away. Suggestions: a person sees them before they are made, and takes them back like any other edit.
 * @param nameOf what a new voice is called, by its number from 0
 * @param newId ids of new segments and speakers
 */
export function speakersOfTurns(
  raw: RawTranscript,
  turns: readonly VoiceTurn[],
  nameOf: (voice: number) => string,
  newId: () => string,
): readonly TranscriptEdit[] {
  const known = knownVoices(raw, turns);
  const edits: TranscriptEdit[] = [];
  const speakerOf = (voice: number): string => {
    const there = known.get(voice);
    if (there !== undefined) return there;
    const name = nameOf(voice);
    const same = raw.speakers.find((speaker) => speaker.name === name);
    const id = same?.id ?? newId();
    known.set(voice, id);
    if (!same) edits.push({ kind: 'add-speaker', id, name });
    return id;
  };
  for (const segment of raw.segments) {
    if (segment.speaker !== null) continue;
    let id = segment.id;
    let parted = 0;
    const parts = partsOf(segment, turns);
    const ids = parts.map(({ word }, i) => {
      if (i === 0) return id;
      const next = newId();
      edits.push({ kind: 'split', segment: id, word: word - parted, newId: next });
      id = next;
      parted = word;
      return next;
    });
    // From the last: a speaker is set from a segment on to where somebody else speaks.
    for (const [i, { voice }] of [...parts.entries()].reverse())
      edits.push({ kind: 'speaker', segment: ids[i] ?? segment.id, speaker: speakerOf(voice), only: true });
  }
  return edits;
}

/** Whoever a person has already named in most of a voice's time is that voice. */
function knownVoices(raw: RawTranscript, turns: readonly VoiceTurn[]): Map<number, string> {
  const shares = new Map<number, Map<string, number>>();
  for (const { from, to, voice } of turns)
    for (const segment of raw.segments) {
      const shared = Math.min(to, segment.to) - Math.max(from, segment.from);
      if (segment.speaker === null || shared <= 0) continue;
      const of = shares.get(voice) ?? new Map<string, number>();
      of.set(segment.speaker, (of.get(segment.speaker) ?? 0) + shared);
      shares.set(voice, of);
    }
  const known = new Map<number, string>();
  for (const [voice, of] of shares) {
    const [most] = [...of].sort((a, b) => b[1] - a[1]);
    if (most) known.set(voice, most[0]);
  }
  return known;
}

function partsOf({ words }: TranscriptSegment, turns: readonly VoiceTurn[]): readonly Part[] {
  const voices = words.map(({ from, to }) => voiceAt(turns, (from + to) / 2));
  const parts: Part[] = [];
  for (const [word, voice] of voices.entries()) {
    const last = parts.at(-1);
    if (voice === null || last?.voice === voice) continue;
    const until = voices.findIndex((other, i) => i > word && other !== null && other !== voice);
    const end = words[until < 0 ? words.length - 1 : until - 1]?.to ?? 0;
    if (last && end - (words[word]?.from ?? 0) < SHORTEST_PART) continue;
    parts.push({ word: parts.length === 0 ? 0 : word, voice });
  }
  return parts;
}

function voiceAt(turns: readonly VoiceTurn[], ms: number): number | null {
  return turns.find(({ from, to }) => ms >= from && ms <= to)?.voice ?? null;
}
