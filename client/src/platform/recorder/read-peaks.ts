import { MINUTE } from '@arbetsytan/shared/core/units';
import { createPeaks } from '@arbetsytan/shared/recordings/peaks';
import type { SoundVault } from '../sound/sound.port.ts';

/** The picture of a sound that lies on the disk, minute by minute. @param durationMs milliseconds */
export async function readPeaks(sound: Pick<SoundVault, 'samples'>, id: string, durationMs: number): Promise<string> {
  const peaks = createPeaks();
  for (let from = 0; from < durationMs; from += MINUTE)
    peaks.push(await sound.samples(id, from, Math.min(durationMs, from + MINUTE)));
  return peaks.end();
}
