import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';

/**
 * open: being recorded, or a browser was killed while it was. importing: sound of a file on its way in. whole: every second is
 * there. damaged: what could be read or recovered is there, and `gaps` or `lostMs` tell what is not.
 */
export const RECORDING_STATES = ['open', 'importing', 'whole', 'damaged'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** Where sound is missing, and why: paused by the person, taken by the system (a call), lost (a killed browser, a damaged file). */
export interface Gap {
  /** Milliseconds into the sound that is there. */
  readonly at: number;
  /** Milliseconds of what is not, 0 when nobody knows. */
  readonly ms: number;
  readonly reason: 'paused' | 'taken' | 'lost';
}

/** A place that the reporter marked while recording. Milliseconds into the sound. */
export interface Marker {
  readonly at: number;
  readonly kind: 'important';
}

/** Whisper's codes of the languages offered. Swedish unless somebody chooses. */
export const LANGUAGES = ['sv', 'en', 'no', 'da', 'fi', 'de', 'fr', 'es', 'ar', 'so', 'fa', 'uk', 'ru', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is known of a sound. Vault: never gated, never shared. Bound to its project from the first second. */
export interface Recording {
  readonly id: Id;
  readonly projectId: Id;
  /** As the person gave it, or the file's name. */
  readonly name: string;
  readonly from: 'microphone' | 'file';
  readonly state: RecordingState;
  /** Of the sound that is there. While `open`: as of the last write of this row. */
  readonly durationMs: number;
  readonly language: Language;
  readonly gaps: readonly Gap[];
  readonly markers: readonly Marker[];
  /** Does a listening copy in Opus lie beside the samples? */
  readonly opus: boolean;
  /** Loudness for the picture of the sound, 0-255, `PEAKS_PER_SECOND` values a second; empty until it is whole. Base64. */
  readonly peaks: string;
  /** Error code of what stopped it; null when nothing did. */
  readonly code: string | null;
  readonly recordedBy: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** When a person put it in the trash; missing or null otherwise. Lists leave such rows out. */
  readonly removedAt?: Instant | null;
}

export const PEAKS_PER_SECOND = 10;
