import { type DocumentKind, type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import { doubtfulMarks, isBehind } from '@arbetsytan/shared/documents/masked-content';
import type { Material } from '@arbetsytan/shared/fort-knox/material';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { Note } from '@arbetsytan/shared/notes/note';
import { paragraphs } from '@arbetsytan/shared/text/paragraphs';

const KIND: Record<DocumentKind, Material['kind']> = {
  pdf: 'pdf',
  text: 'text',
  pasted: 'pasted',
  article: 'article',
  report: 'other',
  transcript: 'interview',
};

/** A document as Fort Knox is offered it. */
export function materialOfDocument(row: DocumentRow, project: MaskProject): Material {
  return {
    id: row.id,
    title: row.title,
    kind: KIND[row.kind],
    date: row.date,
    level: row.level,
    tags: row.tags,
    text: row.text,
    reviewed: row.reviewed,
    restrictions: row.restrictions,
    rulesetHash: row.rulesetHash,
    isReport: row.kind === 'report',
    ...spokenOf(row.transcript?.segments ?? []),
    ...maskingOf(row, project),
  };
}

/** A shared note. It is dated by the day it was written, except at paranoid, which hides dates. */
export function materialOfNote(row: Note, project: MaskProject): Material {
  return {
    id: row.id,
    title: row.title,
    kind: 'note',
    date: row.level === 'paranoid' ? null : row.createdAt.slice(0, 10),
    level: row.level,
    tags: [],
    text: row.text,
    reviewed: row.reviewed,
    restrictions: OPEN_RESTRICTIONS,
    rulesetHash: row.rulesetHash,
    isReport: false,
    ...spokenOf(quotesOf(row)),
    ...maskingOf(row, project),
  };
}

type Spoken = NonNullable<Material['spoken']>;

/** Absent where nothing was recorded, so that packs of other texts stay as they were. */
const spokenOf = (stretches: Spoken) =>
  stretches.length > 0 ? { spoken: stretches.map(({ start, end, from }) => ({ start, end, from })) } : {};

/** A note's quotes are paragraphs of it. */
function quotesOf(row: Note): Spoken {
  const all = row.quotes ? paragraphs(row.text) : [];
  return (row.quotes ?? []).flatMap(({ paragraph, from }) => {
    const there = all[paragraph];
    return there ? [{ start: there.start, end: there.end, from }] : [];
  });
}

const maskingOf = (row: DocumentRow | Note, project: MaskProject) => ({
  doubtful: doubtfulMarks(row).length,
  isBehind: isBehind(row, project),
  releases: row.releases ?? [],
});
