import { budgetOf, summaryBudget, themeBudget } from '../analysis/budget.ts';
import { confidenceOf } from '../analysis/confidence.ts';
import { type Contradiction, contradictionsOf } from '../analysis/contradictions.ts';
import { countermeasureFor } from '../analysis/countermeasures.ts';
import { isAsked, isHedged, isQuestion, isRisky, isStep } from '../analysis/cues.ts';
import { passes, quoted, uncontained, unrepeated, worded } from '../analysis/lines.ts';
import { prune } from '../analysis/prune.ts';
import { type Reading, type ReadSentence, readingOf } from '../analysis/reading.ts';
import { bestOf, isSmall, type Salience, type Shown, salienceOf, shownIn, themable } from '../analysis/salience.ts';
import { themesOf } from '../analysis/themes.ts';
import {
  conflictQuestion,
  conflictStep,
  conflictText,
  readingIsThin,
  TOO_LITTLE,
  UNANSWERED_STEP,
} from '../analysis/wording.ts';
import type { Draft } from '../draft.ts';
import type { Engine } from '../engine.ts';
import { createLineChecks, type LineChecks } from '../line-checks.ts';
import type { ReleasedPack, TemplateId } from '../pack-types.ts';
import { POLICY } from '../policy.ts';
import type { ReportLine, Risk, Theme } from '../report-types.ts';
import { type SectionId, TEMPLATE } from '../templates.ts';
import { timelineOf } from './timeline.ts';

/**
 * Utdrag, for Intern: what the material itself says, sentence by sentence, ranked across documents (LexRank, MMR) and sorted
 * into the sections of the template.
 *
 * Input: a released pack. Output: a draft where every line is either a sentence as it stands (`quote`) or our own words about
 * passages, and each cites what it stands on. Invariant: a function of the pack alone, in integers; nothing the material says steers it.
 */
export const extractEngine: Engine = {
  id: 'extract',
  version: '2',
  compile: (released) => compile(released),
};

/** Contradictions all stand under what must be verified; the first of them also as steps. */
const MOST_CONFLICT_STEPS = 4;

interface Desk {
  readonly reading: Reading;
  readonly salience: Salience;
  readonly checks: LineChecks;
  readonly contradictions: readonly Contradiction[];
  readonly template: TemplateId;
  readonly most: (section: SectionId) => number;
  readonly shown: Shown;
}

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
  const named = `${template.title}: ${pack.project.name}`;
  /** Sections in the order in which they may claim a sentence; themes take what is left. */
  const claimed = <Line extends ReportLine>(lines: readonly Line[]): readonly Line[] => {
    desk.shown.add(lines.filter(({ quote }) => quote));
    return lines;
  };
  const summary = claimed(summaryOf(desk));
  const timeline = claimed(timelineOf(reading, desk.salience, desk.checks, desk.most('timeline')));
  const questions = claimed(questionsOf(desk));
  const verify = claimed(verifyOf(desk));
  const risks = claimed(risksOf(desk));
  const nextSteps = claimed(nextStepsOf(desk));
  return prune(pack, {
    title: desk.checks.failing(named).length === 0 ? named : template.title,
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

function quotes({ reading, checks }: Desk, sentences: readonly ReadSentence[]): readonly ReportLine[] {
  return uncontained(sentences.map((sentence) => quoted(reading, sentence)).filter((line) => passes(checks, line)));
}

function summaryOf(desk: Desk): readonly ReportLine[] {
  const { reading, salience } = desk;
  const first = reading.sentences[0];
  if (!first) return [];
  const thin = readingIsThin(reading) ? [worded(TOO_LITTLE, first)] : [];
  const statements = salience.telling.filter((sentence) => !isAsked(sentence));
  return [
    ...thin,
    ...quotes(
      desk,
      bestOf(
        desk.reading,
        desk.salience,
        statements,
        summaryBudget(desk.template, reading.sentences.length, salience.telling.length),
      ),
    ),
  ];
}

function themed(desk: Desk, tags: readonly string[], perTheme: number): readonly Theme[] {
  const { reading, salience } = desk;
  const most = desk.most('themes');
  const chosen = bestOf(
    reading,
    salience,
    desk.shown.rest(themable(salience)),
    themeBudget(desk.template, reading.sentences.length, salience.telling.length),
  );
  return themesOf(reading, tags, chosen, most, perTheme, ({ title }) => title).flatMap(({ label, sentences }) => {
    const lines = quotes(desk, sentences);
    const heading = label !== null && desk.checks.failing(`### ${label}`).length === 0 ? label : 'Övrigt i underlaget';
    return lines.length > 0 ? [{ label: heading, lines }] : [];
  });
}

function verifyOf(desk: Desk): readonly ReportLine[] {
  const conflicts = desk.contradictions.map((conflict) =>
    worded(conflictText(conflict), conflict.first, conflict.second),
  );
  const passing = conflicts.filter((line) => passes(desk.checks, line));
  const most = desk.most('verify');
  const hedged = desk.shown
    .restIfSmall(desk.salience.telling)
    .filter((sentence) => isHedged(sentence) && !isAsked(sentence));
  const doubtful = quotes(desk, bestOf(desk.reading, desk.salience, hedged, Math.max(0, most - passing.length)));
  const room = most - Math.min(passing.length, most) - doubtful.length;
  return unrepeated([...passing, ...doubtful, ...singleSourced(desk, room)]).slice(0, most);
}

/** Sums that one document alone gives. A single document is all single source, and saying so of each line helps nobody. */
function singleSourced(desk: Desk, room: number): readonly ReportLine[] {
  const { reading, salience, checks } = desk;
  if (reading.documents.length < 2 || room <= 0 || isSmall(reading)) return [];
  const holders = new Map<string, Set<number>>();
  for (const { figures, documentIndex } of reading.sentences) {
    for (const { value, unit } of figures)
      holders.set(`${value} ${unit}`, (holders.get(`${value} ${unit}`) ?? new Set()).add(documentIndex));
  }
  const lines = bestOf(
    reading,
    salience,
    salience.telling.filter(({ figures }) => figures.some(({ kind }) => kind === 'money')),
    room * 2,
  ).flatMap((sentence) => {
    const figure = sentence.figures.find(
      ({ kind, value, unit }) => kind === 'money' && holders.get(`${value} ${unit}`)?.size === 1,
    );
    return figure ? [worded(`Uppgiften ${figure.written} finns bara i ett underlag.`, sentence)] : [];
  });
  return lines.filter((line) => passes(checks, line)).slice(0, room);
}

function risksOf(desk: Desk): readonly Risk[] {
  const risky = desk.shown
    .restIfSmall(desk.salience.telling)
    .filter((sentence) => isRisky(sentence) && !isAsked(sentence));
  return quotes(desk, bestOf(desk.reading, desk.salience, risky, desk.most('risks'))).map((line) => ({
    ...line,
    countermeasure: countermeasureFor(line.text),
  }));
}

function questionsOf(desk: Desk): readonly ReportLine[] {
  const most = desk.most('questions');
  const open = quotes(
    desk,
    bestOf(desk.reading, desk.salience, desk.shown.restIfSmall(desk.salience.telling).filter(isQuestion), most),
  );
  const conflicts = desk.contradictions
    .map((conflict) => worded(conflictQuestion(conflict), conflict.first, conflict.second))
    .filter((line) => passes(desk.checks, line));
  return unrepeated([...open, ...conflicts]).slice(0, most);
}

function nextStepsOf(desk: Desk): readonly ReportLine[] {
  const most = desk.most('nextSteps');
  const stated = quotes(
    desk,
    bestOf(desk.reading, desk.salience, desk.shown.restIfSmall(desk.salience.telling).filter(isStep), most),
  );
  const settled = desk.contradictions
    .slice(0, MOST_CONFLICT_STEPS)
    .map((conflict) => worded(conflictStep(conflict), conflict.first, conflict.second));
  // In a small material the open question itself says what to do.
  const open = isSmall(desk.reading) ? [] : desk.salience.telling.filter(isQuestion);
  const asked = bestOf(desk.reading, desk.salience, open, most).map((sentence) =>
    worded(`${UNANSWERED_STEP}”${sentence.text}”`, sentence),
  );
  const own = [...settled, ...asked].filter((line) => passes(desk.checks, line));
  // Half the room for what we propose, when there is that much.
  const stating = stated.slice(0, Math.max(Math.ceil(most / 2), most - own.length));
  return unrepeated([...stating, ...own]).slice(0, most);
}
