import type { MaskProject } from '../mask/mask-types.ts';
import type { WindowResult } from '../recordings/transcription.ts';
import type { SyncTable } from './lanes.ts';
import { asList, asRow, highest, mergeKeyed, mergeSet, pickChanged, type Row, type Sides } from './merge-fields.ts';
import { mergeMaskProject } from './merge-numbers.ts';

/** How a field is merged when both sides changed it. What has no rule is taken from the later side. */
export type FieldRule =
  /** Somebody's words: merged, and asked about where both changed the same. */
  | { readonly kind: 'text' }
  /** One line of somebody's words: the later one stands, and the other is asked about. */
  | { readonly kind: 'line' }
  | { readonly kind: 'by'; readonly merge: (sides: Sides) => unknown };

const text: FieldRule = { kind: 'text' };
const line: FieldRule = { kind: 'line' };
const by = (merge: (sides: Sides) => unknown): FieldRule => ({ kind: 'by', merge });

const lists = <T>(merge: (sides: Sides<readonly T[]>) => readonly T[]) =>
  by(({ base, ours, theirs, later }) =>
    merge({
      base: base === undefined ? undefined : (asList(base) as readonly T[]),
      ours: asList(ours) as readonly T[],
      theirs: asList(theirs) as readonly T[],
      later,
    }),
  );
const set = lists(mergeSet);
const keyed = (field: string) => lists<Row>((sides) => mergeKeyed(sides, (item) => String(item[field])));
const most = by(({ ours, theirs }) => highest(Number(ours ?? 0), Number(theirs ?? 0)));
const latest = by(({ ours, theirs }) => highest(String(ours ?? ''), String(theirs ?? '')));

/** What only one of them forbids is forbidden. */
const strictest = by(({ base, ours, theirs }) => {
  const [before, mine, other] = [base === undefined ? null : asRow(base), asRow(ours), asRow(theirs)];
  return Object.fromEntries(
    [...new Set([...Object.keys(mine), ...Object.keys(other)])].map((key) => {
      const [a, b] = [mine[key] === true, other[key] === true];
      // Three ways: somebody who opens what was closed is followed, unless both have had a say.
      const was = before ? before[key] === true : null;
      return [key, was === null ? a && b : a === was ? b : a];
    }),
  );
});

const LEVELS = ['normal', 'strict', 'paranoid'] as const;
const level = by(({ ours, theirs }) => highest(String(ours), String(theirs), LEVELS));

/** Results of windows: done beats failed, and what a person waits for is never heard twice. */
const results = lists<WindowResult>((sides) =>
  [
    ...mergeKeyed(
      { ...sides, base: [] },
      ({ index }) => String(index),
      ({ ours, theirs, later }) => {
        if ((ours.state === 'failed') !== (theirs.state === 'failed')) return ours.state === 'failed' ? theirs : ours;
        return later === 'ours' ? ours : theirs;
      },
    ),
  ].sort((a, b) => a.index - b.index),
);

/** What is in the transcript of a document besides its text. */
const quotesOf = by((sides) => {
  const picked = asRow(pickChanged(sides));
  const quotes = mergeKeyed<Row>(
    {
      base: sides.base === undefined ? undefined : (asList(asRow(sides.base).quotes) as readonly Row[]),
      ours: asList(asRow(sides.ours).quotes) as readonly Row[],
      theirs: asList(asRow(sides.theirs).quotes) as readonly Row[],
      later: sides.later,
    },
    (quote) => String(quote.id),
  );
  return sides.ours === undefined && sides.theirs === undefined ? undefined : { ...picked, quotes };
});

const numbers = by(({ base, ours, theirs, later }) => {
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  const [mine, other] = [ours as MaskProject, theirs as MaskProject];
  return mergeMaskProject({ base: base as MaskProject | undefined, ours: mine, theirs: other, later });
});

const CONTENT = { tags: set, restrictions: strictest } as const;

export const MERGE_RULES: { readonly [T in SyncTable]: { readonly [field: string]: FieldRule } } = {
  projects: { name: line, tags: set, level },
  documents: { ...CONTENT, title: line, transcript: quotesOf },
  notes: { title: line, quotes: set },
  sources: { title: line, note: text },
  events: { text: line },
  reports: { confirmed: set },
  maskprojects: { project: numbers },
  originals: { name: line },
  privatenotes: { text },
  sourcesecrets: { name: line, contact: line },
  recordings: { name: line, gaps: set, markers: set },
  transcriptions: { results, spentMs: most },
  glossaries: { terms: keyed('id') },
};

/** In every table. */
export const EVERYWHERE: { readonly [field: string]: FieldRule } = { updatedAt: latest };
