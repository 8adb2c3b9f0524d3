import { open } from 'node:fs/promises';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { createResampler, mixDown, type Resampler } from '@arbetsytan/shared/recordings/resample';
import { LONGEST_RECORDING, millisecondsOf, toInt16 } from '@arbetsytan/shared/recordings/sound';
import { SOUND_HEAD, soundKind } from '@arbetsytan/shared/recordings/sound-kind';
import { type DecodedSound, openDecoder } from './sound-decoder.ts';

/** Bytes that are decoded at once. */
const PIECE = 1_048_576;

export interface DecodedFile {
  /** Mono at SAMPLE_RATE. */
  readonly samples: Int16Array<ArrayBuffer>;
  /** Part of the file could not be read, or its end is missing. */
  readonly damaged: boolean;
}

/**
 * The sound of a file, as far as it can be read.
 * @throws AppError file-empty, sound-type-unknown, sound-needs-browser, sound-unreadable, sound-too-long
 */
export async function decodeFile(path: string): Promise<DecodedFile> {
  const file = await open(path);
  try {
    const buffer = new Uint8Array(PIECE);
    const first = await file.read(buffer, 0, PIECE, null);
    const kind = soundKind(buffer.subarray(0, Math.min(first.bytesRead, SOUND_HEAD)));
    if (kind === 'empty') throw new AppError('file-empty');
    if (kind === 'other') throw new AppError('sound-type-unknown');
    const decoder = await openDecoder(kind);
    if (!decoder) throw new AppError('sound-needs-browser');
    const parts: Int16Array<ArrayBuffer>[] = [];
    let count = 0;
    let resampler = null as Resampler | null;
    const keep = (samples: Float32Array) => {
      count += samples.length;
      if (millisecondsOf(count) > LONGEST_RECORDING) throw new AppError('sound-too-long');
      parts.push(toInt16(samples));
    };
    const take = (sound: DecodedSound | null) => {
      if (!sound) return;
      resampler ??= createResampler(sound.rate);
      keep(resampler.push(mixDown(sound.channels)));
    };
    try {
      for (let bytesRead = first.bytesRead; bytesRead > 0; ) {
        take(await decoder.push(buffer.subarray(0, bytesRead)));
        ({ bytesRead } = await file.read(buffer, 0, PIECE, null));
      }
      take(await decoder.end());
      if (resampler) keep(resampler.end());
      if (count === 0) throw new AppError('sound-unreadable');
      return { samples: joined(parts, count), damaged: decoder.damaged };
    } finally {
      decoder.close();
    }
  } finally {
    await file.close();
  }
}

function joined(parts: readonly Int16Array<ArrayBuffer>[], count: number): Int16Array<ArrayBuffer> {
  const all = new Int16Array(count);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
