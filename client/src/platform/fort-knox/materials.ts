import { type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import { doubtsIn } from '@arbetsytan/shared/documents/doubt';
import type { Material } from '@arbetsytan/shared/fort-knox/material';
import type { Note } from '@arbetsytan/shared/notes/note';

/** A document as Fort Knox is offered it. */
export function materialOfDocument(row: DocumentRow): Material {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind === 'report' ? 'other' : row.kind,
    date: row.date,
    level: row.level,
    tags: row.tags,
    text: row.text,
    reviewed: row.reviewed,
    doubts: doubtsIn(row),
    releases: row.releases ?? [],
    restrictions: row.restrictions,
    rulesetHash: row.rulesetHash,
    isReport: row.kind === 'report',
  };
}

/** A shared note. It is dated by the day it was written, except at paranoid, which hides dates. */
export function materialOfNote(row: Note): Material {
  return {
    id: row.id,
    title: row.title,
    kind: 'note',
    date: row.level === 'paranoid' ? null : row.createdAt.slice(0, 10),
    level: row.level,
    tags: [],
    text: row.text,
    reviewed: row.reviewed,
    doubts: doubtsIn(row),
    releases: row.releases ?? [],
    restrictions: OPEN_RESTRICTIONS,
    rulesetHash: row.rulesetHash,
    isReport: false,
  };
}
