import { SECOND } from '@arbetsytan/shared/core/units';
import { LEVEL_MS, type Level } from './chunker.ts';

/** What the levels of late tell. clipping: too loud for the microphone. silence: nothing has been heard for a while. */
export type Hearing = 'fine' | 'clipping' | 'silence';

/** Of full scale: what is louder is cut by the microphone or its driver. */
const CLIPPED = 0.99;
/** Of full scale, -54 dB: the hum of a quiet room is under it, a voice across a table is not. */
const SILENT = 0.002;
/** A pause for thought is shorter. */
const SILENCE_MS = 8 * SECOND;
/** A warning that comes and goes is not read. */
const CLIPPING_MS = 4 * SECOND;

/** Follows the levels of a recording, one each tenth of a second. */
export function createHearing(): { hear(level: Level): Hearing; reset(): void } {
  let quiet = 0;
  let sinceClipped = CLIPPING_MS;
  return {
    hear({ peak, rms }) {
      quiet = rms < SILENT ? quiet + LEVEL_MS : 0;
      sinceClipped = peak >= CLIPPED ? 0 : sinceClipped + LEVEL_MS;
      if (sinceClipped < CLIPPING_MS) return 'clipping';
      return quiet >= SILENCE_MS ? 'silence' : 'fine';
    },
    reset() {
      quiet = 0;
      sinceClipped = CLIPPING_MS;
    },
  };
}
