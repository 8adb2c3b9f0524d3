import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { bytesOf, type LabelModel, type ModelList } from '@arbetsytan/shared/models/model';
import { modelFileAddress } from '../api/fetch-file.ts';
import type { DeviceShelf } from './device-shelf.ts';

/** How it stands with the model that gives masking its second opinion, on this device. */
export type ModelState =
  /** Nobody has looked yet. */
  | { readonly step: 'looking' }
  /** The newsroom has none: the rules work alone, and nothing is missing. */
  | { readonly step: 'none' }
  /** Bytes that have come, of all. */
  | { readonly step: 'fetching'; readonly entry: LabelModel; readonly done: number; readonly of: number }
  | { readonly step: 'ready'; readonly entry: LabelModel }
  /** There should be one and it cannot be used. Null: the server itself refuses it, and no more is known of it. */
  | { readonly step: 'failed'; readonly entry: LabelModel | null; readonly code: ErrorCode };

export interface ModelKeeper {
  /** The same object until something changes. */
  state(): ModelState;
  subscribe(on: () => void): () => void;
  /** Asks the server and fetches what is missing; without a network, what is on the device counts. Never throws. */
  refresh(): Promise<void>;
  /** Resolves when it is known whether there is a model; not when it has been fetched. */
  known(): Promise<ModelState>;
  /** The model could not be run: until the next `refresh` nobody tries it again. */
  failed(code: ErrorCode): void;
  close(): void;
}

export interface KeeperParts {
  readonly shelf: DeviceShelf;
  /** @throws AppError without an answer of the server */
  readonly ask: () => Promise<ModelList>;
  /** @throws AppError offline, no-answer, cancelled, model-hash-mismatch */
  readonly fetchFile: (
    address: string,
    bytes: number,
    onBytes: (done: number) => void,
    signal: AbortSignal,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /** Address of the runtime's file in this build. */
  readonly runtime: string;
  /** Loads the runtime's code, so that it is on the device when the network is not. */
  readonly warm: () => Promise<void>;
  /** One tab fetches, the others wait for it. */
  readonly underLock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/**
 * Keeps the newsroom's masking model on this device. Input: the server's list. Output: files in the shelf and one state.
 * Invariant: a file that does not have its hash is never kept, and a model is `ready` only when every file is here.
 */
export function createModelKeeper(parts: KeeperParts): ModelKeeper {
  const { shelf, ask, fetchFile, runtime, warm, underLock } = parts;
  const ended = new AbortController();
  const listeners = new Set<() => void>();
  let state: ModelState = { step: 'looking' };
  let refreshing: Promise<void> | null = null;

  const set = (next: ModelState) => {
    state = next;
    for (const on of listeners) on();
  };

  /** What was here the last time counts until the server answers: nobody waits for a network that does not come. */
  async function recall(): Promise<void> {
    const list = await shelf.list();
    if (!list) return;
    const entry = maskingModel(list);
    if (list.masking === null) return set({ step: 'none' });
    if (!entry) return;
    for (const file of entry.files) if (!(await shelf.has(entry, file))) return;
    set({ step: 'ready', entry });
  }

  async function look(): Promise<void> {
    if (state.step === 'looking') await recall();
    const list = await ask().then(
      async (fresh) => {
        await shelf.keepList(fresh);
        return fresh;
      },
      () => shelf.list(),
    );
    const id = list?.masking ?? null;
    if (!list || id === null) {
      // Only a server that says so removes what is here: without an answer nothing is known.
      if (list) await shelf.removeAllBut(null, null);
      return set({ step: 'none' });
    }
    const entry = maskingModel(list);
    if (!entry)
      return set({
        step: 'failed',
        entry: null,
        code: list.refused.find((model) => model.id === id)?.code ?? 'model-missing',
      });
    await underLock('models', () => fill(entry));
  }

  async function fill(entry: LabelModel): Promise<void> {
    const of = bytesOf(entry);
    let before = 0;
    try {
      for (const file of entry.files) {
        if (!(await shelf.has(entry, file))) {
          set({ step: 'fetching', entry, done: before, of });
          const from = before;
          const bytes = await fetchFile(
            modelFileAddress(entry, file),
            file.bytes,
            (done) => set({ step: 'fetching', entry, done: from + done, of }),
            ended.signal,
          );
          if (!(await shelf.keep(entry, file, bytes))) throw new AppError('model-hash-mismatch');
        }
        before += file.bytes;
      }
      await shelf.runtime(runtime);
      await warm();
    } catch (thrown) {
      const code = thrown instanceof AppError && thrown.code === 'model-hash-mismatch' ? thrown.code : 'model-not-here';
      return set({ step: 'failed', entry, code: isFull(thrown) ? 'storage-full' : code });
    }
    await shelf.removeAllBut(entry, runtime);
    set({ step: 'ready', entry });
  }

  return {
    state: () => state,
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    refresh() {
      refreshing ??= look()
        .catch(() => set({ step: 'failed', entry: null, code: 'storage-broken' }))
        .finally(() => {
          refreshing = null;
        });
      return refreshing;
    },
    known() {
      if (state.step !== 'looking') return Promise.resolve(state);
      return new Promise((resolve) => {
        const on = () => {
          if (state.step === 'looking') return;
          listeners.delete(on);
          resolve(state);
        };
        listeners.add(on);
      });
    },
    failed(code) {
      if (state.step === 'ready') set({ step: 'failed', entry: state.entry, code });
    },
    close: () => ended.abort(),
  };
}

/** The model that masking uses, when it is on the list and is one that can be asked about words. */
function maskingModel(list: ModelList): LabelModel | undefined {
  return list.models.find(
    (model): model is LabelModel => model.id === list.masking && model.task === 'token-classification',
  );
}

const isFull = (thrown: unknown) => thrown instanceof Error && thrown.name === 'QuotaExceededError';
