import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import {
  bytesOf,
  DEVICE_FILE_LIMIT,
  type ModelFile,
  type ModelList,
  type SpeechModel,
} from '@arbetsytan/shared/models/model';
import { bytesHere } from './bring-file.ts';
import type { DeviceShelf } from './device-shelf.ts';

/** How it stands with one speech model on this device. */
export interface SpeechOnDevice {
  readonly entry: SpeechModel;
  /** absent: on the server only. failed: `code` tells why; what has come is kept for the next try. */
  readonly step: 'absent' | 'fetching' | 'ready' | 'failed';
  /** Bytes that are here, of `bytesOf(entry)`. */
  readonly done: number;
  readonly code: ErrorCode | null;
  /** False: the server no longer has it, or has not answered since the app was opened. */
  readonly onServer: boolean;
}

export interface SpeechKeeper {
  /** The same array until something changes. Null until the first look at the device. */
  state(): readonly SpeechOnDevice[] | null;
  subscribe(on: () => void): () => void;
  /** Looks at the device and asks the server; without a network, what is on the device counts. Never throws. */
  refresh(): Promise<void>;
  /** Fetches the files that are not here. Resolves when it is ready, failed or cancelled; the state tells which. */
  fetch(id: string): Promise<void>;
  /** Stops a fetch. What has come stays, so that the next fetch goes on from there. */
  cancel(id: string): void;
  /** Takes the model off this device, its files too. */
  remove(id: string): Promise<void>;
  close(): void;
}

export interface SpeechKeeperParts {
  readonly shelf: DeviceShelf;
  /** @throws AppError without an answer of the server */
  readonly ask: () => Promise<ModelList>;
  /**
   * Brings a file to the shelf, checked by its hash. What came of it before it was stopped is kept.
   * @throws AppError offline, no-answer, cancelled, model-hash-wrong, storage-full
   */
  readonly bring: (
    entry: SpeechModel,
    file: ModelFile,
    onBytes: (done: number) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Bytes that this origin may still fill; null when the browser does not say. */
  readonly room: () => Promise<number | null>;
  /** Loads what runs a model, so that it is on the device too. */
  readonly warm?: (models: readonly SpeechModel[]) => Promise<void>;
  /** Name of this build: a new one brings new code, which must be on the device before the network goes. */
  readonly build?: string;
  /** One tab fetches, the others wait for it. */
  readonly underLock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** While a file is put together its pieces are still there. */
const SPARE = 1.1;

/**
 * The speech models on this device, which a person chooses: none is fetched by itself. Input: the server's list and the shelf.
 * Output: a state for each. Invariant: a file that does not have its hash is never kept, and a model is `ready` only when every
 * file is here. What is on the device works on, also when the server has taken it away.
 */
export function createSpeechKeeper(parts: SpeechKeeperParts): SpeechKeeper {
  const { shelf, ask, bring, room, warm, build = '', underLock } = parts;
  const listeners = new Set<() => void>();
  const fetches = new Map<string, AbortController>();
  let state: readonly SpeechOnDevice[] | null = null;
  let offered: readonly SpeechModel[] = [];
  let looking: Promise<void> | null = null;

  const set = (next: readonly SpeechOnDevice[]) => {
    state = next;
    for (const on of listeners) on();
  };
  const change = (id: string, changed: Partial<SpeechOnDevice>) =>
    set((state ?? []).map((each) => (each.entry.id === id ? { ...each, ...changed } : each)));
  const find = (id: string) => state?.find(({ entry }) => entry.id === id);

  async function missing(entry: SpeechModel): Promise<ModelFile[]> {
    const files: ModelFile[] = [];
    for (const file of entry.files) if (!(await shelf.has(entry, file))) files.push(file);
    return files;
  }

  async function bytesOnDevice(entry: SpeechModel): Promise<number> {
    let bytes = 0;
    for (const file of entry.files) bytes += await bytesHere(shelf, entry, file);
    return bytes;
  }

  const bytesIn = (files: readonly ModelFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

  /** The device's own models first, then what the server offers besides. A model that is being fetched keeps its state. */
  async function look(): Promise<void> {
    const chosen = await shelf.speech();
    const entries = [...chosen, ...offered.filter(({ id }) => !chosen.some((entry) => entry.id === id))];
    const next: SpeechOnDevice[] = [];
    for (const entry of entries) {
      const onServer = offered.some(({ id }) => id === entry.id);
      const before = find(entry.id);
      if (before && fetches.has(entry.id)) {
        next.push({ ...before, onServer });
        continue;
      }
      const here = chosen.includes(entry);
      const left = here ? await missing(entry) : entry.files;
      const failed = left.length > 0 && before?.step === 'failed';
      next.push({
        entry,
        step: left.length === 0 ? 'ready' : failed ? 'failed' : 'absent',
        done: here ? await bytesOnDevice(entry) : 0,
        code: failed ? before.code : null,
        onServer,
      });
    }
    set(next);
  }

  async function refresh(): Promise<void> {
    if (!state) await look();
    const list = await ask().catch(() => null);
    if (list) {
      await shelf.keepList(list);
      offered = speechFor(list);
    }
    await look();
    const isReady = state?.some(({ step }) => step === 'ready') ?? false;
    // After an update: the old code is gone with the old build. What does not come now comes at the next look.
    if (list && isReady && (await shelf.codeOf()) !== build) await underLock('speech-code', keepCode).catch(() => {});
  }

  async function fill(entry: SpeechModel, signal: AbortSignal): Promise<void> {
    const all = bytesOf(entry);
    const chosen = await shelf.speech();
    // Chosen before the first byte: what comes is then nobody's to clear away.
    await shelf.keepSpeech([...chosen.filter(({ id }) => id !== entry.id), entry]);
    const left = await missing(entry);
    const free = await room();
    if (free !== null && free < bytesIn(left) * SPARE) throw new AppError('storage-full');
    let done = all - bytesIn(left);
    for (const file of left) {
      change(entry.id, { done });
      const from = done;
      await bring(entry, file, (here) => change(entry.id, { done: from + here }), signal);
      if (signal.aborted) throw new AppError('cancelled');
      done += file.bytes;
    }
    await keepCode();
  }

  async function keepCode(): Promise<void> {
    await warm?.(await shelf.speech());
    await shelf.keepCodeOf(build);
  }

  async function fetchModel(id: string): Promise<void> {
    const model = find(id);
    if (!model || fetches.has(id)) return;
    const entry = offered.find((each) => each.id === id) ?? model.entry;
    const stop = new AbortController();
    fetches.set(id, stop);
    change(id, { entry, step: 'fetching', code: null });
    try {
      await underLock(`speech-model:${id}`, () => fill(entry, stop.signal));
      change(id, { step: 'ready', done: bytesOf(entry) });
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === 'cancelled') change(id, { step: 'absent' });
      else change(id, { step: 'failed', code });
    } finally {
      fetches.delete(id);
    }
    await look().catch(() => {});
  }

  return {
    state: () => state,
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    refresh() {
      looking ??= refresh()
        // Without a device to look at there is nothing to show; the cards say what the device itself says.
        .catch(() => set(state ?? []))
        .finally(() => {
          looking = null;
        });
      return looking;
    },
    fetch: fetchModel,
    cancel: (id) => fetches.get(id)?.abort(),
    async remove(id) {
      fetches.get(id)?.abort();
      await underLock(`speech-model:${id}`, async () => {
        const chosen = await shelf.speech();
        const gone = chosen.find((entry) => entry.id === id);
        await shelf.keepSpeech(chosen.filter((entry) => entry.id !== id));
        if (gone) await shelf.removeFiles(gone);
      });
      await look();
    },
    close() {
      for (const stop of fetches.values()) stop.abort();
    },
  };
}

/** The speech models of the list that a device can run. */
export function speechFor({ models }: ModelList): readonly SpeechModel[] {
  return models.filter(
    (model): model is SpeechModel =>
      model.task === 'speech-recognition' &&
      model.format === 'onnx' &&
      model.files.every(({ bytes }) => bytes <= DEVICE_FILE_LIMIT),
  );
}

function codeOf(thrown: unknown): ErrorCode {
  if (isFull(thrown)) return 'storage-full';
  return thrown instanceof AppError ? thrown.code : 'storage-broken';
}

const isFull = (thrown: unknown) => thrown instanceof Error && thrown.name === 'QuotaExceededError';
