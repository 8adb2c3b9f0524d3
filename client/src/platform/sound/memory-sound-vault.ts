import { millisecondsOf, samplesOf } from '@arbetsytan/shared/recordings/sound';
import type { SoundVault, Track } from './sound.port.ts';

const joined = (chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

/** Sound in memory, for tests of what stands on a SoundVault. */
export function createMemorySoundVault(room = 10 * 3_600_000): SoundVault {
  const tracks = new Map<string, Uint8Array<ArrayBuffer>[]>();
  const key = (id: string, track: Track) => `${track} ${id}`;
  const of = (id: string, track: Track) => tracks.get(key(id, track)) ?? [];
  return {
    async write(id, track) {
      const chunks = of(id, track);
      tracks.set(key(id, track), chunks);
      return {
        append: async (bytes) => {
          chunks.push(bytes.slice());
        },
        get chunks() {
          return chunks.length;
        },
        close: async () => {},
      };
    },
    async samples(id, from, to) {
      const bytes = joined(of(id, 'pcm'));
      const all = new Int16Array(bytes.buffer, 0, bytes.length >> 1);
      return all.slice(samplesOf(from), samplesOf(to));
    },
    listeningCopy: async (id) => (tracks.has(key(id, 'opus')) ? joined(of(id, 'opus')) : null),
    state: async (id, track) => ({
      chunks: of(id, track).length,
      bytes: joined(of(id, track)).length,
      damaged: 0,
      end: joined(of(id, track)).length,
    }),
    async remove(id, only) {
      for (const track of only ? [only] : (['pcm', 'opus'] as const)) tracks.delete(key(id, track));
    },
    ids: async () => [...new Set([...tracks.keys()].map((each) => each.split(' ')[1] ?? ''))],
    room: async () =>
      room - millisecondsOf([...tracks.values()].flat().reduce((sum, { length }) => sum + length / 2, 0)),
  };
}
