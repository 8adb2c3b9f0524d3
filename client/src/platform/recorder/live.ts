import type { createPeaks } from '@arbetsytan/shared/recordings/peaks';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { SoundWriter } from '../sound/sound.port.ts';
import type { Microphone } from './microphone.port.ts';
import type { Session } from './recorder.port.ts';

/** What belongs to one recording while it is made. */
export interface Live {
  row: Recording;
  session: Session;
  readonly microphone: Microphone;
  readonly pcm: SoundWriter;
  readonly opus: SoundWriter | null;
  readonly release: () => void;
  sleep: () => void;
  /** Milliseconds that were heard since the last chunk. */
  sinceChunk: number;
  /** Null when the recording began in another session. */
  readonly peaks: ReturnType<typeof createPeaks> | null;
  /** Since when nothing is heard, by the clock. */
  silentSince: number | null;
  rowAt: number;
  roomAt: number;
}
