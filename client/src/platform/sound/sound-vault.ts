import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { CHUNK_BYTES, samplesOf } from '@arbetsytan/shared/recordings/sound';
import { guarded } from '../store/storage-error.ts';
import { bind, SEAL_OVERHEAD, seal, unseal } from '../vault/seal.ts';
import type { VaultKeys } from '../vault/vault-key.ts';
import type { ChunkStore } from './chunk-store.port.ts';
import { type ChunkRecord, frameEnd, HEAD_BYTES, RECORD_BYTES } from './journal.ts';
import type { SoundVault, Track } from './sound.port.ts';
import { recordingOf, trackName } from './track-name.ts';

const FORMAT = 1;
/** Chunks read at once: 30 s of samples are 1 MB. */
const AT_ONCE = 30;
/** Bytes a second of the listening copy, at most: 48 kbit/s. */
const OPUS_BYTES = 6_000;
/** What a second of sound takes, with its journal. */
const SECOND_BYTES = CHUNK_BYTES + OPUS_BYTES + 2 * (SEAL_OVERHEAD + HEAD_BYTES + RECORD_BYTES);

export interface SoundVaultParts {
  readonly store: ChunkStore;
  readonly keys: Pick<VaultKeys, 'blob'>;
  readonly owner: string;
  /**
   * Holds a name until the function it answers is called; null when somebody holds it, in this tab or another.
   * A browser gives a lock back when the tab dies.
   */
  readonly hold: (name: string) => Promise<(() => void) | null>;
  /** Bytes that may still be stored; null when the browser does not tell. */
  readonly space: () => Promise<number | null>;
}

const hashOf = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Sound, sealed second by second; see the port. */
export function createSoundVault({ store, keys, owner, hold, space }: SoundVaultParts): SoundVault {
  const boundTo = (id: Id, track: Track, sequence: number) =>
    bind('arbetsytan/sound', FORMAT, owner, id, track, sequence);
  const keyOf = (id: Id) => keys.blob(`sound/${id}`);

  /** Each chunk in clear, null where it does not open. */
  async function* opened(id: Id, track: Track, records: readonly ChunkRecord[]) {
    const key = await keyOf(id);
    for (let from = 0; from < records.length; from += AT_ONCE) {
      const part = records.slice(from, from + AT_ONCE);
      const sealed = await store.read(trackName(id, track), part);
      for (const [index, record] of part.entries()) {
        const bytes = sealed[index] ?? null;
        const whole = bytes !== null && same(await hashOf(bytes), record.hash);
        const plain = whole ? await unseal(key, boundTo(id, track, record.sequence), bytes) : null;
        yield { record, plain };
      }
    }
  }

  async function opens(id: Id, track: Track, record: ChunkRecord) {
    for await (const { plain } of opened(id, track, [record])) return plain !== null;
    return false;
  }

  async function wholeChunks(id: Id, track: Track) {
    const records = await store.journal(trackName(id, track));
    let chunks = 0;
    let bytes = 0;
    let damaged = 0;
    let passed = 0;
    let end = 0;
    for await (const { record, plain } of opened(id, track, records)) {
      passed += record.plain;
      if (!plain) {
        damaged += 1;
        continue;
      }
      end = passed;
      if (damaged > 0) continue;
      chunks += 1;
      bytes += plain.length;
    }
    return { chunks, bytes, damaged, end };
  }

  return {
    write: (id, track) =>
      guarded(async () => {
        const name = trackName(id, track);
        const release = await hold(name);
        if (!release) throw new AppError('recording-in-use', { id });
        try {
          // The end of what a killed browser left may be torn; damage further in is left for the reader to pass over.
          const records = [...(await store.journal(name))];
          for (let last = records.at(-1); last; last = records.at(-1)) {
            if (await opens(id, track, last)) break;
            records.pop();
          }
          const writer = await store.open(name, records.length);
          const key = await keyOf(id);
          let sequence = records.length;
          let at = Math.max(0, ...records.filter(({ sealed }) => sealed > 0).map(frameEnd));
          let queue = Promise.resolve();
          return {
            append(bytes) {
              const next = queue.then(() =>
                guarded(async () => {
                  const sealed = await seal(key, boundTo(id, track, sequence), bytes);
                  const hash = await hashOf(sealed);
                  const record = { sequence, at, sealed: sealed.length, plain: bytes.length, hash };
                  await writer.append(record, sealed);
                  sequence += 1;
                  at = frameEnd(record);
                }),
              );
              // One that failed does not bar the next: after a full disk there may be room again.
              queue = next.catch(() => {});
              return next;
            },
            get chunks() {
              return sequence;
            },
            async close() {
              await queue;
              await guarded(() => writer.close()).finally(release);
            },
          };
        } catch (thrown) {
          release();
          throw thrown;
        }
      }),

    samples: (id, from, to) =>
      guarded(async () => {
        const records = await store.journal(trackName(id, 'pcm'));
        const first = Math.max(0, samplesOf(from)) * 2;
        let end = 0;
        const wanted: ChunkRecord[] = [];
        let offset = 0;
        for (const record of records) {
          if (end + record.plain > first && end < samplesOf(to) * 2) {
            if (wanted.length === 0) offset = end;
            wanted.push(record);
          }
          end += record.plain;
        }
        const last = Math.min(samplesOf(to) * 2, end);
        const bytes = new Uint8Array(Math.max(0, last - first));
        for await (const { record, plain } of opened(id, 'pcm', wanted)) {
          if (plain) {
            const skip = Math.max(0, first - offset);
            bytes.set(plain.subarray(skip, last - offset), offset + skip - first);
          }
          offset += record.plain;
        }
        return new Int16Array(bytes.buffer, 0, bytes.length >> 1);
      }),

    listeningCopy: (id) =>
      guarded(async () => {
        const records = await store.journal(trackName(id, 'opus'));
        if (records.length === 0) return null;
        const parts: Uint8Array<ArrayBuffer>[] = [];
        for await (const { plain } of opened(id, 'opus', records)) {
          // Behind a hole the container cannot be read.
          if (!plain) break;
          parts.push(plain);
        }
        return new Uint8Array(await new Blob(parts).arrayBuffer());
      }),

    state: (id, track) => guarded(() => wholeChunks(id, track)),

    remove: (id, only) =>
      guarded(async () => {
        for (const track of only ? [only] : (['opus', 'pcm'] as const)) await store.remove(trackName(id, track));
      }),

    ids: () => guarded(async () => [...new Set((await store.names()).map(recordingOf))]),

    room: () =>
      guarded(async () => {
        const bytes = await space();
        return bytes === null ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor((bytes / SECOND_BYTES) * 1000));
      }),
  };
}
