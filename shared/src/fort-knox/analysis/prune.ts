import type { Draft } from '../draft.ts';
import type { KnoxPack } from '../pack-types.ts';
import { linesOf } from '../report-lines.ts';
import type { ReportLine } from '../report-types.ts';
import { checkSupport } from '../support-check.ts';

/**
 * The draft without the lines that the support check would refuse, and without themes that then are empty. One odd sentence must not
 * cost a person the whole report; the check itself runs again after the engine.
 */
export function prune(pack: KnoxPack, draft: Draft): Draft {
  const lines = linesOf(draft);
  const refused = new Set(checkSupport(pack, lines).map(({ line }) => line));
  if (refused.size === 0) return draft;
  const unsupported = new Set<ReportLine>(lines.filter(({ at }) => refused.has(at)).map(({ line }) => line));
  const kept = <Line extends ReportLine>(section: readonly Line[]) => section.filter((line) => !unsupported.has(line));
  return {
    ...draft,
    summary: kept(draft.summary),
    themes: draft.themes
      .map((theme) => ({ ...theme, lines: kept(theme.lines) }))
      .filter(({ lines: left }) => left.length > 0),
    timeline: kept(draft.timeline),
    verify: kept(draft.verify),
    risks: kept(draft.risks),
    questions: kept(draft.questions),
    nextSteps: kept(draft.nextSteps),
  };
}
