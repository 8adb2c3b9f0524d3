import { lineStarts } from './name-evidence.ts';
import { lexicon, looksLikeSurname } from './names/lexicon.ts';
import { GREETING, LABELS, NAMING, NICKNAMING, PARTICLES, RELATION } from './names/name-context.ts';
import type { MaskRuleId } from './rules.ts';
import { listed, type Word } from './words.ts';

// Names in other orders and shapes than "Anna Berg".

export interface Run {
  readonly from: number;
  /** Index after the last word. */
  readonly to: number;
}

/** A run that is a name, and by which rule. */
export interface Judgement extends Run {
  readonly rule: MaskRuleId;
}

/** "Löfstedt, Anna" and "Lindh, T" after a label or at the start of a line. */
export function surnameFirst(words: readonly Word[], from: number, to: number): Judgement | null {
  const next = words[to];
  const first = words[from];
  if (!next || !first || next.gap !== ', ' || next.shape === 'small') return null;
  if (!next.given && !(next.shape === 'initial' && to - from === 1 && first.surname)) return null;
  if (to - from > 1 && first.given) return null;
  if (to - from > 3 || words.slice(from, to).some(({ given, surname }) => given && !surname)) return null;
  const particle = words[from - 1];
  const start = particle && PARTICLES.has(particle.lower) && first.gap === ' ' ? from - 1 : from;
  const head = words[start];
  const before = words[start - 1];
  const labelled = before !== undefined && LABELS.has(before.lower) && /^:? ?\n?$/.test(head?.gap ?? '');
  if (!labelled && !(head && lineStarts(head, start))) return null;
  let end = to + 1;
  while (end < words.length && end - to < 3) {
    const word = words[end];
    if (word?.gap !== ' ' || word.shape === 'small' || (word.ordinary && !word.given)) break;
    end += 1;
  }
  // "Idag, Anna, ska vi ...": an ordinary word is a surname only where nothing more is said.
  if (!labelled && first.ordinary && !first.surname && words[end]?.gap === ' ') return null;
  return { rule: 'person.surname-first', from: start, to: end };
}

/** Names without capitals: after "heter", behind a greeting or a relation, and where a line is written in small letters. */
export function withoutCapital(words: readonly Word[], at: number): Judgement | null {
  const word = words[at];
  if (!word) return null;
  const before = words[at - 1];
  const next = words[at + 1];
  if (before && NAMING.has(before.lower) && word.gap === ' ' && !word.ordinary) {
    let to = at + 1;
    while (to < words.length && to - at < 3) {
      const part = words[to];
      if (part?.gap !== ' ' || part.ordinary) break;
      to += 1;
    }
    return { rule: 'person.by-context', from: at, to };
  }
  const { coreGiven, surnames } = lexicon();
  if (word.ordinary || word.lower.length < 4 || !listed(word.lower, coreGiven)) return null;
  const greeted = before !== undefined && /^,? $/.test(word.gap) && GREETING.has(before.lower);
  const related = before !== undefined && word.gap === ' ' && RELATION.has(before.lower);
  if (!word.opens && !greeted && !related) return null;
  const family =
    next && next.gap === ' ' && !next.ordinary && (listed(next.lower, surnames) || looksLikeSurname(next.lower, false));
  return { rule: 'person.given-name', from: at, to: family ? at + 2 : at + 1 };
}

/** kallad "Räven": what stands in quotes behind such a word is what somebody is called, whatever the word. */
export function nickname(words: readonly Word[], at: number): Judgement | null {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || !/^:? ["']$/.test(word.gap) || !NICKNAMING.has(before.lower)) return null;
  let to = at + 1;
  while (to < words.length && to - at < 3 && words[to]?.gap === ' ') to += 1;
  return /^["']/.test(words[to]?.gap ?? '"') ? { rule: 'person.by-context', from: at, to } : null;
}
