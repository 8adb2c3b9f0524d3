import { CHUNK_SAMPLES } from '@arbetsytan/shared/recordings/sound';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';

/** A WAV of a tone, 16-bit. @param told seconds that the head says, when it lies */
function wav(
  seconds: number,
  { rate = 44_100, channels = 2, told = seconds, loud = 16_000 } = {},
): Uint8Array<ArrayBuffer> {
  const frames = Math.round(seconds * rate);
  const bytes = Buffer.alloc(44 + frames * channels * 2);
  const said = Math.round(told * rate) * channels * 2;
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + said, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(said, 40);
  for (let i = 0; loud > 0 && i < frames; i++)
    for (let channel = 0; channel < channels; channel++)
      bytes.writeInt16LE(
        Math.round(loud * Math.sin((2 * Math.PI * 440 * i) / rate)),
        44 + (i * channels + channel) * 2,
      );
  return new Uint8Array(bytes);
}

async function decoded(bytes: Uint8Array<ArrayBuffer>) {
  const pieces: Int16Array[] = [];
  let ofMs: number | null = null;
  let busy = 0;
  const answer = await decode(new Blob([bytes]), async (piece) => {
    // One at a time: the next is asked for when this has been taken.
    expect(++busy).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    busy--;
    ofMs = piece.ofMs;
    pieces.push(piece.samples);
  });
  return { answer, ofMs, pieces, count: pieces.reduce((sum, { length }) => sum + length, 0) };
}

test('a WAV comes as seconds of mono at 16,000 samples a second', async () => {
  const { answer, ofMs, pieces, count } = await decoded(wav(3.5));
  expect(answer).toEqual({ ok: true, lost: [] });
  expect(ofMs).toBe(3_500);
  expect(pieces.map(({ length }) => length).slice(0, 3)).toEqual([CHUNK_SAMPLES, CHUNK_SAMPLES, CHUNK_SAMPLES]);
  expect(Math.abs(count - 56_000)).toBeLessThan(5);
  expect(Math.max(...(pieces[1] ?? []))).toBeGreaterThan(15_500);
});

test('a file that was cut in the middle is read to where it ends, and says what is missing', async () => {
  const { answer, count } = await decoded(wav(4, { told: 10 }));
  expect(answer.ok).toBe(true);
  expect(Math.abs(count - 64_000)).toBeLessThan(1_000);
  expect(answer.ok && answer.lost.length).toBe(1);
  const [lost] = answer.ok ? answer.lost : [];
  expect(lost?.at).toBeGreaterThan(3_900);
  expect(lost?.ms).toBeGreaterThan(5_500);
});

test.each([
  ['an empty file', new Uint8Array(0), 'file-empty'],
  ['a text that is called a sound', new TextEncoder().encode('Det här är en text. '.repeat(200)), 'sound-type-unknown'],
  ['the head of a sound and nothing more', wav(0), 'sound-unreadable'],
  ['a head that is all there is of an MP3', new TextEncoder().encode(`ID3${'\0'.repeat(300)}`), 'sound-unreadable'],
])('%s is refused in words that tell why', async (_name, bytes, code) => {
  const { answer, count } = await decoded(bytes);
  expect(answer).toEqual({ ok: false, code });
  expect(count).toBe(0);
});

test('a sound of more than three hours is refused before it is read', async () => {
  const { answer, count } = await decoded(wav(3 * 3_600 + 60, { rate: 4_000, channels: 1, loud: 0 }));
  expect(answer).toEqual({ ok: false, code: 'sound-too-long' });
  expect(count).toBe(0);
});
