import { type DocumentKind, type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import { doubtfulMarks, isBehind } from '@arbetsytan/shared/documents/masked-content';
import type { Material } from '@arbetsytan/shared/fort-knox/material';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { Note } from '@arbetsytan/shared/notes/note';

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
    ...maskingOf(row, project),
  };
}

const maskingOf = (row: DocumentRow | Note, project: MaskProject) => ({
  doubtful: doubtfulMarks(row).length,
  isBehind: isBehind(row, project),
  releases: row.releases ?? [],
});
