import { diff3Merge, diffComm } from 'node-diff3';

/** Two versions of the same words. */
export interface Versions {
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  /** Where both changed the same words: both versions stand in the text, as whole paragraphs, until a person settles it. */
  readonly conflicts: readonly Versions[];
}

/**
 * Merges two versions of a text, by paragraph and then by word. No inserted word is lost; what one side deleted and the other
 * left alone is gone. The same text whichever side is called ours.
 * @param base what both were made from; null when nobody knows: then what is alike stands once and the rest of both stays
 */
export function mergeText(base: string | null, ours: string, theirs: string): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  // One order whoever merges: two devices that merge the same come to the same.
  const turned = theirs < ours;
  const [a, b] = turned ? [theirs, ours] : [ours, theirs];
  const conflicts: Versions[] = [];
  const clash = (first: string, second: string) => {
    conflicts.push(turned ? { ours: second, theirs: first } : { ours: first, theirs: second });
  };
  const text = base === null ? united(a, b, clash) : threeWay(a, base, b, clash);
  return { text, conflicts };
}

type Clash = (first: string, second: string) => void;

const OPTIONS = { excludeFalseConflicts: true } as const;

function threeWay(a: string, base: string, b: string, clash: Clash): string {
  return diff3Merge(paragraphs(a), paragraphs(base), paragraphs(b), OPTIONS)
    .map(({ ok, conflict }) => {
      if (ok) return ok.join('');
      if (!conflict) return '';
      const [first, before, second] = [conflict.a.join(''), conflict.o.join(''), conflict.b.join('')];
      return byWord(first, before, second) ?? both(first, second, before === '' ? null : clash);
    })
    .join('');
}

/** @returns null when both changed the same words */
function byWord(a: string, base: string, b: string): string | null {
  if (base === '') return null;
  const parts: string[] = [];
  for (const { ok, conflict } of diff3Merge(tokens(a), tokens(base), tokens(b), OPTIONS)) {
    if (ok) parts.push(ok.join(''));
    // Both wrote something new in the same place and took nothing away: both stay.
    else if (conflict && conflict.o.length === 0) parts.push(besides(conflict.a.join(''), conflict.b.join('')));
    else return null;
  }
  return parts.join('');
}

/** Without a base: what both have stands once. */
function united(a: string, b: string, clash: Clash): string {
  return diffComm(paragraphs(a), paragraphs(b))
    .map((part) =>
      'common' in part && part.common
        ? part.common.join('')
        : both((part as Apart).buffer1.join(''), (part as Apart).buffer2.join(''), clash),
    )
    .join('');
}

interface Apart {
  readonly buffer1: readonly string[];
  readonly buffer2: readonly string[];
}

/** Both versions as paragraphs after each other; told of when both have words. */
function both(first: string, second: string, clash: Clash | null): string {
  if (first.trim() === '' || second.trim() === '') {
    // One side deleted what the other changed: the change stays, and is asked about.
    if (clash && first !== second) clash(first, second);
    return first.trim() === '' ? second : first;
  }
  clash?.(first, second);
  return `${first.replace(/\n+$/u, '')}\n\n${second}`;
}

function besides(first: string, second: string): string {
  return /\s$/u.test(first) || /^\s/u.test(second) ? first + second : `${first} ${second}`;
}

/** Paragraphs with the line breaks after them: joined again they are the text. */
const paragraphs = (text: string): string[] => text.match(/[^\n]+\n*|\n+/gu) ?? [];
/** Words, white space and every other sign by itself. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\s\p{L}\p{N}]/gu) ?? [];
