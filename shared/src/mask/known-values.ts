import type { Hit } from './detector.ts';
import { atLeast, type MaskLevel } from './levels.ts';
import type { MaskProject } from './mask-types.ts';

/** Endings a term of "maska alltid" may carry in running text. */
const ENDINGS = '(?:s|en|et|n|t|ens|ets|ns|ts|ar|er|or|arna|erna|orna|na|arnas|ernas|ornas|nas|e|es)?';

/** Terms of the project's own list (every level, inflected), and from strict every surface form the project has hidden before. */
export function findKnown(text: string, level: MaskLevel, project: MaskProject): Hit[] {
  const hits: Hit[] = [];
  const terms = patternOf(project.alwaysMask, ENDINGS);
  if (terms) for (const match of text.matchAll(terms)) push(hits, 'term.always-mask', match);
  if (!atLeast(level, 'strict')) return hits;
  const forms = project.pseudonyms.flatMap(({ type, forms }) => (type === 'PERSON' || type === 'ADDRESS' ? forms : []));
  const known = patternOf(forms, '');
  if (known) for (const match of text.matchAll(known)) push(hits, 'person.known-in-project', match);
  return hits;
}

function push(hits: Hit[], rule: Hit['rule'], match: RegExpExecArray): void {
  hits.push({ rule, start: match.index, end: match.index + match[0].length });
}

function patternOf(values: readonly string[], endings: string): RegExp | null {
  const escaped = [...new Set(values.map((value) => value.trim()).filter((value) => value.length > 1))]
    .sort((a, b) => b.length - a.length)
    .map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s{1,3}'));
  if (escaped.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join('|')})${endings}(?![\\p{L}\\d])`, 'giu');
}
