import type { SpeechModel } from '@arbetsytan/shared/models/model';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import type { Heard } from '@arbetsytan/shared/recordings/stt/guards';

/** What the speech worker does. One sound and one model at a time; a call that must end is ended by ending the worker. */
export interface SpeechWorker {
  /** Loads the runtime and the voice detector. Before everything else. @param threads 1 where the page is not isolated */
  prepare(threads: number): Promise<void>;
  /** Begins a new sound for `voice`. */
  start(): Promise<void>;
  /** How likely each whole frame holds a voice (0-1); `samples` follow those of the call before. */
  voice(samples: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>>;
  /** Loads a model from the device's shelf. @returns null, or why it cannot be used */
  load(model: SpeechModel): Promise<'speech-model-missing' | 'model-unusable' | null>;
  /** Writes out at most 28 s of mono sound at SAMPLE_RATE. */
  hear(samples: Float32Array<ArrayBuffer>, language: Language | null): Promise<Heard>;
}
