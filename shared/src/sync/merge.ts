import { laneOf, type SyncTable } from './lanes.ts';
import { mergeContent } from './merge-content.ts';
import { bothChanged, pickChanged, type Row, type Sides, stableJson } from './merge-fields.ts';
import { EVERYWHERE, MERGE_RULES } from './merge-rules.ts';
import { mergeText, type Versions } from './merge-text.ts';

/** A field whose two versions a person has to choose between. What stands in the row is said in docs/SYNC.md. */
export interface FieldConflict extends Versions {
  readonly field: string;
}

export interface Merged {
  /** Null: deleted. */
  readonly row: Row | null;
  /** A version that is not in the row: an edit that a deletion beat, or a transcript that another one did. */
  readonly beaten: { readonly side: 'ours' | 'theirs'; readonly row: Row } | null;
  readonly conflicts: readonly FieldConflict[];
  /** Texts of the row are neither side's own: mask and gate them before it is stored. */
  readonly remask: boolean;
}

export interface MergeInput {
  /** What both were made from; null when nobody knows (a server restored from a backup). */
  readonly base: Row | null;
  /** Null: deleted. */
  readonly ours: Row | null;
  readonly theirs: Row | null;
}

/**
 * Two versions of a row, made apart from each other, as one. Pure, and the same row whichever side is called ours. Deletion
 * beats edit, and the beaten edit is answered too. No word that either side wrote is lost: it is in the row, in `beaten` or in
 * `conflicts`.
 */
export function mergeRows(table: SyncTable, { base, ours, theirs }: MergeInput): Merged {
  if (ours === null || theirs === null) {
    const left = ours ?? theirs;
    const edited = left !== null && !(base !== null && stableJson(left) === stableJson(base));
    const beaten = edited ? { side: ours ? ('ours' as const) : ('theirs' as const), row: left } : null;
    return { row: null, beaten, conflicts: [], remask: false };
  }
  const later = laterOf(ours, theirs);
  const sides: Sides<Row> = { base: base ?? undefined, ours, theirs, later };
  const row: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  let remask = false;
  for (const field of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const one: Sides = { base: base?.[field], ours: ours[field], theirs: theirs[field], later };
    // A field that the base lacks was not there; without a base nobody knows.
    const known: Sides = base === null ? { ...one, base: undefined } : { ...one, base: base[field] ?? null };
    const rule = EVERYWHERE[field] ?? MERGE_RULES[table][field];
    if (!bothChanged(known)) row[field] = pickChanged(known);
    else if (rule?.kind === 'by') row[field] = rule.merge(one);
    else if (rule?.kind === 'text') {
      const before = typeof one.base === 'string' ? one.base : null;
      const merged = mergeText(before, String(one.ours ?? ''), String(one.theirs ?? ''));
      row[field] = merged.text;
      conflicts.push(...merged.conflicts.map((versions) => ({ field, ...versions })));
      remask ||= laneOf(table) === 'gated';
    } else {
      row[field] = pickChanged(one);
      if (rule?.kind === 'line')
        conflicts.push({ field, ours: String(one.ours ?? ''), theirs: String(one.theirs ?? '') });
    }
  }
  if (table !== 'documents' && table !== 'notes') return { row: withoutHoles(row), beaten: null, conflicts, remask };
  const content = mergeContent(sides);
  const transcript = content.fields.transcript
    ? { ...(content.fields.transcript as Row), quotes: quotesIn(row) }
    : undefined;
  const whole = { ...row, ...content.fields, ...(transcript ? { transcript } : {}) };
  return {
    row: withoutHoles(whole),
    beaten: content.beaten ? { side: content.beaten, row: content.beaten === 'ours' ? ours : theirs } : null,
    conflicts: [...conflicts, ...content.conflicts.map((versions) => ({ field: 'text', ...versions }))],
    remask: remask || content.remask,
  };
}

const quotesIn = (row: Row): unknown => (row.transcript as Row | undefined)?.quotes ?? [];

/** By the rows' own times, and by their text when those are the same: never by who merges. */
function laterOf(ours: Row, theirs: Row): 'ours' | 'theirs' {
  const [mine, other] = [String(ours.updatedAt ?? ''), String(theirs.updatedAt ?? '')];
  if (mine !== other) return mine > other ? 'ours' : 'theirs';
  return stableJson(ours) >= stableJson(theirs) ? 'ours' : 'theirs';
}

function withoutHoles(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
