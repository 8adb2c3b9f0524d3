import { normalWords } from '../../text/ngrams.ts';
import { isPlaceholder, STOP_WORDS, type Word } from '../../text/words.ts';
import type { Figure } from '../analysis/figures.ts';
import type { ReadSentence } from '../analysis/reading.ts';

/** Most normalised words in a row as the source has them: the policy refuses nine. */
const LONGEST_RUN = 8;
/** A number with no unit and more digits than this is a number of something: a case, a room, an account. */
const LONGEST_BARE = 3;
const BETWEEN = ' – ';
/** Put between two parts when nothing was left out between them. */
const JOINER = ' – därtill ';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** Left out, and the sentence is parted there. */
const PARTING = words('att som och men eller samt eftersom medan därför därmed dessutom så sedan då där');
/** Left out without a trace. */
const SILENT = words('en ett den det de sig ju nog väl också även dock redan nu man hej tack');
/** Points at a day or names a case: Extern names months and no numbers of files. */
const DAY_WORD =
  /^(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|s|ens|ar|arna)?|i?går|i?dag|i?morgon|i?förrgår|övermorgon|morse|kväll|natt|ikväll|klockan|kl|dnr|diarienummer)$/u;
/** What an open question asks for: without it the question is gone. */
const ASKING = words('vem vad varför hur när vilken vilket vilka');
/** Says nothing at the end of a part: what it led to was left out. */
const TRAILING = words(
  'i på av till för från med hos om mot under sedan vid senast per ur åt mellan bland genom en ett den det de hans hennes deras sin sitt sina vår vårt våra',
);

interface Part {
  readonly text: string;
  /** Normalised words in it. */
  readonly size: number;
  /** True when words of the source were left out before it. */
  readonly afterGap: boolean;
}

/**
 * A sentence as a telegram: its terms and figures in their order, parted where its clauses meet, without articles, days, times and
 * case numbers. Negations and verbs of saying stay: without them a denial reads as a fact. No more than eight words in a row are the
 * source's own. Empty when nothing is left.
 * @param most parts kept, from the beginning
 */
export function telegram(sentence: ReadSentence, most: number): string {
  let text = '';
  let run = 0;
  for (const { text: part, size, afterGap } of partsOf(sentence).slice(0, most)) {
    const joins = text !== '' && !afterGap && run + size > LONGEST_RUN;
    text += text === '' ? part : `${joins ? JOINER : BETWEEN}${part}`;
    run = afterGap || joins ? size : run + size;
  }
  return text;
}

interface SizedWord extends Word {
  /** Normalised words in it. */
  readonly size: number;
}

interface OpenPart {
  readonly words: SizedWord[];
  readonly afterGap: boolean;
}

function partsOf(sentence: ReadSentence): readonly Part[] {
  const parts: Part[] = [];
  let open: OpenPart = { words: [], afterGap: false };
  let run = 0;
  let gap = false;
  /** @param whole true at a stop of the sentence itself: "startas om." leads to nothing that was left out */
  const close = (whole = false) => {
    const kept = trimmed(open.words, whole);
    gap ||= kept.length < open.words.length;
    if (kept.length > 0) {
      const size = kept.reduce((sum, word) => sum + word.size, 0);
      parts.push({ text: written(sentence, kept), size, afterGap: open.afterGap || parts.length === 0 });
    } else if (open.words.length > 0) gap = true;
    open = { words: [], afterGap: gap };
  };
  /** Ends the part at its last word of grammar, which is left out, and goes on with what came after; else ends it here. */
  const splitAtGrammar = (): readonly SizedWord[] => {
    const at = open.words.findLastIndex(({ form }) => TRAILING.has(form));
    if (at < 1) {
      close();
      return [];
    }
    const rest = open.words.slice(at + 1);
    open = { words: open.words.slice(0, at), afterGap: open.afterGap };
    close();
    gap = rest.length === 0;
    open = { words: rest, afterGap: true };
    return rest;
  };
  let last: Word | null = null;
  for (const word of withFigures(sentence)) {
    const between = last === null ? '' : sentence.text.slice(last.end, word.start);
    last = word;
    if (/[^\s\u00a0]/u.test(between)) close(true);
    const dropped = isDropped(word, sentence);
    if (dropped || SILENT.has(word.form)) {
      gap = true;
      run = 0;
      if (dropped) close();
      if (open.words.length === 0) open = { words: [], afterGap: true };
      continue;
    }
    if (run + word.size > LONGEST_RUN) {
      const rest = splitAtGrammar();
      run = rest.reduce((sum, { size }) => sum + size, 0);
    }
    if (open.words.length === 0) open = { words: [], afterGap: gap };
    gap = false;
    open.words.push(word);
    run += word.size;
  }
  close(true);
  return parts;
}

/** Without words at either end that only lead on. */
function trimmed(list: readonly SizedWord[], whole: boolean): readonly SizedWord[] {
  let end = list.length;
  while (!whole && end > 0 && TRAILING.has(list[end - 1]?.form ?? '')) end -= 1;
  const kept = list.slice(0, end);
  return kept.some(({ form }) => !STOP_WORDS.has(form) || isNegation(form) || ASKING.has(form)) ? kept : [];
}

/** Words of a part as the source writes them, one blank between. */
function written({ text }: ReadSentence, list: readonly SizedWord[]): string {
  return list
    .map(({ start, end }, index) => {
      // "[PERSON 5]s" is one word to a reader.
      const joined = index === 0 || list[index - 1]?.end === start;
      return `${joined ? '' : ' '}${text.slice(start, end).replace(/\s+/g, ' ')}`;
    })
    .join('');
}

/** The words of a sentence, each figure with its unit as one. */
function withFigures({ text, words: all, figures }: ReadSentence): readonly SizedWord[] {
  const found: SizedWord[] = [];
  for (const word of all) {
    const figure = figures.find(({ start, end }) => word.start >= start && word.start < end);
    const { start, end } = figure ?? word;
    if (found.at(-1)?.start === start) continue;
    found.push({
      form: text.slice(start, end).toLowerCase(),
      start,
      end,
      size: normalWords(text.slice(start, end)).length,
    });
  }
  return found;
}

function isDropped({ form, start, end }: SizedWord, { text, dates, figures }: ReadSentence): boolean {
  // The number of a list's point.
  if (start <= 1 && /^\d{1,2}$/.test(form) && /^[.)]/.test(text.slice(end))) return true;
  if (/^åri(?:g|ga|ge|ng|ngen)$/u.test(form) || isAge(text, start, end)) return true;
  if (dates.some((date) => start < date.end && end > date.start)) return true;
  // Groups of three and "miljoner" make a quantity; a long row of digits alone is a number of something.
  const counts = ({ unit, written: figure }: Figure) =>
    unit !== '' || figure.length <= LONGEST_BARE || !/^\d+$/.test(figure);
  if (figures.some((figure) => figure.start === start && counts(figure))) return false;
  if (isPlaceholder(form)) return false;
  return /^\d/.test(form) || DAY_WORD.test(form) || PARTING.has(form);
}

function isNegation(form: string): boolean {
  return /^(?:inte|ej|aldrig|ingen|inga|inget|utan|nej|varken)$/u.test(form);
}

/** "[PERSON 1], 47 år, polis": an age beside a person narrows down who it is. */
function isAge(text: string, start: number, end: number): boolean {
  if (!/^\d{1,3}(?:\s+år)?$/u.test(text.slice(start, end))) return false;
  const after = text.slice(end, end + 12);
  if (/^-år/u.test(after) || /^\s+gam(?:mal|la|malt)/u.test(after)) return true;
  return /år$/u.test(text.slice(start, end)) && /[,(]\s*$/u.test(text.slice(0, start)) && /^\s*[,).]/u.test(after);
}
