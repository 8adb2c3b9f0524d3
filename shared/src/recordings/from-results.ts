import type { RawTranscript, Speaker, TranscriptSegment } from './transcript.ts';
import type { SpokenSegment, Transcription, WindowResult, Word } from './transcription.ts';

/** A pause of this many milliseconds parts two segments inside a window. */
const PAUSE = 1_000;

/**
 * The transcript after what a machine has heard so far. What a person has edited stays as it is, and the machine's words for
 * the same time are left out; the rest of the time that the results cover is replaced, and keeps its speaker; what lies
 * outside stays. The same results give the same transcript, however often.
 */
export function withResults(
  earlier: RawTranscript | null,
  { recordingId, language, model, results }: Pick<Transcription, 'recordingId' | 'language' | 'model' | 'results'>,
): RawTranscript {
  const heard = results.filter(({ state }) => state !== 'failed');
  const old = earlier?.segments ?? [];
  const kept = old.filter((segment) => segment.by === 'person' || !heard.some((window) => covers(window, segment)));
  const byPerson = kept.filter(({ by }) => by === 'person');
  const taken = new Set(kept.map(({ id }) => id));
  const fresh = heard.flatMap((window) => {
    const near = byPerson.filter(({ from, to }) => from <= window.to && to >= window.from);
    return segmentsOf(window).flatMap(({ words }, n): TranscriptSegment[] => {
      const left = words.filter((word) => !near.some((segment) => holds(segment, middle(word))));
      const [first] = left;
      const last = left.at(-1);
      if (!first || !last) return [];
      const id = freeId(`w${window.index}.${n}`, taken);
      const [from, to] = [first.from, Math.max(first.from, last.to)];
      const speaker = speakerOf(old, from, to);
      return [{ id, from, to, speaker, words: left, by: 'machine', doubtful: window.state === 'suspect' }];
    });
  });
  const speakers: readonly Speaker[] = earlier?.speakers ?? [];
  return {
    v: 1,
    recordingId,
    language,
    model,
    speakers,
    segments: [...kept, ...fresh].sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1)),
  };
}

/** What follows without a pause is one segment. */
function segmentsOf({ segments }: WindowResult): readonly SpokenSegment[] {
  const merged: SpokenSegment[] = [];
  for (const segment of segments) {
    const words = segment.words.filter(({ text }) => text.trim() !== '');
    if (words.length === 0) continue;
    const last = merged.at(-1);
    if (last && segment.from - last.to < PAUSE)
      merged[merged.length - 1] = { from: last.from, to: segment.to, words: [...last.words, ...words] };
    else merged.push({ ...segment, words });
  }
  return merged;
}

type Stretch = Pick<Word, 'from' | 'to'>;
const middle = ({ from, to }: Stretch) => (from + to) / 2;
const holds = ({ from, to }: Stretch, at: number) => at >= from && at <= to;
const covers = (window: Stretch, segment: Stretch) => holds(window, middle(segment));

/** Whoever a person said speaks most of that time. */
function speakerOf(old: readonly TranscriptSegment[], from: number, to: number): string | null {
  let best: TranscriptSegment | null = null;
  let most = 0;
  for (const segment of old) {
    const shared = Math.min(to, segment.to) - Math.max(from, segment.from);
    if (shared > most) [best, most] = [segment, shared];
  }
  return best?.speaker ?? null;
}

/** Another plan of windows may give an id that an edited segment has. */
function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 1; taken.has(id); n += 1) id = `${wanted}+${n}`;
  taken.add(id);
  return id;
}
