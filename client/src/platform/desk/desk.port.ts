import type { Account } from '@arbetsytan/shared/auth/access';
import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Id } from '@arbetsytan/shared/core/ids';
import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import type { KnoxOutcome, KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import type { ReIdClue } from '@arbetsytan/shared/gate/re-id-clues';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { Decision } from '@arbetsytan/shared/mask/decisions';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { EventKind, ProjectEvent } from '@arbetsytan/shared/projects/event';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Glossary } from '@arbetsytan/shared/recordings/glossary';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { Transcription } from '@arbetsytan/shared/recordings/transcription';
import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import type { Source, SourceSecret } from '@arbetsytan/shared/sources/source';
import type { BlobSync } from '../blobs/blob-sync.port.ts';
import type { DeskKeys } from '../keys/open-keys.ts';
import type { MaskedForReview } from '../masking/mask-all.ts';
import type { CrashNotes } from '../models/crash-notes.ts';
import type { ModelKeeper } from '../models/model-keeper.ts';
import type { SpeechKeeper } from '../models/speech-keeper.ts';
import type { Recorder } from '../recorder/recorder.port.ts';
import type { SoundVault } from '../sound/sound.port.ts';
import type { SoundImport } from '../sound-import/sound-import.port.ts';
import type { Transcriber } from '../speech/transcriber.port.ts';
import type { SaveEdited } from '../sync/save-edited.ts';
import type { SyncPort } from '../sync/sync.port.ts';
import type { ReportRow } from './report-row.ts';
import type { Table } from './table.port.ts';
import type { IntakeRow, MaskProjectRow, OriginalMeta } from './vault-rows.ts';

// Files of their own, so that the database below the desk need not know the desk.
export type { IntakeRow, MaskProjectRow, OriginalMeta, Table };

export interface Vault {
  readonly originals: Table<OriginalMeta>;
  readonly privateNotes: Table<PrivateNote>;
  readonly sourceSecrets: Table<SourceSecret>;
  readonly intakes: Table<IntakeRow>;
  readonly recordings: Table<Recording>;
  /** How far each recording has been written out. The row's id is `transcriptionIdOf(recordingId)`. */
  readonly transcriptions: Table<Transcription>;
  /** How names and terms of each project are spelled. The row's id is `glossaryIdOf(projectId)`. */
  readonly glossaries: Table<Glossary>;
  /** The sound of recordings, sealed second by second. */
  readonly sound: SoundVault;
  /** Encrypts in chunks to OPFS (IndexedDB as fallback); nothing is left behind when it throws. */
  storeOriginal(meta: OriginalMeta, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** @throws AppError original-missing, original-not-yours, vault-damaged */
  openOriginal(id: Id): Promise<Uint8Array<ArrayBuffer>>;
  removeOriginal(id: Id): Promise<void>;
  maskProject(projectId: Id): Promise<MaskProject>;
  /** The same as rows, to be followed. Only `masking` writes them. */
  readonly maskProjects: Pick<Table<MaskProjectRow>, 'get' | 'list' | 'watch' | 'watchOne'>;
}

export interface MaskForProject {
  readonly projectId: Id;
  readonly level: MaskLevel;
  readonly texts: readonly string[];
  /** Whose text each is, where a person may have marked places in it. */
  readonly ids?: readonly (Id | null)[];
  /** Ends a second opinion that is under way; what the rules do takes no time worth ending. */
  readonly signal?: AbortSignal;
  /** How much of the text the newsroom's model has read, in parts of it. Not called where there is no model. */
  readonly onOpinion?: (done: number, of: number) => void;
}

export interface Masking {
  /**
   * Masks and gates texts in the worker with the project's own numbers, under a lock shared by all tabs, and saves the
   * grown number table before it answers. All texts pass or none does.
   */
  maskForProject(input: MaskForProject): Promise<Verdict<readonly MaskedContent[], GateReason>>;
  /** Titles, tags, file names: masked at strict or above. */
  maskTitles(
    projectId: Id,
    level: MaskLevel,
    titles: readonly string[],
  ): Promise<Verdict<readonly GatedText[], GateReason>>;
  /** One original for its reviewer, masked as it would be stored. Saves the grown number table, and nothing of the text. */
  maskForReview(input: {
    readonly projectId: Id;
    /** Whose text it is, for the marks of a person in it; null for a masked text. */
    readonly textId: Id | null;
    readonly level: MaskLevel;
    readonly text: string;
  }): Promise<Verdict<MaskedForReview, GateReason>>;
  /**
   * Writes a person's decisions about a project, all or none. Every text of the project is then behind until it is masked
   * again (`app/keep-up.ts`). Refused when a reason still tells something that the gate finds.
   */
  decide(projectId: Id, decisions: readonly Decision[]): Promise<Verdict<MaskProject, GateReason>>;
  /** Everything in the project is masked under this revision. */
  settle(projectId: Id, revision: number): Promise<void>;
  /** Where a text may point at one person without naming anyone. A hint. */
  clues(text: string): Promise<readonly ReIdClue[]>;
  /** Gates texts that are made of masked ones (a report), in the worker. All pass or none does. */
  gateTexts(
    projectId: Id,
    texts: readonly { readonly text: string; readonly level: MaskLevel }[],
  ): Promise<Verdict<readonly GatedText[], GateReason>>;
  /** Why the report may not be exported as it stands; empty when it may. */
  gateExport(projectId: Id, report: KnoxReport): Promise<readonly KnoxReason[]>;
  /** Hash of the masking rules in force, from the worker: the rules themselves stay out of the screens' code. */
  rulesetHash(): Promise<string>;
}

/** Everything a room may reach, for the account that is signed in. Handed down by React context: `useDesk()`. */
export interface Desk {
  readonly account: Account;
  readonly projects: Table<Project>;
  readonly documents: Table<DocumentRow>;
  readonly notes: Table<Note>;
  readonly sources: Table<Source>;
  readonly events: Table<ProjectEvent>;
  readonly reports: Table<ReportRow>;
  readonly leads: Table<Lead>;
  readonly feeds: Table<Feed>;
  readonly vault: Vault;
  readonly masking: Masking;
  /** The newsroom's masking model, as it stands on this device. */
  readonly models: Pick<ModelKeeper, 'state' | 'subscribe' | 'refresh'>;
  /** Records from the microphone, whatever screen is open. */
  readonly recorder: Recorder;
  /** Takes sound files into recordings. */
  readonly soundImport: SoundImport;
  /** The speech models on this device. */
  readonly speechModels: SpeechKeeper;
  /** Speech models that ended the browser on this device. */
  readonly speechCrashes: CrashNotes;
  /** Writes out what is said in recordings. */
  readonly transcriber: Pick<Transcriber, 'run' | 'pause' | 'progress' | 'subscribe'>;
  /** How this device stands with the server, and what is held, beaten or in conflict. */
  readonly sync: SyncPort;
  /** Originals and sound on the server, sealed. */
  readonly blobs: Pick<BlobSync, 'state' | 'subscribe' | 'run' | 'change' | 'keepSoundHere'>;
  readonly keys: DeskKeys;
  /** Runs Fort Knox in the rules worker. `onStep` gets the step's name and how far it has come. */
  compileReport(
    row: ReportRow,
    onStep: (step: string, done: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<KnoxOutcome<ReportRow>>;
  /** Writes an event about the product itself. */
  record(projectId: Id, kind: EventKind, subjectId: Id | null): Promise<void>;
  /** Stores what a form says, merged with what came while it stood open. */
  readonly saveEdited: SaveEdited;
  newId(): Id;
  now(): string;
}
