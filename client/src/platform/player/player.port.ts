import type { ErrorCode } from '@arbetsytan/shared/errors/codes';

/** Speeds offered, slowest first. The pitch is kept. */
export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;
export type Rate = (typeof RATES)[number];

export interface PlayerState {
  /** Milliseconds into the recording, as of a moment ago. For a moving picture read `Player.position`. */
  readonly positionMs: number;
  readonly durationMs: number;
  readonly playing: boolean;
  readonly rate: Rate;
  readonly skipSilence: boolean;
  /** Asked to play, and the first sound is still being opened. */
  readonly loading: boolean;
  /** Why it stopped; null when nothing did. */
  readonly error: ErrorCode | null;
}

/** Plays one recording out of the vault, piece by piece: it is never whole in memory and never outside it. */
export interface Player {
  /** Resolves when sound is on its way, or `error` tells why not. Starts over at the end. */
  play(): Promise<void>;
  pause(): void;
  /** Goes on playing if it played. @param ms is brought within the recording */
  seek(ms: number): void;
  setRate(rate: Rate): void;
  setSkipSilence(on: boolean): void;
  /** Milliseconds into the recording that are heard now. */
  readonly position: number;
  readonly state: PlayerState;
  /** Calls back at every change, and a few times a second while it plays. Returns the unsubscribe function. */
  subscribe(on: (state: PlayerState) => void): () => void;
  close(): void;
}

/** Where sound is heard. Times are seconds by its own clock. */
export interface SoundOut {
  readonly now: number;
  /** Must be called by a tap or a key the first time: browsers ask for it. */
  start(): Promise<void>;
  play(samples: Float32Array<ArrayBuffer>, at: number): void;
  /** Forgets everything that was to be played. */
  silence(): void;
  close(): void;
}
