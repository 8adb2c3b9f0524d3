import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { createPeaks } from '@arbetsytan/shared/recordings/peaks';
import type { Gap, Recording } from '@arbetsytan/shared/recordings/recording';
import { millisecondsOf } from '@arbetsytan/shared/recordings/sound';
import type { Desk } from '../desk/desk.port.ts';
import { newRecording } from '../recorder/new-recording.ts';
import { recordingLock } from '../recorder/recorder.ts';
import { callback, type Spawned } from '../workers/spawn.ts';
import type { DecodePort } from './decode.port.ts';
import type { ImportItem, SoundImport } from './sound-import.port.ts';

export interface SoundImportParts {
  readonly desk: Pick<Desk, 'account' | 'newId' | 'now'> & {
    readonly vault: Pick<Desk['vault'], 'recordings' | 'sound'>;
  };
  /** A decoding worker; a new one for each file, since a codec that crashed takes its worker with it. */
  readonly start: () => Spawned<DecodePort>;
  /** Holds a name over all tabs until the function it answers is called; null when somebody holds it. */
  readonly hold: (name: string) => Promise<(() => void) | null>;
}

/** Milliseconds without a second of sound, after which a file is taken for unreadable. A slow phone decodes 20 times as fast as it is said. */
const STUCK_MS = 60_000;

interface Waiting {
  readonly row: Recording;
  readonly file: File;
}

export function createSoundImport({ desk, start, hold }: SoundImportParts): SoundImport {
  const { recordings, sound } = desk.vault;
  const listeners = new Set<() => void>();
  const waiting: Waiting[] = [];
  let items: readonly ImportItem[] = [];
  let current: { readonly id: Id; readonly worker: Spawned<DecodePort> } | null = null;
  let working = false;
  let closed = false;

  const set = (next: readonly ImportItem[]) => {
    items = next;
    for (const on of listeners) on();
  };
  const change = (id: Id, to: Partial<ImportItem>) =>
    set(items.map((each) => (each.id === id ? { ...each, ...to } : each)));
  const drop = (id: Id) => set(items.filter((each) => each.id !== id));

  async function take({ row, file }: Waiting): Promise<void> {
    const release = await hold(recordingLock(row.id));
    const worker = start();
    current = { id: row.id, worker };
    change(row.id, { state: 'working' });
    const peaks = createPeaks();
    let safeMs = 0;
    let full: unknown = null;
    // A damaged file may send its reader round in circles.
    const stuck = () => {
      full = new AppError('sound-unreadable');
      worker.stop();
    };
    let watch = setTimeout(stuck, STUCK_MS);
    try {
      await recordings.put(row);
      const writer = await sound.write(row.id, 'pcm');
      try {
        const answer = await worker.call((port) =>
          port.decode(
            file,
            callback(async ({ samples, ofMs }) => {
              clearTimeout(watch);
              watch = setTimeout(stuck, STUCK_MS);
              try {
                await writer.append(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
              } catch (thrown) {
                // Crossing the worker would make it another error.
                full = thrown;
                throw thrown;
              }
              peaks.push(samples);
              safeMs += millisecondsOf(samples.length);
              change(row.id, { doneMs: safeMs, ofMs });
            }),
          ),
        );
        if (!answer.ok) throw new AppError(answer.code);
        const gaps: readonly Gap[] = answer.lost.map(({ at, ms }) => ({ at, ms, reason: 'lost' }));
        await keep(row, safeMs, gaps, peaks.end(), null);
      } finally {
        await writer.close().catch(() => {});
      }
      drop(row.id);
    } catch (thrown) {
      if (closed) return;
      const code = codeOf(full ?? thrown);
      // A disk that filled up, or a codec that crashed, leaves what had come: it is sound, and it says where it ends.
      const some = safeMs > 0 && code !== 'cancelled' && code !== 'sound-too-long';
      if (some) {
        await keep(row, safeMs, [{ at: safeMs, ms: 0, reason: 'lost' }], peaks.end(), code).catch(() => {});
      } else {
        await sound.remove(row.id).catch(() => {});
        await recordings.remove(row.id).catch(() => {});
      }
      if (code === 'cancelled') drop(row.id);
      else change(row.id, { state: 'failed', code });
    } finally {
      clearTimeout(watch);
      worker.stop();
      current = null;
      release?.();
    }
  }

  const keep = (row: Recording, durationMs: number, gaps: readonly Gap[], peaks: string, code: ErrorCode | null) =>
    recordings.put({
      ...row,
      state: gaps.length > 0 ? 'damaged' : 'whole',
      durationMs,
      gaps,
      peaks,
      code,
      updatedAt: desk.now(),
    });

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let next = waiting.shift(); next && !closed; next = waiting.shift()) await take(next);
    working = false;
  }

  return {
    items: () => items,
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    add(projectId, files) {
      for (const file of files) {
        const row: Recording = { ...newRecording(desk, projectId, file.name), from: 'file', state: 'importing' };
        waiting.push({ row, file });
        const item = { id: row.id, projectId, name: file.name, doneMs: 0, ofMs: null, code: null } as const;
        set([...items, { ...item, state: 'waiting' }]);
      }
      void work();
    },
    cancel(id) {
      const at = waiting.findIndex(({ row }) => row.id === id);
      if (at >= 0) {
        waiting.splice(at, 1);
        drop(id);
      } else if (current?.id === id) current.worker.stop();
    },
    dismiss: drop,
    close() {
      closed = true;
      waiting.length = 0;
      current?.worker.stop();
    },
  };
}

const codeOf = (thrown: unknown): ErrorCode => (thrown instanceof AppError ? thrown.code : 'internal');
