import { normalWords } from '../../text/ngrams.ts';
import { isPlaceholder, STOP_WORDS, type Word } from '../../text/words.ts';
import type { ReadSentence } from '../analysis/reading.ts';

/** Grammar that carries meaning: without it a denial reads as a fact and a plan as done. Kept although they are stop words. */
const KEPT: ReadonlySet<string> = new Set(
  `inte ej aldrig ingen inga inget utan ska skall kan måste vill ville borde bör säger sa sade enligt över under före efter mellan
  minst mest mer fler nej inom mot innan skulle får fick`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** Words that point at a day: Extern names months. */
const DAY_WORD =
  /^(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|s|ens|ar|arna)?|i?går|i?dag|i?morgon|i?förrgår|övermorgon|morse|kväll|natt|ikväll|klockan|kl|dnr|diarienummer|den)$/u;
/** Most normalised words in a row as the source has them: the policy refuses nine. */
const LONGEST_RUN = 7;
/** Words of a part: longer ones are cut, since a part is a term and no sentence. */
const LONGEST_PART = 6;
/** A number with no unit and more digits than this is a number of something: a case, a room, an account. */
const LONGEST_BARE = 3;
const BETWEEN = ' – ';
const JOINER = ' samt ';

interface Part {
  readonly text: string;
  /** True when words of the source were left out before it. */
  readonly afterGap: boolean;
}

/**
 * A sentence as a telegram: its terms and figures in their order, without the grammar between them, without days, times and case numbers.
 * No run of more than seven words is the source's own. Empty when nothing is left.
 * @param most parts kept, from the beginning
 */
export function telegram(sentence: ReadSentence, most: number): string {
  let text = '';
  let run = 0;
  for (const { text: part, afterGap } of partsOf(sentence).slice(0, most)) {
    const words = normalWords(part).length;
    const continues = text !== '' && !afterGap && run + words > LONGEST_RUN;
    text += text === '' ? part : `${continues ? JOINER : BETWEEN}${part}`;
    run = afterGap || continues ? words : run + words;
  }
  return text;
}

function partsOf(sentence: ReadSentence): readonly Part[] {
  const parts: Part[] = [];
  let open: { start: number; end: number; words: number; afterGap: boolean } | null = null;
  let gap = false;
  const close = () => {
    if (!open) return;
    const text = sentence.text.slice(open.start, open.end).replace(/\s+/g, ' ');
    if (tells(text)) parts.push({ text, afterGap: open.afterGap });
    else gap = true;
    open = null;
  };
  for (const word of withFigures(sentence)) {
    if (isDropped(word, sentence)) {
      close();
      gap = true;
      continue;
    }
    const between = open === null ? '' : sentence.text.slice(open.end, word.start);
    if (open && (/[^\s\u00a0]/u.test(between) || open.words + word.size > LONGEST_PART)) close();
    open ??= { start: word.start, end: word.start, words: 0, afterGap: gap };
    gap = false;
    open.end = word.end;
    open.words += word.size;
  }
  close();
  return parts;
}

interface SizedWord extends Word {
  readonly size: number;
}

/** The words of a sentence, each figure with its unit as one. */
function withFigures({ text, words, figures }: ReadSentence): readonly SizedWord[] {
  const found: SizedWord[] = [];
  for (const word of words) {
    const figure = figures.find(({ start, end }) => word.start >= start && word.start < end);
    if (!figure) found.push({ ...word, size: 1 });
    else if (found.at(-1)?.start !== figure.start) {
      const written = text.slice(figure.start, figure.end);
      found.push({
        form: figure.written.toLowerCase(),
        start: figure.start,
        end: figure.end,
        size: normalWords(written).length,
      });
    }
  }
  return found;
}

function isDropped(word: SizedWord, { dates, figures }: ReadSentence): boolean {
  if (dates.some(({ start, end }) => word.start < end && word.end > start)) return true;
  if (
    figures.some(({ start, unit, written }) => start === word.start && (unit !== '' || written.length <= LONGEST_BARE))
  )
    return false;
  if (isPlaceholder(word.form)) return false;
  if (/^\d/.test(word.form) || DAY_WORD.test(word.form)) return true;
  return STOP_WORDS.has(word.form) && !KEPT.has(word.form);
}

/** A part of nothing but kept grammar ("ska", "över") says nothing. */
function tells(text: string): boolean {
  return (
    text.split(' ').some((word) => !KEPT.has(word.toLowerCase())) ||
    /^(?:inte|ej|aldrig|ingen|inga|inget|nej|ska|kan)$/iu.test(text)
  );
}
