import { AppError } from '@arbetsytan/shared/errors/app-error';
import { reIdClues } from '@arbetsytan/shared/gate/re-id-clues';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Source, SourceSecret } from '@arbetsytan/shared/sources/source';
import { NO_BLOBS } from '../blobs/blob-sync.ts';
import { decideAll } from '../masking/decide-all.ts';
import { gateAll, gateReport, maskAll } from '../masking/mask-all.ts';
import { createMasking, maskProjectOf } from '../masking/masking.ts';
import { createRecorder } from '../recorder/recorder.ts';
import { createMemorySoundVault } from '../sound/memory-sound-vault.ts';
import type { LifeboatRow } from '../sync/local-rows.ts';
import { createRemask } from '../sync/remask-row.ts';
import { createSaveEdited } from '../sync/save-edited.ts';
import { SYNC_OFF } from '../sync/sync-status.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import type { Desk, Masking, MaskProjectRow, Table } from './desk.port.ts';
import type { ReportRow } from './report-row.ts';

/** A desk in memory for tests: real masking and gates, no browser. */
export interface TestDesk extends Desk {
  reportRow(change: Partial<ReportRow> & { readonly id: string }): ReportRow;
}

const ACCOUNT = { id: 'redaktor', username: 'redaktor', name: 'Redaktör', role: 'editor' } as const;
const NONE: readonly never[] = [];
const NO_MODEL = { step: 'none' } as const;

export function memoryTable<T extends { readonly id: string }>(): Table<T> {
  const rows = new Map<string, T>();
  const inProject = (row: T, projectId: string | null | undefined) =>
    projectId === null || projectId === undefined || (row as { projectId?: string }).projectId === projectId;
  return {
    get: async (id) => rows.get(id) ?? null,
    list: async (projectId) => [...rows.values()].filter((row) => inProject(row, projectId)).reverse(),
    put: async (row) => {
      rows.set(row.id, structuredClone(row));
    },
    remove: async (id) => {
      rows.delete(id);
    },
    watch: () => () => {},
    watchOne: () => () => {},
  };
}

export function createTestDesk(): TestDesk {
  let ids = 0;
  let clock = Date.UTC(2026, 10, 23);
  const now = () => new Date(clock++).toISOString();
  const newId = () => `id${++ids}`;
  const events: Desk['events'] = memoryTable();
  const maskProjects: Table<MaskProjectRow> = memoryTable();
  const rules: Pick<RulesPort, 'maskAll' | 'decide' | 'clues' | 'gateAll' | 'gateExport' | 'rulesetHash'> = {
    maskAll: async (input) => maskAll(input),
    decide: async (input) => decideAll(input),
    clues: async (text) => reIdClues(text),
    gateAll: async (input) => gateAll(input),
    gateExport: async (report, project) => gateReport(report, project),
    rulesetHash: async () => MASK_RULESET_HASH,
  };
  // Copied on the way, as it would be between threads.
  const call = async <R>(work: (port: RulesPort) => Promise<R>) => structuredClone(await work(rules as RulesPort));
  const masking: Masking = createMasking(maskProjects, { call }, now, (_name, work) => work());
  const recordings: Desk['vault']['recordings'] = memoryTable();
  const sound = createMemorySoundVault();
  const originals = new Map<string, Uint8Array<ArrayBuffer>>();
  const metas: Desk['vault']['originals'] = memoryTable();
  const edited = {
    projects: memoryTable<Project>(),
    notes: memoryTable<Note>(),
    sources: memoryTable<Source>(),
    privatenotes: memoryTable<PrivateNote>(),
    sourcesecrets: memoryTable<SourceSecret>(),
    lifeboat: memoryTable<LifeboatRow>(),
  };
  return {
    account: ACCOUNT,
    projects: edited.projects,
    documents: memoryTable(),
    notes: edited.notes,
    sources: edited.sources,
    events,
    reports: memoryTable(),
    leads: memoryTable(),
    feeds: memoryTable(),
    vault: {
      originals: metas,
      privateNotes: edited.privatenotes,
      sourceSecrets: edited.sourcesecrets,
      intakes: memoryTable(),
      recordings,
      transcriptions: memoryTable(),
      glossaries: memoryTable(),
      sound,
      async storeOriginal(meta, bytes) {
        originals.set(meta.id, bytes);
        await metas.put(meta);
      },
      openOriginal: async (id) => originals.get(id) ?? new Uint8Array(),
      async removeOriginal(id) {
        originals.delete(id);
        await metas.remove(id);
      },
      maskProject: (projectId) => maskProjectOf(maskProjects, projectId),
      maskProjects,
    },
    masking,
    models: { state: () => NO_MODEL, subscribe: () => () => {}, refresh: async () => {} },
    soundImport: {
      items: () => NONE,
      subscribe: () => () => {},
      add: () => {},
      cancel: () => {},
      dismiss: () => {},
      close: () => {},
    },
    recorder: createRecorder({
      desk: { account: ACCOUNT, vault: { recordings, sound }, newId, now },
      openMicrophone: () => Promise.reject(new AppError('microphone-missing')),
      hold: async () => () => {},
      keepAwake: () => () => {},
      clock: () => 0,
    }),
    speechModels: {
      state: () => [],
      subscribe: () => () => {},
      refresh: async () => {},
      fetch: async () => {},
      cancel: () => {},
      remove: async () => {},
      close: () => {},
    },
    speechCrashes: { begin: async () => ({ proved: () => {} }), crashed: async () => [], forgive: async () => {} },
    sync: {
      state: () => SYNC_OFF,
      subscribe: () => () => {},
      now: async () => {},
      item: () => 'saved',
      lifeboat: edited.lifeboat,
      members: memoryTable(),
      putBack: async () => {},
      discard: async () => {},
    },
    // Nothing that is tested on this desk asks for keys; a desk may be spread, so it is no getter.
    keys: {} as Desk['keys'],
    blobs: {
      state: () => NO_BLOBS,
      subscribe: () => () => {},
      run: async () => {},
      change: async () => {},
      keepSoundHere: async () => {},
    },
    transcriber: { run: async () => {}, pause: () => {}, progress: () => null, subscribe: () => () => {} },
    saveEdited: createSaveEdited({ tables: edited as never, remask: createRemask(masking, edited as never), now }),
    compileReport: () => Promise.reject(new Error('not in this desk')),
    record: (projectId, kind, subjectId) =>
      events.put({ id: newId(), projectId, kind, at: now(), by: 'redaktor', subjectId, text: null, date: null }),
    newId,
    now,
    reportRow: (change) => ({
      projectId: 'p',
      policy: 'internal',
      template: 'brief',
      engine: 'extract',
      materialIds: [],
      state: 'waiting',
      fingerprint: null,
      rulesetHash: null,
      previousReport: null,
      report: null,
      reasons: [],
      confirmed: [],
      documentId: null,
      createdBy: 'redaktor',
      createdAt: now(),
      updatedAt: now(),
      ...change,
    }),
  };
}
