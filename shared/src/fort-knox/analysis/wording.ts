import { stem } from '../../text/words.ts';
import type { Contradiction } from './contradictions.ts';
import type { Reading, ReadSentence } from './reading.ts';

/** Sentences of the report that are our own. Report copy is part of the ruleset: changing it changes the engine's version. */
export const TOO_LITTLE = 'Underlaget innehåller för lite text för en rapport.';

const SUBJECT_WORDS = 3;
/** What something is counted in is not what it is about. */
const UNIT =
  /^(?:miljo|miljard|tusen|kron|procent|öre|euro|dollar|kr$|mkr|tkr|mnkr|meter|liter|ton$|timm|minut|dag|veck|månad|år$)/u;

/** The subject two statements share, in the words of the one that has more of them, in its order: at most three. */
export function subjectOf(first: ReadSentence, second: ReadSentence, shared: readonly string[]): string {
  const wanted = shared.filter((stem) => !UNIT.test(stem)).slice(0, SUBJECT_WORDS);
  if (wanted.length === 0) return 'samma sak';
  const a = subjectWords(first, wanted);
  const b = subjectWords(second, wanted);
  return (b.length > a.length ? b : a).join(', ');
}

function subjectWords(sentence: ReadSentence, wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const found: string[] = [];
  for (const { form, start, end } of sentence.words) {
    const key = stem(form);
    if (!wanted.includes(key) || taken.has(key)) continue;
    taken.add(key);
    found.push(start <= 1 ? lowered(sentence.text.slice(start, end)) : sentence.text.slice(start, end));
  }
  return found;
}

/** Sentence case off, unless the word is a name, an abbreviation or a placeholder. */
function lowered(word: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
}

/** @param withoutDays true where days may not be named: dates are then only said to differ */
export function conflictText({ kind, first, second, values, shared }: Contradiction, withoutDays = false): string {
  const about = subjectOf(first, second, shared);
  if (kind === 'negation')
    return `Uppgifterna går isär om ${about}: ett underlag säger att det är så, ett annat att det inte är så.`;
  const what = kind === 'date' ? 'Datumen skiljer sig åt' : 'Uppgifterna skiljer sig åt';
  if (kind === 'date' && withoutDays) return `${what} om ${about} mellan två underlag.`;
  return `${what} om ${about}: ${values[0]} i ett underlag, ${values[1]} i ett annat.`;
}

export function conflictQuestion({ kind, first, second, values, shared }: Contradiction): string {
  const about = subjectOf(first, second, shared);
  if (kind === 'negation') return `Vilken uppgift stämmer om ${about}?`;
  return `Vilken uppgift stämmer om ${about}, ${values[0]} eller ${values[1]}?`;
}

export function conflictStep({ first, second, values, shared, kind }: Contradiction): string {
  const about = subjectOf(first, second, shared);
  if (kind === 'negation') return `Låt båda parter svara på uppgifterna om ${about} och begär in det som styrker dem.`;
  return `Kontrollera uppgifterna om ${about} mot ursprungshandlingen (${values[0]} mot ${values[1]}).`;
}

export const UNANSWERED_STEP = 'Begär ut handlingar eller ställ frågan till den som kan svara: ';

/** Known kinds in running text, with their article. */
export const KIND_PHRASE = {
  pdf: 'ett dokument',
  text: 'ett dokument',
  pasted: 'ett inklistrat underlag',
  article: 'en artikel',
  note: 'en anteckning',
  interview: 'en intervju',
  mail: 'ett mejl',
  other: 'ett underlag',
} as const;

export function readingIsThin(reading: Reading): boolean {
  return reading.sentences.reduce((words, sentence) => words + sentence.words.length, 0) < 20;
}
