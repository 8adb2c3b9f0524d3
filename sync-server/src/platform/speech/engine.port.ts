import type { Language } from '@arbetsytan/shared/recordings/recording';
import type { Heard } from '@arbetsytan/shared/recordings/stt/guards';

/** A model on the server that is ready to hear. */
export interface LoadedSpeech {
  /** At most 28 s, mono at SAMPLE_RATE. @throws when the engine cannot go on; the next load starts anew */
  hear(samples: Float32Array<ArrayBuffer>, language: Language | null): Promise<Heard>;
  /** Ends it at once, in the middle of whatever it does. */
  stop(): void;
}

/** What writes out speech on the server: a child process, or a host with a GPU. */
export interface SpeechEngine {
  /** For the job's row: which engine, not where it is. */
  readonly name: string;
  models(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** @throws AppError model-missing, model-unusable, host-unreachable */
  load(model: string): Promise<LoadedSpeech>;
  close(): void;
}
