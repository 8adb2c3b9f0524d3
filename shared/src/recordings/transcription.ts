import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import type { Language } from './recording.ts';

/** One spoken word. Times are milliseconds into the recording; `sure` is 0-100, null when the model does not tell or a person wrote it. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly sure: number | null;
}

/** A stretch of sound that is heard at once: at most 28 s, its ends in pauses. Milliseconds. */
export interface Window {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** Words that follow each other without a long pause. */
export interface SpokenSegment {
  readonly from: number;
  readonly to: number;
  readonly words: readonly Word[];
}

/**
 * What came of a window, kept at once. empty: no speech in it. suspect: the model repeated itself or wrote more than can be
 * said in the time; its words are kept and shown as doubtful, never dropped. failed: `code` tells why; it can be tried again.
 */
export interface WindowResult extends Window {
  readonly state: 'done' | 'empty' | 'suspect' | 'failed';
  readonly segments: readonly SpokenSegment[];
  readonly code: string | null;
}

/** planning: finding where somebody speaks. paused: stopped by the person, or by a closed browser. */
export const TRANSCRIPTION_STATES = ['planning', 'running', 'paused', 'done', 'failed'] as const;
export type TranscriptionState = (typeof TRANSCRIPTION_STATES)[number];

/** Writing out one recording, resumable at every window and movable between device and server. Vault. */
export interface Transcription {
  readonly id: string;
  readonly recordingId: Id;
  readonly projectId: Id;
  readonly state: TranscriptionState;
  readonly code: string | null;
  readonly where: 'device' | 'server';
  /** Id in the model store. */
  readonly model: string;
  /** Null: the model decides, window by window. */
  readonly language: Language | null;
  /** Null until planned. */
  readonly windows: readonly Window[] | null;
  /** By the window's index; a window without a result is still to be done. */
  readonly results: readonly WindowResult[];
  /** How many results there were when the run began that wrote this row: more of them show that its model does not end the browser. */
  readonly hadResults?: number;
  /** Milliseconds that the work has taken so far, for the estimate. */
  readonly spentMs: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const transcriptionIdOf = (recordingId: Id): string => `t.${recordingId}`;
