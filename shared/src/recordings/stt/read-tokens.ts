import type { SpokenSegment, Word } from '../transcription.ts';
import type { Heard } from './guards.ts';

/** One token as a Whisper wrote it. */
export interface HeardToken {
  readonly id: number;
  /** When it is said, seconds into the piece; null when the model does not tell. */
  readonly at: number | null;
  /** 0-1; null when nobody knows. */
  readonly sure: number | null;
}

/** What of a Whisper's vocabulary is needed to read its tokens. */
export interface Vocabulary {
  /** The text of tokens that belong together, a leading blank included. */
  text(ids: readonly number[]): string;
  /** Does a word begin here? */
  opensWord(id: number): boolean;
  /** Ids from here on are times, 0.02 s apart. */
  readonly timesFrom: number;
  /** Ids from here on are no text. */
  readonly textEnds: number;
}

const STEP = 20;
/** Milliseconds. Nobody needs longer for a word; a model that has nothing to tell lets the last one last. */
const LONGEST_WORD = 2_000;

interface Group {
  readonly ids: number[];
  readonly at: number | null;
  readonly sure: (number | null)[];
}

/** Tokens as segments and words. @param duration of the piece, milliseconds */
export function readTokens(tokens: readonly HeardToken[], vocabulary: Vocabulary, duration: number): Heard {
  const segments: SpokenSegment[] = [];
  let groups: Group[] = [];
  let from = 0;
  let count = 0;
  const close = (to: number) => {
    const words = wordsOf(groups, vocabulary, from, Math.max(from, Math.min(to, duration)));
    const [first] = words;
    const last = words.at(-1);
    if (first && last) segments.push({ from: first.from, to: last.to, words });
    groups = [];
  };
  for (const token of tokens) {
    if (token.id >= vocabulary.timesFrom) {
      const time = (token.id - vocabulary.timesFrom) * STEP;
      if (groups.length > 0) close(time);
      from = time;
      continue;
    }
    if (token.id >= vocabulary.textEnds) continue;
    count += 1;
    const last = groups.at(-1);
    if (last && !vocabulary.opensWord(token.id)) {
      last.ids.push(token.id);
      last.sure.push(token.sure);
    } else groups.push({ ids: [token.id], at: token.at === null ? null : token.at * 1000, sure: [token.sure] });
  }
  close(duration);
  return { segments, tokens: count };
}

function wordsOf(groups: readonly Group[], vocabulary: Vocabulary, from: number, to: number): readonly Word[] {
  const read = groups
    .map((group) => ({ ...group, text: vocabulary.text(group.ids).trim() }))
    .filter(({ text }) => text !== '');
  const letters = read.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  const starts = read.map(({ at, text }) => {
    const share = from + ((to - from) * before) / Math.max(1, letters);
    before += text.length;
    return at ?? share;
  });
  return read.map(({ text, sure }, index) => {
    const start = Math.round(starts[index] ?? from);
    const next = starts[index + 1] ?? Math.max(to, start);
    const known = sure.flatMap((each) => (each === null ? [] : [each]));
    // A word is as sure as its least sure part.
    const least = known.length === 0 ? null : Math.round(Math.min(...known) * 100);
    return { text, from: start, to: Math.round(Math.min(Math.max(next, start), start + LONGEST_WORD)), sure: least };
  });
}
