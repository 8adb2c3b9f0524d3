import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 16_000;

/** A WAV of 16-bit mono samples. @param sample the sample at a time in seconds, -1 to 1 */
export function makeWav(seconds: number, sample: (at: number) => number): Buffer {
  const count = Math.round(seconds * RATE);
  const wav = Buffer.alloc(44 + 2 * count);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + 2 * count, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(2 * RATE, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(2 * count, 40);
  for (let i = 0; i < count; i++) wav.writeInt16LE(Math.round(32_767 * sample(i / RATE)), 44 + 2 * i);
  return wav;
}

/** Syllables of a kind: tones that come and go four times a second. */
export const chatter = (at: number) =>
  0.4 * Math.sin(2 * Math.PI * 220 * at) * Math.max(0, Math.sin(2 * Math.PI * 4 * at));

/** What Chromium is started with so that its microphone plays a file, over and over, and asks nobody. */
export function fakeMicrophone(wav: Buffer = makeWav(5, chatter)): readonly string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'arbetsytan-mic-')), 'microphone.wav');
  writeFileSync(path, wav);
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${path}`,
  ];
}
