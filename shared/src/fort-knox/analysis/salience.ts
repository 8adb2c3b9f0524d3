import { wordsOf } from '../../text/words.ts';
import type { ReportLine } from '../report-types.ts';
import { SMALL } from './budget.ts';
import { isAction, isAsked, isDecision, isDenial, isGreeting, isHedged, isQuestion, isRisky, isStep } from './cues.ts';
import { diverse, type Ranking, rank } from './rank.ts';
import type { Reading, ReadSentence } from './reading.ts';

export interface Salience {
  readonly ranking: Ranking;
  /** Higher is told first. Thousandths of the most central sentence, plus what makes a sentence checkable. */
  readonly of: (sentence: ReadSentence) => number;
  /** Sentences with something to tell, in the order of the material. */
  readonly telling: readonly ReadSentence[];
}

/**
 * Centrality alone finds what is repeated; a journalist looks for what can be checked: sums, days, who decided, what is
 * missing. Points are thousandths on the scale of `rank`.
 */
const POINTS = {
  money: 420,
  figure: 260,
  date: 260,
  decision: 240,
  action: 160,
  person: 140,
  name: 120,
  denial: 240,
  question: 160,
  hedge: 120,
  risk: 160,
  step: 60,
} as const;
const SHORT_WORDS = 4;

export function salienceOf(reading: Reading): Salience {
  const ranking = rank(reading);
  const scores = reading.sentences.map((sentence) => points(sentence, ranking));
  const telling = reading.sentences.filter((sentence) => (scores[sentence.index] ?? 0) > 0);
  return { ranking, of: ({ index }) => scores[index] ?? 0, telling: withoutRepeats(telling) };
}

function points(sentence: ReadSentence, ranking: Ranking): number {
  if (isGreeting(sentence) || sentence.stems.length === 0) return 0;
  if (
    sentence.words.length < SHORT_WORDS &&
    sentence.figures.length + sentence.dates.length === 0 &&
    !isAsked(sentence)
  )
    return 0;
  let score = 1 + Math.floor((ranking.scores[sentence.index] ?? 0) / 2);
  if (sentence.figures.some(({ kind }) => kind === 'money')) score += POINTS.money;
  else if (sentence.figures.some(({ kind }) => kind !== 'bare')) score += POINTS.figure;
  if (sentence.dates.length > 0) score += POINTS.date;
  if (isDecision(sentence)) score += POINTS.decision;
  else if (isAction(sentence)) score += POINTS.action;
  if (isDenial(sentence)) score += POINTS.denial;
  if (isQuestion(sentence)) score += POINTS.question;
  if (isHedged(sentence)) score += POINTS.hedge;
  if (isRisky(sentence)) score += POINTS.risk;
  if (isStep(sentence)) score += POINTS.step;
  if (/\[\p{Lu}[\p{Lu}-]* \d+(?::s)?\]/u.test(sentence.text)) score += POINTS.person;
  if (namesIn(sentence.text)) score += POINTS.name;
  return score;
}

/** A capital inside the sentence: an organisation, a place, an abbreviation. */
function namesIn(text: string): boolean {
  return wordsOf(text).some(
    ({ start }) =>
      start > 1 &&
      /^\p{Lu}/u.test(text.slice(start)) &&
      /[\p{L},\d]["”)]? $/u.test(text.slice(Math.max(0, start - 3), start)),
  );
}

function withoutRepeats(sentences: readonly ReadSentence[]): readonly ReadSentence[] {
  const seen = new Set<string>();
  return sentences.filter(({ words }) => {
    const key = words.map(({ form }) => form).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The most telling of some sentences, different from each other (MMR), in the order of the material. */
export function bestOf(
  reading: Reading,
  salience: Salience,
  from: readonly ReadSentence[],
  wanted: number,
): readonly ReadSentence[] {
  const score = (index: number) => {
    const sentence = reading.sentences[index];
    return sentence ? salience.of(sentence) : 0;
  };
  const indices = from.map(({ index }) => index);
  const chosen = diverse(indices, score, salience.ranking.likeness, wanted);
  return [...chosen].sort((a, b) => a - b).flatMap((index) => reading.sentences[index] ?? []);
}

/**
 * Which sentences the report has told already. A material of few sentences is told once each, so that its report is no longer than it;
 * a larger one may sort the same sentence under more than one heading, but its themes only hold what stands nowhere else.
 */
export interface Shown {
  /** What these lines cite has been told, the sentence before a dangling one with it. */
  readonly add: (lines: readonly Pick<ReportLine, 'citations'>[]) => void;
  /** The sentences not told yet. */
  readonly rest: (sentences: readonly ReadSentence[]) => readonly ReadSentence[];
  /** As `rest` in a small material, else all. */
  readonly restIfSmall: (sentences: readonly ReadSentence[]) => readonly ReadSentence[];
}

export function isSmall(reading: Reading): boolean {
  return reading.sentences.length <= SMALL;
}

export function shownIn(reading: Reading): Shown {
  const told = new Set<string>();
  const rest = (sentences: readonly ReadSentence[]) =>
    sentences.filter(({ document, paragraph, start }) => !told.has(`${document.id} ${paragraph.start + start}`));
  return {
    add: (lines) => {
      for (const { citations } of lines) for (const { document, start } of citations) told.add(`${document} ${start}`);
    },
    rest,
    restIfSmall: (sentences) => (isSmall(reading) ? rest(sentences) : sentences),
  };
}

/** What the themes may hold: statements that the timeline, the questions and the steps do not already show in full. */
export function themable(salience: Salience): readonly ReadSentence[] {
  return salience.telling.filter(
    (sentence) => !sentence.dates.some(({ precision }) => precision !== 'year') && !isQuestion(sentence),
  );
}
