import { isDoubtful, type StoredMark } from './marks.ts';
import type { MaskProject, MaskSpan, Pseudonym } from './mask-types.ts';
import { placeholderOf, plainPlaceholder } from './placeholders.ts';
import { MASK_RULES } from './rules.ts';

/** Rules that only repeat what another place or another text has shown: no evidence of their own. */
function isRepeat(rule: string): boolean {
  return rule.endsWith('.known-in-project') || rule === 'person.repeated';
}

/**
 * Keeps with each value the best that a rule has said for it. Without this a guess would be certain as soon as the project
 * knows it, and nobody would ever be asked.
 * @param spans of every text that was masked, in any order
 */
export function withEvidence(project: MaskProject, spans: readonly MaskSpan[]): MaskProject {
  const best = new Map<string, { readonly rule: string; readonly confidence: number }>();
  for (const { placeholder, rule, confidence } of spans) {
    if (isRepeat(rule)) continue;
    const value = plainPlaceholder(placeholder);
    const known = best.get(value);
    if (!known || known.confidence < confidence) best.set(value, { rule, confidence });
  }
  if (best.size === 0) return project;
  let changed = false;
  const pseudonyms = project.pseudonyms.map((pseudonym): Pseudonym => {
    const found = best.get(placeholderOf(pseudonym.type, pseudonym.number));
    if (!found || (pseudonym.found && pseudonym.found.confidence >= found.confidence)) return pseudonym;
    changed = true;
    return { ...pseudonym, found };
  });
  return changed ? { ...project, pseudonyms } : project;
}

/**
 * How certain each mark is by all that the project knows of its value: a person's word counts most, and a guess in one text
 * is no guess where another text shows the whole name. A doubtful mark tells the rule that guessed.
 */
export function weighMarks(marks: readonly StoredMark[], project: MaskProject): readonly StoredMark[] {
  const byPlaceholder = new Map(project.pseudonyms.map((each) => [placeholderOf(each.type, each.number), each]));
  return marks.map((mark) => {
    const value = byPlaceholder.get(plainPlaceholder(mark.placeholder));
    if (!value) return mark;
    if (value.sure) return { ...mark, confidence: 100 };
    const { found } = value;
    if (!found) return mark;
    if (isDoubtful(found)) return { ...mark, ...found };
    return isDoubtful(mark)
      ? { ...mark, confidence: found.confidence, rule: mark.type === 'PERSON' ? 'person.repeated' : mark.rule }
      : mark;
  });
}

/** The confidence that a rule gives by itself. For a mark a person made, and for tests. */
export const BY_HAND = { rule: 'extra.by-hand', confidence: MASK_RULES['extra.by-hand'].confidence } as const;
