import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { ProjectEvent } from '@arbetsytan/shared/projects/event';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Glossary } from '@arbetsytan/shared/recordings/glossary';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { Transcription } from '@arbetsytan/shared/recordings/transcription';
import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import type { Source, SourceSecret } from '@arbetsytan/shared/sources/source';
import type { ReportRow } from '../desk/report-row.ts';
import type { IntakeRow, MaskProjectRow, OriginalMeta } from '../desk/vault-rows.ts';
import type { KeyPinRow, ProjectKeyRow } from '../keys/project-keys.ts';
import type { LifeboatRow, MemberRow, SyncNote } from '../sync/local-rows.ts';

/** Every kind of row that an account has. */
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
  readonly recordings: Recording;
  readonly transcriptions: Transcription;
  readonly glossaries: Glossary;
  readonly lifeboat: LifeboatRow;
  readonly members: MemberRow;
  readonly syncnotes: SyncNote;
  readonly projectkeys: ProjectKeyRow;
  readonly keypins: KeyPinRow;
}
export type TableName = keyof Rows;

/** Tables that live in another's collection: a database holds at most 13 (FINDINGS, RxDB 9). Such rows are told apart by `kind`. */
export const SHARED_HOME = {
  feeds: 'leads',
  transcriptions: 'recordings',
  glossaries: 'recordings',
  lifeboat: 'leads',
  members: 'leads',
  syncnotes: 'leads',
  projectkeys: 'leads',
  keypins: 'leads',
} as const satisfies {
  readonly [N in TableName]?: TableName;
};
export type CollectionName = Exclude<TableName, keyof typeof SHARED_HOME>;

export function homeOf(table: TableName): CollectionName {
  return table in SHARED_HOME ? SHARED_HOME[table as keyof typeof SHARED_HOME] : (table as CollectionName);
}

/** The one kind of row in each table of a shared collection. */
export const ONLY_KIND: { readonly [N in TableName]?: string } = {
  leads: 'lead',
  feeds: 'feed',
  recordings: 'recording',
  transcriptions: 'transcription',
  glossaries: 'glossary',
  lifeboat: 'lifeboat',
  members: 'member',
  syncnotes: 'sync-note',
  projectkeys: 'project-key',
  keypins: 'key-pin',
};

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

export const PLAIN: { readonly [N in TableName]: (row: Rows[N]) => PlainFields } = {
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
  recordings: (row) => inProject(row, 'recording', row.createdAt),
  transcriptions: (row) => inProject(row, 'transcription', row.createdAt),
  glossaries: (row) => inProject(row, 'glossary', row.createdAt),
  lifeboat: (row) => inProject(row, 'lifeboat', row.at),
  members: (row) => inProject(row, 'member', null),
  syncnotes: () => ({ kind: 'sync-note', projectId: '', at: null }),
  projectkeys: (row) => inProject(row, 'project-key', null),
  keypins: (row) => inProject(row, 'key-pin', null),
};
