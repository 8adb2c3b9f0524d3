import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { ProjectEvent } from '@arbetsytan/shared/projects/event';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import type { Source, SourceSecret } from '@arbetsytan/shared/sources/source';
import type { IntakeRow, MaskProjectRow, OriginalMeta } from '../desk/desk.port.ts';
import type { ReportRow } from '../desk/report-row.ts';

/** Every collection of an account's database: at most 13 (FINDINGS, RxDB 9). */
export interface Rows {
  readonly projects: Project;
  readonly documents: DocumentRow;
  readonly notes: Note;
  readonly sources: Source;
  readonly events: ProjectEvent;
  readonly reports: ReportRow;
  readonly leads: Lead;
  readonly feeds: Feed;
  readonly originals: OriginalMeta;
  readonly privatenotes: PrivateNote;
  readonly sourcesecrets: SourceSecret;
  readonly intakes: IntakeRow;
  readonly maskprojects: MaskProjectRow;
}
export type CollectionName = keyof Rows;

/** The plain fields of a row, which the database may sort and filter by. */
export interface PlainFields {
  readonly kind: string;
  readonly projectId: string;
  /** ISO instant that decides the order, newest first. */
  readonly at: string | null;
}

const inProject = (row: { readonly projectId: string }, kind: string, at: string | null): PlainFields => ({
  kind,
  projectId: row.projectId,
  at,
});

export const PLAIN: { readonly [N in CollectionName]: (row: Rows[N]) => PlainFields } = {
  projects: (row) => ({ kind: 'project', projectId: '', at: row.createdAt }),
  documents: (row) => inProject(row, row.kind, row.createdAt),
  notes: (row) => inProject(row, 'note', row.createdAt),
  sources: (row) => inProject(row, row.kind, row.createdAt),
  events: (row) => inProject(row, row.kind, row.at),
  reports: (row) => inProject(row, 'report', row.createdAt),
  leads: (row) => ({ kind: 'lead', projectId: '', at: row.publishedAt ?? row.fetchedAt }),
  feeds: () => ({ kind: 'feed', projectId: '', at: null }),
  originals: (row) => inProject(row, 'original', row.createdAt),
  privatenotes: (row) => inProject(row, row.kind, row.createdAt),
  sourcesecrets: (row) => inProject(row, 'secret', null),
  intakes: (row) => inProject(row, row.state, row.createdAt),
  maskprojects: (row) => inProject(row, 'mask-project', null),
};
