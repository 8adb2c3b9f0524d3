import { PEAKS_PER_SECOND } from './recording.ts';
import { SAMPLE_RATE } from './sound.ts';

const SAMPLES_A_PEAK = SAMPLE_RATE / PEAKS_PER_SECOND;

/** The picture of a sound: the loudest sample of each tenth of a second, 0-255. Sound goes in in pieces of any size. */
export function createPeaks(): { push(samples: Int16Array): void; end(): string } {
  const peaks: number[] = [];
  let loudest = 0;
  let count = 0;
  const put = () => {
    peaks.push(Math.min(255, Math.round((loudest * 255) / 32_767)));
    loudest = 0;
    count = 0;
  };
  return {
    push(samples) {
      for (let i = 0; i < samples.length; i++) {
        const sample = Math.abs(samples[i] ?? 0);
        if (sample > loudest) loudest = sample;
        count += 1;
        if (count === SAMPLES_A_PEAK) put();
      }
    },
    end() {
      if (count > 0) put();
      return toBase64(Uint8Array.from(peaks));
    },
  };
}

/** Peaks of a recording's row; empty when what stands there is no picture. */
export function peaksOf(base64: string): Uint8Array<ArrayBuffer> {
  const signs = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const sign of signs) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) return new Uint8Array(0);
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
  }
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63] ?? '');
    const real = Math.min(3, bytes.length - i) + 1;
    parts.push(`${four.slice(0, real).join('')}${'='.repeat(4 - real)}`);
  }
  return parts.join('');
}
