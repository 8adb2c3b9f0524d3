import type { Account } from '@arbetsytan/shared/auth/access';
import { type Id, makeId } from '@arbetsytan/shared/core/ids';
import { call } from '../api/call.ts';
import { fetchFile } from '../api/fetch-file.ts';
import { openBlobsLater } from '../blobs/open-blobs-later.ts';
import { openOrBring } from '../blobs/open-or-bring.ts';
import { createReportRunner } from '../fort-knox/report-runner.ts';
import { changeKept, readKept } from '../kept.ts';
import { openKeys } from '../keys/open-keys.ts';
import { holdLock, ifUnlocked, shareLock, underLock } from '../locks.ts';
import { createMasking, maskProjectOf } from '../masking/masking.ts';
import { regateStale } from '../masking/regate-stale.ts';
import { bringInWorker } from '../models/bring-models.ts';
import { createCrashNotes, onPageLeave } from '../models/crash-notes.ts';
import { createDeviceShelf } from '../models/device-shelf.ts';
import { createModelKeeper } from '../models/model-keeper.ts';
import type { ModelsWorker } from '../models/models.port.ts';
import { createSpeechKeeper } from '../models/speech-keeper.ts';
import { buildId, readStorageState } from '../pwa/storage-state.ts';
import { keepAwake } from '../recorder/keep-awake.ts';
import { openMicrophone } from '../recorder/open-microphone.ts';
import { createRecorder } from '../recorder/recorder.ts';
import { emptyTrash } from '../recorder/recovery.ts';
import { createSecondOpinion } from '../second-opinion/ask-opinion.ts';
import { RUNTIME_ADDRESS } from '../second-opinion/runtime-address.engine.ts';
import { createSoundImport } from '../sound-import/sound-import.ts';
import { spawnDecoder } from '../sound-import/spawn-decoder.ts';
import { openDeviceSpeech, openTranscriber } from '../speech/open-speech.ts';
import { openAccount } from '../store/open-account.ts';
import { openSyncLater } from '../sync/open-sync-later.ts';
import type { SyncParts } from '../sync/sync-parts.ts';
import { createRules, spawnRules } from '../workers/rules.ts';
import { spawn } from '../workers/spawn.ts';
import type { Desk, Vault } from './desk.port.ts';

/** A desk with its way out. */
export interface OpenedDesk extends Desk {
  /** Takes up what a killed browser left: reports that were waiting, texts of older rules, half-written originals. */
  resume(): Promise<void>;
  /** Stops the workers and closes the database. */
  close(): Promise<void>;
}

const now = () => new Date().toISOString();
const newId = (): Id => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/**
 * Opens everything this account has on this device. Works without a network.
 * @param unlocked the vault key, where the app lock was opened
 * @throws AppError vault-locked, storage-broken, storage-full
 */
export async function openDesk(account: Account, unlocked?: Uint8Array<ArrayBuffer>): Promise<OpenedDesk> {
  const store = await openAccount(String(account.id), unlocked);
  const { tables, originals, sound, close, lockPrefix } = store;
  const rules = createRules();
  const opinion = createSecondOpinion({
    keeper: { known: () => keeper.known(), failed: (code) => keeper.failed(code) },
    start: spawnRules,
  });
  const shelf = createDeviceShelf(caches);
  const keeper = createModelKeeper({
    shelf,
    // The first text of a new device waits for this answer: shorter than other calls.
    ask: () => call('models.list', { timeout: 8_000 }),
    fetchFile,
    runtime: RUNTIME_ADDRESS,
    warm: opinion.warm,
    underLock,
  });
  const speechCrashes = createCrashNotes({
    kept: { read: () => readKept('speech-runs'), change: (next) => changeKept('speech-runs', next) },
    storage: localStorage,
    hold: holdLock,
    onLeave: onPageLeave,
    newId,
  });
  const deviceSpeech = openDeviceSpeech(shelf, speechCrashes);
  const speechModels = createSpeechKeeper({
    shelf,
    warm: deviceSpeech.warm,
    build: buildId(),
    ask: () => call('models.list', { timeout: 8_000 }),
    bring: bringInWorker(() =>
      spawn<ModelsWorker>(
        () => new Worker(new URL('../models/models.worker.ts', import.meta.url), { type: 'module', name: 'models' }),
      ),
    ),
    room: async () => {
      const { used, quota } = await readStorageState();
      return used === null || quota === null ? null : quota - used;
    },
    underLock,
  });
  const masking = createMasking(tables.maskprojects, rules, now, underLock, opinion);
  const originalsLock = `${lockPrefix}:originals`;

  const blobs = openBlobsLater(tables, store.shelf, lockPrefix);

  const vault: Vault = {
    originals: tables.originals,
    privateNotes: tables.privatenotes,
    sourceSecrets: tables.sourcesecrets,
    intakes: tables.intakes,
    recordings: tables.recordings,
    transcriptions: tables.transcriptions,
    glossaries: tables.glossaries,
    sound,
    storeOriginal: (meta, bytes) => shareLock(originalsLock, () => originals.store(meta, bytes)),
    openOriginal: (id) => openOrBring(originals, blobs, id),
    removeOriginal: (id) => originals.remove(id),
    maskProjects: tables.maskprojects,
    maskProject: (projectId) => maskProjectOf(tables.maskprojects, projectId),
  };

  const keys = openKeys(String(account.id), store.vaultKeys, tables, newId);
  const remask: SyncParts['remask'] = async (table, row) => {
    const { createRemask } = await import('../sync/remask-row.ts');
    return createRemask(masking, tables)(table, row);
  };
  const sync = openSyncLater({
    account: String(account.id),
    access: store.access,
    tables,
    keys: keys.projects,
    remask,
    now,
    contact: keys.contact,
    onMembers: keys.projects.share,
    underLock,
    openChannel: (name) => new BroadcastChannel(name),
  });

  const recorder = createRecorder({
    desk: { account, vault, newId, now },
    openMicrophone,
    hold: holdLock,
    keepAwake,
    clock: () => performance.now(),
  });

  const soundImport = createSoundImport({
    desk: { account, vault, newId, now },
    start: spawnDecoder,
    hold: holdLock,
  });

  const record: Desk['record'] = (projectId, kind, subjectId) =>
    tables.events.put({
      id: newId(),
      projectId,
      kind,
      at: now(),
      by: String(account.id),
      subjectId,
      text: null,
      date: null,
    });
  const reports = createReportRunner({ tables, start: spawnRules, underLock, ifUnlocked, record, now });

  const transcriber = openTranscriber(vault, () => desk, deviceSpeech, speechCrashes);

  const desk: OpenedDesk = {
    account,
    projects: tables.projects,
    documents: tables.documents,
    notes: tables.notes,
    sources: tables.sources,
    events: tables.events,
    reports: tables.reports,
    leads: tables.leads,
    feeds: tables.feeds,
    vault,
    masking,
    models: keeper,
    recorder,
    soundImport,
    speechModels,
    speechCrashes,
    transcriber,
    sync,
    blobs,
    keys,
    saveEdited: async (table, row, earlier) => {
      const { createSaveEdited } = await import('../sync/save-edited.ts');
      return createSaveEdited({ tables, remask, now })(table, row, earlier);
    },
    compileReport: reports.compile,
    record,
    newId,
    now,
    resume: async () => {
      await ifUnlocked(originalsLock, () => originals.sweep()).catch(() => null);
      await ifUnlocked(`${lockPrefix}:regate`, () => regateStale(tables, rules, now)).catch(() => null);
      await emptyTrash({ account, vault, newId, now }).catch(() => null);
      await transcriber.resume().catch(() => null);
      await reports.resumeWaiting();
    },
    close: async () => {
      await recorder.close();
      soundImport.close();
      transcriber.close();
      rules.stop();
      keeper.close();
      speechModels.close();
      opinion.stop();
      blobs.close();
      await sync.close();
      keys.close();
      await close();
    },
  };
  return desk;
}
