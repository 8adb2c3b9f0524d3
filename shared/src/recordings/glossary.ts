import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import { heardKey } from './align-words.ts';
import type { Correction } from './segment-edits.ts';
import type { RawTranscript } from './transcript.ts';
import { onOneLine } from './transcript-text.ts';

/** A name or a term as it is spelled, and how a machine has been known to hear it. Vault: it may name a source. */
export interface GlossaryTerm {
  readonly id: string;
  readonly right: string;
  readonly heard: readonly string[];
}

/** What a project's people say that no model knows. One row a project; its id is `glossaryIdOf(projectId)`. */
export interface Glossary {
  readonly id: string;
  readonly projectId: Id;
  readonly terms: readonly GlossaryTerm[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const glossaryIdOf = (projectId: Id): string => `g.${projectId}`;

/** A place where a term was probably said. Shown to a person; nothing is corrected by itself. */
export interface Suggestion extends Correction {
  readonly term: string;
  /** Heard like this before, or only alike. */
  readonly because: 'heard' | 'alike';
}

/**
 * Words of a transcript that are probably terms of the glossary, misheard: written as a known mishearing, or alike in sound
 * and length. A genitive s stays. In the order of the text; never two over the same words.
 */
export function suggestTerms(
  raw: Pick<RawTranscript, 'segments'>,
  terms: readonly GlossaryTerm[],
): readonly Suggestion[] {
  const wanted = terms.flatMap(formsOf);
  // Whatever is a term is right as it stands, even where it is like another.
  const right = new Set(terms.map((term) => spaced(term.right)));
  const found: Suggestion[] = [];
  for (const { id, words } of raw.segments) {
    const keys = words.map(({ text }) => heardKey(text));
    for (let word = 0; word < keys.length; ) {
      const hit = bestAt(keys, word, wanted, right);
      if (!hit) {
        word += 1;
        continue;
      }
      const there = words.slice(word, word + hit.count).map(({ text }) => text);
      const from = there.join(' ');
      const to = inItsSigns(there, hit.to);
      if (from !== to)
        found.push({ segment: id, word, count: hit.count, from, to, term: hit.term, because: hit.because });
      word += hit.count;
    }
  }
  return found;
}

interface Form {
  readonly term: string;
  readonly right: string;
  readonly key: string;
  readonly sound: string;
  readonly count: number;
  readonly because: Suggestion['because'];
}

function formsOf({ id, right, heard }: GlossaryTerm): readonly Form[] {
  const plain = onOneLine(right);
  const form = (text: string, because: Form['because']): Form => {
    const key = spaced(text);
    return { term: id, right: plain, key, sound: soundOf(key), count: key.split(' ').length, because };
  };
  return [form(plain, 'alike'), ...heard.map((text) => form(text, 'heard'))].filter(({ key }) => key !== '');
}

const spaced = (text: string) => onOneLine(text).split(' ').map(heardKey).filter(Boolean).join(' ');

interface Hit {
  readonly term: string;
  readonly to: string;
  readonly count: number;
  readonly because: Suggestion['because'];
}

/** The term that the words from here on are, if any: the longest, and one that was heard like this before rather than one alike. */
function bestAt(keys: readonly string[], word: number, forms: readonly Form[], right: ReadonlySet<string>): Hit | null {
  let best: Hit | null = null;
  for (const form of forms) {
    const counts = form.because === 'heard' ? [form.count] : [form.count, form.count + 1];
    for (const count of counts.filter((each) => word + each <= keys.length)) {
      if (best && (best.count > count || (best.count === count && best.because === 'heard'))) continue;
      const said = keys.slice(word, word + count).join(' ');
      const ending = endingOf(said, form, count, right);
      if (ending !== null) best = { term: form.term, to: `${form.right}${ending}`, count, because: form.because };
    }
  }
  return best;
}

/** What follows the term in what was said: nothing, or the s of a genitive. Null when it is not the term. */
function endingOf(said: string, form: Form, count: number, right: ReadonlySet<string>): '' | 's' | null {
  const is = (stem: string) => {
    if (right.has(stem) && stem !== form.key) return false;
    if (form.because === 'heard') return stem === form.key;
    // Joining two words into one is bolder than a change in one: only what sounds the same.
    if (count > form.count) return soundOf(stem.replaceAll(' ', '')) === form.sound.replaceAll(' ', '');
    return isAlike(stem, form);
  };
  if (said.endsWith('s') && !form.key.endsWith('s') && is(said.slice(0, -1))) return 's';
  return is(said) ? '' : null;
}

/** Letters that a Swede hears as one. */
function soundOf(key: string): string {
  return key
    .replace(/\bch|\bk(?=[eiyäö])/g, 'sj')
    .replace(/ch|ck|kh|q/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/x/g, 'ks')
    .replace(/c(?=[eiyäö])/g, 's')
    .replace(/c/g, 'k')
    .replace(/(?:stj|skj|sch|sh|kj|tj)/g, 'sj')
    .replace(/[hld]j/g, 'j')
    .replace(/é/g, 'e')
    .replace(/th/g, 't')
    .replace(/(.)\1+/g, '$1');
}

/** The same sound, or one letter of it in eight another. Short words are alike too easily. */
function isAlike(said: string, { key, sound }: Form): boolean {
  if (said === key) return true;
  if (key.length < 4) return false;
  const other = soundOf(said);
  if (other === sound) return true;
  const most = Math.floor(sound.length / 6);
  return (
    other[0] === sound[0] && most > 0 && Math.abs(other.length - sound.length) <= most && distance(other, sound) <= most
  );
}

/** Levenshtein. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_each, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The term between the signs that stood around the words. */
function inItsSigns(there: readonly string[], to: string): string {
  const before = /^[^\p{L}\p{N}]*/u.exec(there[0] ?? '')?.[0] ?? '';
  const after = /[^\p{L}\p{N}]*$/u.exec(there.at(-1) ?? '')?.[0] ?? '';
  return `${before}${to}${after}`;
}
