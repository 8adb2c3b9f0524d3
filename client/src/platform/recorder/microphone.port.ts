import type { Level } from './chunker.ts';

/** What a microphone tells while it is open. Called in the order of the sound. */
export interface MicrophoneEvents {
  /** One second of 16-bit mono at SAMPLE_RATE; shorter before a pause and at the end. */
  readonly onChunk: (samples: Int16Array<ArrayBuffer>) => void;
  readonly onLevel: (level: Level) => void;
  /** A piece of the listening copy (WebM or MP4 with Opus or AAC, as the browser writes it). */
  readonly onListening: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** The system took the microphone (a call, another app, unplugged). Nothing is heard until `onGiven` or `take`. */
  readonly onTaken: () => void;
  /** The system gave it back by itself. */
  readonly onGiven: () => void;
}

export interface Microphone {
  /** Does a listening copy come? */
  readonly listening: boolean;
  /** What is held comes as a short chunk before this resolves; then nothing is heard. */
  pause(): Promise<void>;
  /** @throws AppError microphone-refused, microphone-missing, microphone-busy: still taken */
  resume(): Promise<void>;
  /** Everything that was heard has been handed over when this resolves, the listening copy too. */
  close(): Promise<void>;
}

/**
 * Opens the microphone; the browser may ask the person.
 * @throws AppError microphone-refused, microphone-missing, microphone-busy, microphone-unsupported
 */
export type OpenMicrophone = (events: MicrophoneEvents) => Promise<Microphone>;
