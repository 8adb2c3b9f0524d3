import type { Draft } from './draft.ts';
import type { ReportLine } from './report-types.ts';

/** A line of a report with its address, "section:index" (themes: "themes:theme.index"). */
export interface AddressedLine {
  readonly at: string;
  readonly line: ReportLine;
}

/** Every line of a draft or report, in a fixed order. */
export function linesOf(draft: Draft): AddressedLine[] {
  const { summary, themes, timeline, verify, risks, questions, nextSteps } = draft;
  const sections: readonly (readonly [string, readonly ReportLine[]])[] = [
    ['summary', summary],
    ...themes.map((theme, index): readonly [string, readonly ReportLine[]] => [`themes:${index}.`, theme.lines]),
    ['timeline', timeline],
    ['verify', verify],
    ['risks', risks],
    ['questions', questions],
    ['nextSteps', nextSteps],
  ];
  return sections.flatMap(([section, lines]) =>
    lines.map((line, index) => ({ at: section.endsWith('.') ? `${section}${index}` : `${section}:${index}`, line })),
  );
}

/** Every text of a draft that a reader will see, lines and the rest, with an address. */
export function textsOf(draft: Draft): { readonly at: string; readonly text: string }[] {
  return [
    { at: 'title:0', text: draft.title },
    ...linesOf(draft).map(({ at, line }) => ({ at, text: line.text })),
    ...draft.themes.map(({ label }, index) => ({ at: `themes:${index}`, text: label })),
    ...draft.risks.map(({ countermeasure }, index) => ({ at: `risks:${index}`, text: countermeasure })),
    ...draft.confidence.reasons.map((text, index) => ({ at: `confidence:${index}`, text })),
  ];
}
