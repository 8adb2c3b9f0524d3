import type { VoiceTurn } from '@arbetsytan/shared/recordings/turns.port';

/** The worker's side of `TurnsPort`: the model's bytes come with the order, since the worker ends with it. */
export interface VoicesPort {
  turns(
    order: {
      readonly durationMs: number;
      readonly model: Uint8Array<ArrayBuffer>;
      readonly wasm: ArrayBuffer;
    },
    sound: (from: number, to: number) => Promise<Float32Array<ArrayBuffer>>,
    on: (part: number) => void,
  ): Promise<readonly VoiceTurn[]>;
}
