import type { Candidate } from './mask-types.ts';
import { isMaskRuleId, MASK_RULES } from './rules.ts';

/**
 * One pass over all candidates: where they overlap the higher priority wins, then the longer, then the earlier one. What is
 * left of a loser stays masked under its own rule when it still holds a letter or a digit.
 * Linear in the text and in the sum of the candidates' lengths.
 * @param text the original; offsets of the answer are sorted, disjoint and never inside a surrogate pair.
 */
export function resolve(text: string, candidates: readonly Candidate[]): Candidate[] {
  const ordered = candidates
    .map((candidate) => snapped(text, candidate))
    .filter((candidate): candidate is Candidate => candidate !== null)
    .map((candidate) => ({ candidate, priority: priorityOf(candidate) }))
    .sort(
      ({ candidate: a, priority: p }, { candidate: b, priority: q }) =>
        p - q || a.end - a.start - (b.end - b.start) || b.start - a.start,
    )
    .map(({ candidate }) => candidate);
  const owners = new Int32Array(text.length);
  ordered.forEach((candidate, index) => {
    owners.fill(index + 1, candidate.start, candidate.end);
  });
  const spans: Candidate[] = [];
  for (let at = 0; at < owners.length; ) {
    const owner = owners[at] ?? 0;
    let end = at + 1;
    while (end < owners.length && owners[end] === owner) end += 1;
    const winner = ordered[owner - 1];
    if (winner) {
      const whole = at === winner.start && end === winner.end;
      const piece = whole ? winner : leftover(text, winner, at, end);
      // The genitive -s is outside a name, also where a longer reading of it lost.
      const genitive =
        !whole && winner.type === 'PERSON' && piece !== null && /^'?s$/i.test(text.slice(piece.start, piece.end));
      if (piece && !genitive) spans.push(piece);
    }
    at = end;
  }
  return spans;
}

function priorityOf(candidate: Candidate): number {
  return isMaskRuleId(candidate.rule)
    ? MASK_RULES[candidate.rule].priority
    : MASK_RULES['extra.second-opinion'].priority;
}

const READABLE = /[\p{L}\p{N}]/u;

/** A candidate inside the text, moved outwards to whole code points, without blank edges; null when nothing is left. */
function snapped(text: string, candidate: Candidate): Candidate | null {
  let start = Math.max(0, Math.trunc(candidate.start));
  let end = Math.min(text.length, Math.trunc(candidate.end));
  if (!(start < end)) return null;
  if (isLow(text, start) && isHigh(text, start - 1)) start -= 1;
  if (isLow(text, end) && isHigh(text, end - 1)) end += 1;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  if (start >= end) return null;
  return start === candidate.start && end === candidate.end ? candidate : { ...candidate, start, end };
}

function leftover(text: string, loser: Candidate, from: number, to: number): Candidate | null {
  let start = from;
  let end = to;
  while (start < end && !readableAt(text, start)) start += isHigh(text, start) && start + 1 < end ? 2 : 1;
  while (end > start && !readableAt(text, isLow(text, end - 1) && end - 2 >= start ? end - 2 : end - 1))
    end -= isLow(text, end - 1) && end - 2 >= start ? 2 : 1;
  return start < end ? { ...loser, start, end } : null;
}

function readableAt(text: string, at: number): boolean {
  return READABLE.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\u00a0';
}

function isHigh(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
