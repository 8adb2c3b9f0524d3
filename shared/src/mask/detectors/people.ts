import type { Detector, Report } from '../detector.ts';
import {
  alsoAName,
  bareName,
  inflected,
  isAcronym,
  isCompound,
  isNamedThing,
  isRoute,
  leadsOnly,
  lineStarts,
  listedCore,
  signsOff,
  told,
  toldExactly,
  toldForSure,
} from '../name-evidence.ts';
import {
  chatPrefix,
  type Judgement,
  lettersOfNames,
  nickname,
  type Run,
  surnameFirst,
  withoutCapital,
  withoutCapitals,
} from '../name-forms.ts';
import { runAt } from '../name-run.ts';
import {
  answersName,
  countsSomething,
  inHeading,
  isAboard,
  isCell,
  isCoded,
  isOnPhoneList,
  signsByHand,
  speaks,
} from '../name-surroundings.ts';
import { looksLikeSurname } from '../names/lexicon.ts';
import {
  AMBIGUOUS_PARTICLES,
  BEFORE_A_PERSON,
  COMPANY_FORMS,
  OPENING_PARTICLES,
  PARTICLES,
  SAYING,
  WHERE,
} from '../names/name-context.ts';
import { isTrade } from '../names/not-a-person.ts';
import type { MaskRuleId } from '../rules.ts';
import { namesAnother, taggedRuns } from '../tagger/tagged-names.ts';
import type { Tags } from '../tagger/tagger.ts';
import type { Word } from '../words.ts';

/**
 * Person names: runs of capitalised words judged by name lists and by what stands around them, and, fail-closed, any unknown
 * capitalised word in mid-sentence. A name that was accepted is found again in the rest of the text, without its capital too.
 */
export const findPeople: Detector = ({ text, words, tags }, report) => {
  const accepted = new Set<string>();
  const isInformal = withoutCapitals(words);
  const taken = new Uint8Array(words.length);
  const accept = (rule: MaskRuleId, from: number, to: number) => {
    const first = words[from];
    const last = words[to - 1];
    if (!first || !last) return;
    taken.fill(1, from, to);
    if (rule !== 'person.unknown-capitalised' || to - from > 1)
      for (const word of words.slice(from, to))
        if (word.shape !== 'initial' && word.lower.length > 2) accepted.add(bareName(word));
    report(rule, first.start, last.end);
  };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (!word || taken[i]) continue;
    const called = nickname(words, i);
    if (called) {
      accept(called.rule, called.from, called.to);
      continue;
    }
    if (word.shape === 'small') {
      const small = withoutCapital(words, i, isInformal) ?? chatPrefix(words, i, text);
      if (small) accept(small.rule, small.from, small.to);
      continue;
    }
    const run = runAt(words, i);
    const rule = judge(words, run, text);
    if (rule && (beside(words, taken, rule.from) || !overruled(tags, rule))) accept(rule.rule, rule.from, rule.to);
    i = Math.max(i, run.to - 1);
  }
  for (const { from, to } of taggedRuns(text, words, tags, taken)) accept('person.tagged', from, to);
  again(words, taken, accepted, report);
  for (const [start, end] of lettersOfNames(text)) report('person.by-context', start, end);
};

/** "Emma Berge och Marielle": one of several people. */
function beside(words: readonly Word[], taken: Uint8Array, at: number): boolean {
  return words[at]?.gap === ' ' && /^(?:och|eller|samt|&)$/.test(words[at - 1]?.lower ?? '') && taken[at - 2] === 1;
}

/** The rules' weakest guesses, by one list or by a capital alone, give way to a tagger that is sure of something else. */
function overruled(tags: Tags, { rule, from, to }: Judgement): boolean {
  // Two unknown words side by side are a foreign name more often than the tagger, trained on Swedish news, would think.
  if (rule === 'person.unknown-capitalised') return to - from === 1 && namesAnother(tags, { from, to }, true);
  return (rule === 'person.given-name' || rule === 'person.surname') && namesAnother(tags, { from, to }, false);
}

function judge(words: readonly Word[], run: Run, text: string): Judgement | null {
  let { from, to } = run;
  // "Glad, Anna": a surname that is an ordinary word is not cut off as one.
  const turnedOrdinary = words[from]?.ordinary ? surnameFirst(words, from, to) : null;
  if (turnedOrdinary) return turnedOrdinary;
  // "Advokat Peter", "När Anna": the first word is there for its place in the sentence.
  while (from < to) {
    const word = words[from];
    if (!word) return null;
    const more = to - from > 1;
    const heading = word.ordinary && (word.opens || word.shape === 'all-capitals');
    const next = words[from + 1];
    const first =
      word.given && more && next !== undefined && (next.surname || PARTICLES.has(next.lower)) && !next.ordinary;
    if (word.never && !first && !toldExactly(words, from) && !oneOfTwo(words, from)) from += 1;
    else if (heading && more && (!word.given || BEFORE_A_PERSON.has(word.lower))) from += 1;
    else if (word.shape === 'initial' && next?.ordinary && !next.given && !next.surname) from += 1;
    else if (word.ordinary && !word.given && !word.surname) from += 1;
    else if (more && leadsOnly(word, next)) from += 1;
    else if (word.known && !(word.given || word.surname) && more && !isNameToo(word, next)) from += 1;
    else break;
  }
  if (from >= to) return null;
  const after = words[to];
  const last = words[to - 1];
  // "Norrtälje Åkeri AB" is no person.
  if (last && to - from > 1 && COMPANY_FORMS.has(last.lower)) {
    // ... but "Lars Olsson AB" names one.
    if (!words[from]?.given) return null;
    to -= 1;
  }
  if (after && after.gap === ' ' && COMPANY_FORMS.has(after.lower) && !words[from]?.given) return null;
  while (to - from > 1 && trailsAway(words[to - 1], words[to - 2])) to -= 1;
  // "ASTM D638": the letters of a code.
  while (to > from && isCoded(text, words[to - 1])) to -= 1;
  if (from >= to || isAboard(words, from)) return null;
  const turned = surnameFirst(words, from, to);
  if (turned) return turned;
  return to - from > 1 ? several(words, from, to) : single(words, from, text);
}

/** A place or an ordinary word behind a name: "Anna Berg Stockholm". Right behind a given name it is the surname: "Anna Kraft". */
function trailsAway(word: Word | undefined, before: Word | undefined): boolean {
  if (!word) return false;
  const afterGiven = before !== undefined && (before.given || before.shape === 'initial');
  if (word.known) return !(word.surname || word.given);
  return word.ordinary && !word.surname && !word.given && !(afterGiven && !word.never);
}

function several(words: readonly Word[], from: number, to: number): Judgement | null {
  const part = words.slice(from, to);
  const [first] = part;
  if (!first) return null;
  const start = opening(words, from);
  if (part.every(({ known }) => known) && !first.given) return null;
  // "Föreningen Unga Örnar"
  if (first.ordinary && isNamedThing(words, from, to)) return null;
  if (
    part.some((word) => word.given && !(word.never && word.opens)) ||
    part.some((word) => word.surname && !word.known)
  )
    return { rule: 'person.full-name', from: start, to };
  if (part.some(({ lower, known, opens }) => !known && looksLikeSurname(lower, opens)))
    return { rule: 'person.full-name', from: start, to };
  // "Målsäganden A.B.": how courts write a name.
  if (part.every(({ shape }) => shape === 'initial'))
    return part.length < 4 && toldForSure(words, from) ? { rule: 'person.by-context', from, to } : null;
  if (part.every(({ shape }) => shape === 'all-capitals') && !told(words, from)) return null;
  if (part.some(({ known }) => known) || isNamedThing(words, from, to) || inHeading(words, from)) return null;
  // "Skruv M", "Standarderna ISO": one word that opens the sentence, and letters.
  if (first.opens && part.slice(1).every((word) => word.shape === 'initial' || isAcronym(word))) return null;
  return { rule: told(words, from) ? 'person.by-context' : 'person.unknown-capitalised', from: start, to };
}

function single(words: readonly Word[], at: number, text: string): Judgement | null {
  const word = words[at];
  if (!word || word.shape === 'initial') return null;
  const before = words[at - 1];
  const after = words[at + 1];
  const judgement = (rule: MaskRuleId): Judgement => ({ rule, from: opening(words, at), to: at + 1 });
  const caps = word.shape === 'all-capitals';
  const context = told(words, at) && !isRoute(words, at);
  const where = before !== undefined && word.gap === ' ' && (WHERE.has(before.lower) || isRoute(words, at));
  const acts = after !== undefined && after.gap === ' ' && SAYING.has(after.lower);
  const prefix =
    lineStarts(word, at) && text[word.end] === ':' && /^[ \n]/.test(text.slice(word.end + 1, word.end + 2));
  const titled = context && word.surname && toldExactly(words, at) && isTrade(before?.lower ?? '');
  if (word.known && !titled && !(context && word.given) && !(acts && word.given)) return null;
  if (text.startsWith('.nr', word.end)) return null;
  if (answersName(words, at) || signsByHand(text, word) || isCell(words, at)) return judgement('person.by-context');
  if (caps && !(word.given || word.surname) && !(context && word.lower.length > 3)) return null;
  if (caps && word.lower.length < 4 && !context) return null;
  if (isAcronym(word) && !toldForSure(words, at)) return null;
  if (word.given) {
    if (word.never) return !word.opens && (context || oneOfTwo(words, at)) ? judgement('person.by-context') : null;
    if (word.ordinary && inHeading(words, at)) return null;
    if (!word.opens || !word.ordinary) return where && !listedCore(word) ? null : judgement('person.given-name');
    if (!alsoAName(word)) return null;
    const paired = after?.gap === ' ' && after.lower === 'och' && PAIRED.has(words[at + 2]?.lower ?? '');
    const listedHere = isOnPhoneList(text, words, at) || (context && signsOff(before, word));
    return acts || prefix || paired || listedHere ? judgement('person.by-context') : null;
  }
  if (word.surname || looksLikeSurname(word.lower, word.opens)) {
    // "i Eklövs namn", not "i Eklöv".
    const owns =
      word.lower.endsWith('s') && bareName(word) !== word.lower && after?.gap === ' ' && after.shape === 'small';
    if ((where && !context && !owns) || isNamedThing(words, at, at + 1)) return null;
    if (!word.opens || !word.ordinary) return judgement('person.surname');
    return ((acts || prefix) && alsoAName(word)) || isOnPhoneList(text, words, at)
      ? judgement('person.by-context')
      : null;
  }
  if (word.ordinary || word.never) return null;
  if (isNamedThing(words, at, at + 1)) return null;
  if (prefix && !isCompound(word) && speaks(words, at, text)) return judgement('person.by-context');
  if (context && (!word.opens || /^[:,]? ?\n?$/.test(word.gap))) return judgement('person.by-context');
  if (word.opens) return acts && !inflected(word.lower) && !isCompound(word) ? judgement('person.by-context') : null;
  // "Friskis & Svettis" is a firm.
  if (where || caps || isCompound(word) || word.gap.includes('&') || countsSomething(text, word)) return null;
  return inHeading(words, at) ? null : judgement('person.unknown-capitalised');
}

/** "Sten och jag". */
const PAIRED = new Set(['jag', 'hon', 'han', 'vi', 'hans', 'hennes']);

/** "Cia Dahl" is no intelligence service: that one is written with capitals only. */
function isNameToo(word: Word, next: Word | undefined): boolean {
  const short = word.known === 'organisation' && word.shape === 'capital' && word.lower.length < 5;
  return short && next !== undefined && (next.surname || looksLikeSurname(next.lower, false));
}

/** "Stig och Hans". */
function oneOfTwo(words: readonly Word[], at: number): boolean {
  return words[at]?.gap === ' ' && words[at - 1]?.lower === 'och' && words[at - 2]?.given === true;
}

/** Where the name starts: a particle or an initial in front belongs to it. */
function opening(words: readonly Word[], from: number): number {
  const word = words[from];
  const before = words[from - 1];
  if (!word || !before) return from;
  if (word.gap !== ' ' || !OPENING_PARTICLES.has(before.lower)) return from;
  // "de" and "el" are words of their own: only with another particle, or with a capital, are they part of a name.
  const first = words[from - 2];
  if (first && before.gap === ' ' && OPENING_PARTICLES.has(first.lower) && first.shape === 'small') return from - 2;
  return AMBIGUOUS_PARTICLES.has(before.lower) && before.shape === 'small' && !before.opens ? from : from - 1;
}

/** Every other occurrence of an accepted name: alone, in the genitive, without its capital. */
function again(words: readonly Word[], taken: Uint8Array, accepted: ReadonlySet<string>, report: Report): void {
  if (accepted.size === 0) return;
  words.forEach((word, at) => {
    if (taken[at] || word.shape === 'initial') return;
    const bare = accepted.has(word.lower) ? word.lower : word.lower.endsWith('s') ? word.lower.slice(0, -1) : '';
    if (!accepted.has(bare)) return;
    if (word.shape === 'small' && (word.ordinary || word.lower.length < 4)) return;
    const before = words[at - 1];
    if (word.known && before && WHERE.has(before.lower)) return;
    report('person.repeated', word.start, word.end);
  });
}
