import type { Language } from './recording.ts';
import type { Window, WindowResult } from './transcription.ts';

export interface SttOrder {
  /** In the order of time. Those already done are left out by the caller. */
  readonly windows: readonly Window[];
  /** Mono samples at SAMPLE_RATE of a part of the recording, milliseconds. */
  readonly sound: (from: number, to: number) => Promise<Float32Array<ArrayBuffer>>;
  /** Id in the model store. */
  readonly model: string;
  readonly language: Language | null;
  /** Place in a queue while it waits, 1 is next; null when it does not wait. */
  readonly onPlace?: (place: number | null) => void;
}

/**
 * Speech to text. "On this device" and "on the newsroom's server" are two of these; each passes `stt.contract.ts`.
 * Every window is answered exactly once, in order, and `on` is awaited: what it was given is safe before the next is heard.
 * A window that fails is answered `failed` and the work goes on; what ends the work (no model, no server, cancelled) is thrown.
 */
export interface SttPort {
  transcribe(order: SttOrder, on: (result: WindowResult) => Promise<void>, signal: AbortSignal): Promise<void>;
}
