import type { Id } from '../core/ids.ts';

/** A stretch in which one voice is heard. Milliseconds; `voice` counts from 0, in the order in which they are first heard. */
export interface VoiceTurn {
  readonly from: number;
  readonly to: number;
  readonly voice: number;
}

export interface TurnsOrder {
  readonly recordingId: Id;
  readonly durationMs: number;
  /** Mono samples at SAMPLE_RATE of a part of the recording, milliseconds. */
  readonly sound: (from: number, to: number) => Promise<Float32Array<ArrayBuffer>>;
}

/**
 * Who speaks when, by a segmentation model. It only ever suggests: no word and no time of a transcript depends on it.
 * Turns are in the order of time and do not overlap. Nothing is heard: none.
 */
export interface TurnsPort {
  /** @param on how far it has come, 0-1 @throws AppError cancelled, model-not-here, worker-failed */
  turns(order: TurnsOrder, on: (part: number) => void, signal: AbortSignal): Promise<readonly VoiceTurn[]>;
}
