import { reIdHits } from '../../gate/re-id-guard.ts';
import { budgetOf, summaryBudget, themeBudget } from '../analysis/budget.ts';
import { confidenceOf } from '../analysis/confidence.ts';
import { type Contradiction, contradictionsOf } from '../analysis/contradictions.ts';
import { countermeasureFor } from '../analysis/countermeasures.ts';
import { isHedged, isQuestion, isRisky, isStep } from '../analysis/cues.ts';
import { aboutDocument, passes, unrepeated, worded } from '../analysis/lines.ts';
import { prune } from '../analysis/prune.ts';
import { type Reading, type ReadSentence, readingOf } from '../analysis/reading.ts';
import { bestOf, type Salience, type Shown, salienceOf, shownIn, themable } from '../analysis/salience.ts';
import { themesOf } from '../analysis/themes.ts';
import {
  conflictQuestion,
  conflictStep,
  conflictText,
  KIND_PHRASE,
  readingIsThin,
  TOO_LITTLE,
} from '../analysis/wording.ts';
import type { Draft } from '../draft.ts';
import type { Engine } from '../engine.ts';
import { createLineChecks, type LineChecks } from '../line-checks.ts';
import type { ReleasedPack, TemplateId } from '../pack-types.ts';
import { POLICY } from '../policy.ts';
import type { ReportLine, Theme, TimelineLine } from '../report-types.ts';
import { type SectionId, TEMPLATE } from '../templates.ts';
import { attribution, classOf, coarse, coarseIso, period } from './phrases.ts';
import { telegram } from './telegram.ts';

/**
 * Mall, for Extern: lines put together from terms, figures with their unit, months, kind of source and attribution.
 *
 * Input: a released pack. Output: a draft without quotes, without days, with no run of nine words from any document; every line cites
 * the passages it stands on. A line that an output gate would refuse is shortened, else left out. Invariant: a function of the pack alone.
 */
export const templateLinesEngine: Engine = {
  id: 'template-lines',
  version: '2',
  compile: (released) => compile(released),
};

interface Desk {
  readonly reading: Reading;
  readonly salience: Salience;
  readonly checks: LineChecks;
  readonly contradictions: readonly Contradiction[];
  readonly template: TemplateId;
  readonly most: (section: SectionId) => number;
  readonly shown: Shown;
}

/** Parts of a telegram, from generous to sparse: the first that passes the gates is taken. */
const LENGTHS = [10, 5, 2] as const;

function compile(released: ReleasedPack): Draft {
  const { pack } = released;
  const reading = readingOf(released);
  const template = TEMPLATE[pack.template];
  const desk: Desk = {
    reading,
    salience: salienceOf(reading),
    checks: createLineChecks(pack, POLICY[pack.policy]),
    contradictions: contradictionsOf(reading),
    template: pack.template,
    most: (section) => budgetOf(pack.template, section, reading.sentences.length),
    shown: shownIn(reading),
  };
  /** Sections in the order in which they may claim a sentence; themes take what is left. */
  const claimed = <Line extends ReportLine>(lines: readonly Line[]): readonly Line[] => {
    // A line about two passages tells neither.
    desk.shown.add(lines.filter(({ citations }) => citations.length === 1));
    return lines;
  };
  const summary = claimed(summaryOf(desk));
  const timeline = timelineOf(desk);
  const questions = claimed(
    unrepeated([
      ...told(desk, isQuestion, 'questions').map(({ line }) => line),
      ...conflictLines(desk, conflictQuestion),
    ]).slice(0, desk.most('questions')),
  );
  const verify = claimed(verifyOf(desk));
  const risks = claimed(
    told(desk, isRisky, 'risks').map(({ line, sentence }) => ({
      ...line,
      countermeasure: countermeasureFor(sentence.text),
    })),
  );
  const nextSteps = claimed(
    unrepeated([
      ...told(desk, isStep, 'nextSteps').map(({ line }) => line),
      ...conflictLines(desk, conflictStep),
    ]).slice(0, desk.most('nextSteps')),
  );
  return prune(pack, {
    title: template.title,
    summary,
    themes: themed(desk, pack.project.tags, template.linesPerTheme),
    timeline,
    verify,
    risks,
    questions,
    nextSteps,
    confidence: confidenceOf(reading, desk.contradictions),
  });
}

interface Told {
  readonly sentence: ReadSentence;
  readonly line: ReportLine;
}

/**
 * "Beslut i maj 2026: kommunstyrelsen – köpa fastigheten – 4,2 miljoner kronor (dokument, maj 2026)." A line of the timeline has its month
 * in front of it.
 * Null when no shortening passes, or when the sentence itself holds a rare combination that points someone out.
 */
function tell({ checks, reading }: Desk, sentence: ReadSentence, inTimeline = false): ReportLine | null {
  const withMonth = new Set(reading.documents.map(({ date }) => date && coarse(date))).size > 1;
  const parts = reIdHits(sentence.text, []).length > 0 ? LENGTHS.slice(-1) : LENGTHS;
  for (const most of parts) {
    const terms = telegram(sentence, most);
    if (terms === '') return null;
    for (const when of inTimeline ? [''] : [period(sentence), '']) {
      const line = worded(`${classOf(sentence)}${when}: ${terms} (${attribution(sentence, withMonth)}).`, sentence);
      if (passes(checks, line)) return line;
    }
  }
  return null;
}

function tellAll(desk: Desk, sentences: readonly ReadSentence[]): readonly Told[] {
  return sentences.flatMap((sentence) => {
    const line = tell(desk, sentence);
    return line ? [{ sentence, line }] : [];
  });
}

function told(desk: Desk, which: (sentence: ReadSentence) => boolean, section: SectionId): readonly Told[] {
  return tellAll(
    desk,
    bestOf(
      desk.reading,
      desk.salience,
      desk.shown.restIfSmall(desk.salience.telling).filter(which),
      desk.most(section),
    ),
  );
}

function summaryOf(desk: Desk): readonly ReportLine[] {
  const { reading, salience } = desk;
  const first = reading.sentences[0];
  if (!first) return [];
  const thin = readingIsThin(reading) ? [worded(TOO_LITTLE, first)] : [];
  const chosen = bestOf(
    reading,
    salience,
    salience.telling.filter((sentence) => !isQuestion(sentence)),
    summaryBudget(desk.template, reading.sentences.length, salience.telling.length),
  );
  return [...thin, ...tellAll(desk, chosen).map(({ line }) => line)];
}

function themed(desk: Desk, tags: readonly string[], perTheme: number): readonly Theme[] {
  const { reading, salience, checks } = desk;
  const most = desk.most('themes');
  const chosen = bestOf(
    reading,
    salience,
    desk.shown.rest(themable(salience)),
    themeBudget(desk.template, reading.sentences.length, salience.telling.length),
  );
  return themesOf(
    reading,
    tags,
    chosen,
    most,
    perTheme,
    ({ kind, date }) => `Ur ${KIND_PHRASE[kind]}${date ? ` från ${coarse(date)}` : ''}`,
  ).flatMap(({ label, sentences }) => {
    const lines = unrepeated(tellAll(desk, sentences).map(({ line }) => line));
    const heading = label !== null && checks.failing(`### ${label}`).length === 0 ? label : 'Övrigt i underlaget';
    return lines.length > 0 ? [{ label: heading, lines }] : [];
  });
}

/** Months of what the material dates, and of the documents themselves. */
function timelineOf(desk: Desk): readonly TimelineLine[] {
  const { reading, salience, checks } = desk;
  const dated = salience.telling.flatMap((sentence) =>
    [...new Map(sentence.dates.map((mention) => [coarseIso(mention.date), mention])).values()].map((mention) => ({
      sentence,
      mention,
    })),
  );
  const lines = dated
    .map((entry, order) => ({ ...entry, order, score: salience.of(entry.sentence) }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, desk.most('timeline'))
    .sort((a, b) => a.order - b.order)
    .flatMap(({ sentence, mention }): readonly TimelineLine[] => {
      const line = tell(desk, sentence, true);
      const precision = mention.precision === 'year' ? 'year' : 'month';
      return line ? [{ ...line, date: coarseIso(mention.date), precision, interpreted: mention.interpreted }] : [];
    });
  desk.shown.add(lines);
  const named = new Set(lines.map(({ date }) => date));
  const own = documentMonths(reading).filter(({ date }) => !named.has(date));
  return [...lines, ...own]
    .map((line, order) => ({ line, order }))
    .sort((a, b) => (a.line.date === b.line.date ? a.order - b.order : a.line.date < b.line.date ? -1 : 1))
    .map(({ line }) => line)
    .filter((line) => passes(checks, line, line.date));
}

function documentMonths(reading: Reading): readonly TimelineLine[] {
  return reading.documents.flatMap((document): readonly TimelineLine[] => {
    const first = reading.sentences.find((sentence) => sentence.document === document);
    if (!first || document.date === null) return [];
    const line = aboutDocument(`Underlaget har ${KIND_PHRASE[document.kind]} från ${coarse(document.date)}.`, first);
    return [{ ...line, date: coarseIso(document.date), precision: 'month', interpreted: true }];
  });
}

function conflictLines(
  { contradictions, checks }: Desk,
  wording: (contradiction: Contradiction) => string,
): readonly ReportLine[] {
  return contradictions.flatMap((conflict) => {
    // Two days apart cannot be told without the days: say that they differ, and about what.
    const coarsened = conflict.kind === 'date' ? { ...conflict, kind: 'negation' as const } : conflict;
    const text =
      conflict.kind === 'date' && wording === conflictText ? conflictText(conflict, true) : wording(coarsened);
    const line = worded(text, conflict.first, conflict.second);
    return passes(checks, line) ? [line] : [];
  });
}

function verifyOf(desk: Desk): readonly ReportLine[] {
  const conflicts = conflictLines(desk, conflictText);
  const hedged = told(desk, (sentence) => isHedged(sentence) && !isQuestion(sentence), 'verify').map(
    ({ line }) => line,
  );
  return unrepeated([...conflicts, ...hedged]).slice(0, desk.most('verify'));
}
