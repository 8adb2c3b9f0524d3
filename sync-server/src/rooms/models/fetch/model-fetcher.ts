import { rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { type ModelSourceKind, offerOf, SPEECH_CATALOGUE, type SpeechOffer } from '@arbetsytan/shared/models/catalogue';
import type { FetchedFile, ModelFetch } from '@arbetsytan/shared/models/model-fetch';
import type { Log } from '../../../platform/log/log.ts';
import type { ConfiguredFetch } from '../../../platform/outbound/configured-fetch.ts';
import { describedFile } from '../described-file.ts';
import type { Convert } from './convert-fetched.ts';
import { download, lengthOf } from './download.ts';
import type { FetchFolder } from './fetch-folder.ts';
import { makeModelFolder } from './install-model.ts';
import type { ModelSource, Sourced } from './model-sources.ts';

export interface ModelFetcher {
  /** State of every model of the catalogue that has one. */
  list(): Promise<readonly ModelFetch[]>;
  /** @throws AppError not-found */
  state(id: string): Promise<ModelFetch>;
  /** Begins or goes on; answers at once. @throws AppError not-found, model-source-unset, model-fetch-busy */
  start(id: string, source: ModelSourceKind): Promise<ModelFetch>;
  /** Stops; what has come is kept. @throws AppError not-found */
  cancel(id: string): Promise<ModelFetch>;
  /** Pins the hashes that the admin saw and puts the model on the shelf. @throws AppError not-found, model-hash-wrong */
  confirm(id: string, seen: readonly { readonly name: string; readonly sha256: string }[]): Promise<ModelFetch>;
  /** Removes what was fetched and the model itself. Its pins stay. @throws AppError not-found */
  remove(id: string): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface FetcherParts {
  readonly folder: FetchFolder;
  /** Where models lie, for the room that is left there. */
  readonly models: string;
  readonly sources: readonly ModelSource[];
  readonly fetch: ConfiguredFetch;
  readonly convert: Convert;
  readonly log: Log;
  /** Milliseconds before each new try of a host that did not answer. */
  readonly waits?: readonly number[];
}

/** Bytes that stay free beside the model. */
const SPARE = 200_000_000;

/** What this process knows of a fetch; what a restart leaves is in the folder's note. */
interface Running {
  readonly step: 'fetching' | 'converting' | 'failed';
  readonly source: ModelSourceKind;
  readonly done: number;
  readonly of: number | null;
  readonly code: ErrorCode | null;
}

/**
 * Brings models of the catalogue to the server. Input: a model and a source that an admin chose. Output: a folder on the shelf.
 * Invariants: nothing is called but configured origins; a file with another hash than the catalogue's or the pinned one is
 * removed and nothing of it is used; a file whose hash nobody knows is used only after an admin has confirmed the hash that
 * they saw. One model at a time.
 */
export function createModelFetcher(parts: FetcherParts): ModelFetcher {
  const { folder, models, sources, fetch, convert, log, waits = [1_000, 5_000, 20_000] } = parts;
  const known = new Map<string, Running>();
  let work: { readonly id: string; readonly stop: AbortController; readonly done: Promise<void> } | null = null;

  const offer = (id: string): SpeechOffer => {
    const found = offerOf(id);
    if (!found) throw new AppError('not-found');
    return found;
  };

  async function state(id: string): Promise<ModelFetch> {
    const { about } = offer(id);
    const base = { id, source: null, done: 0, of: null, code: null, files: [] } satisfies Partial<ModelFetch>;
    const running = known.get(id);
    if (running) return { ...base, ...running };
    if (folder.installed(id)) return { ...base, step: 'ready' };
    const note = await folder.note(id);
    if (!note) return { ...base, step: 'none' };
    const done = note.files.reduce((sum, { bytes }) => sum + bytes, 0);
    const all = note.files.length > 0;
    const step = all ? 'to-confirm' : 'paused';
    return { ...base, step, source: note.source, done, of: all ? done : about, files: [...note.files] };
  }

  /** Runs `task` as the one thing under way. */
  function begin(id: string, source: ModelSourceKind, task: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController();
    const done = task(stop.signal)
      .then(() => known.delete(id))
      .catch((thrown: unknown) => {
        const code = thrown instanceof AppError ? thrown.code : 'internal';
        if (code === 'cancelled') return known.delete(id);
        log.write('warn', 'model', { modelId: id, code });
        const { done: here, of } = known.get(id) ?? { done: 0, of: null };
        return known.set(id, { step: 'failed', source, done: here, of, code });
      })
      .then(() => {
        work = null;
      });
    work = { id, stop, done };
  }

  async function fetchAll(model: SpeechOffer, source: ModelSource, signal: AbortSignal): Promise<void> {
    const { id } = model;
    const tell = (done: number, of: number | null) =>
      known.set(id, { step: 'fetching', source: source.kind, done, of, code: null });
    tell(0, null);
    await folder.keepNote(id, { source: source.kind, files: [] });
    const found = await again(signal, () => source.find(model, signal));
    const lengths: (number | null)[] = [];
    for (const { url } of found.files) lengths.push(await again(signal, () => lengthOf(fetch, url, signal)));
    const of = lengths.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
    tell(0, of);
    await roomFor(of ?? model.about);
    const pins = await folder.pins(id);
    const files: FetchedFile[] = [];
    let unknown = false;
    for (const file of found.files) {
      const before = files.reduce((sum, { bytes }) => sum + bytes, 0);
      const path = folder.path(id, 'files', file.name);
      const whole = await describedFile(folder.path(id, 'files'), file.name).catch(() => null);
      if (!whole)
        await again(signal, () =>
          download({ fetch, url: file.url, path, signal, onBytes: (done) => tell(before + done, of) }),
        );
      const here = whole ?? (await describedFile(folder.path(id, 'files'), file.name));
      const expected = file.sha256 ?? pins[file.name] ?? null;
      if (expected !== null && here.sha256 !== expected) {
        await rm(path, { force: true });
        throw new AppError('model-hash-wrong');
      }
      unknown ||= expected === null;
      files.push(here);
      tell(before + here.bytes, of);
    }
    if (unknown) await folder.keepNote(id, { source: source.kind, files });
    else await putOnShelf(model, source.kind, found);
  }

  async function putOnShelf(model: SpeechOffer, source: ModelSourceKind, found: Sourced | null): Promise<void> {
    const { id } = model;
    const { done = 0, of = null } = known.get(id) ?? {};
    known.set(id, { step: 'converting', source, done, of, code: null });
    const made = folder.path(id, 'made');
    try {
      await makeModelFolder(model, found?.packages ?? null, folder.path(id, 'files'), made, convert);
    } catch {
      // Files that are no model are of no use, and trying again with them would say the same.
      await folder.forget(id);
      throw new AppError('model-unreadable');
    }
    await folder.install(id, made);
    await folder.forget(id);
    log.write('info', 'model', { modelId: id });
  }

  async function again<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    for (const pause of waits) {
      try {
        return await attempt();
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'host-unreachable') throw thrown;
        await wait(pause, null, { signal }).catch(() => {
          throw new AppError('cancelled');
        });
      }
    }
    return attempt();
  }

  async function roomFor(bytes: number): Promise<void> {
    // The folder may not exist before the first model: what it will lie on then counts.
    const disk = await statfs(models).catch(() => statfs(dirname(models)).catch(() => null));
    if (disk && disk.bavail * disk.bsize < bytes + SPARE) throw new AppError('model-no-room');
  }

  return {
    state,
    list: async () => {
      const states = await Promise.all(SPEECH_CATALOGUE.map(({ id }) => state(id)));
      return states.filter(({ step }) => step !== 'none');
    },
    async start(id, kind) {
      const model = offer(id);
      const source = sources.find((each) => each.kind === kind);
      if (!source || !model.sources.includes(kind)) throw new AppError('model-source-unset');
      if (work?.id === id) return state(id);
      if (work) throw new AppError('model-fetch-busy');
      const now = await state(id);
      if (now.step === 'ready' || now.step === 'to-confirm') return now;
      begin(id, kind, (signal) => fetchAll(model, source, signal));
      return state(id);
    },
    async cancel(id) {
      offer(id);
      if (work?.id === id) {
        work.stop.abort();
        await work.done;
      }
      return state(id);
    },
    async confirm(id, seen) {
      const model = offer(id);
      const note = await folder.note(id);
      if (!note || note.files.length === 0) throw new AppError('not-found');
      if (work) throw new AppError('model-fetch-busy');
      const same = note.files.every(({ name, sha256 }) =>
        seen.some((file) => file.name === name && file.sha256 === sha256),
      );
      if (!same || seen.length !== note.files.length) throw new AppError('model-hash-wrong');
      // The bytes may have changed since they were hashed: what goes on the shelf is what was seen.
      for (const { name, sha256 } of note.files) {
        const here = await describedFile(folder.path(id, 'files'), name).catch(() => null);
        if (here?.sha256 === sha256) continue;
        await folder.forget(id);
        throw new AppError('model-hash-wrong');
      }
      await folder.keepPins(id, note.files);
      begin(id, note.source, () => putOnShelf(model, note.source, null));
      return state(id);
    },
    async remove(id) {
      offer(id);
      if (work?.id === id) {
        work.stop.abort();
        await work.done;
      }
      known.delete(id);
      await folder.forget(id);
      await folder.uninstall(id);
    },
    settled: async () => {
      await work?.done;
    },
    async close() {
      work?.stop.abort();
      await work?.done;
    },
  };
}
