import { z } from 'zod';
import type { Id } from '../core/ids.ts';
import { LANGUAGES } from './recording.ts';
import type { Word } from './transcription.ts';

/** Somebody who speaks in a recording. `name` is what the owner calls them: vault, until masked. */
export interface Speaker {
  readonly id: string;
  readonly name: string;
}

/** A turn or a part of one. */
export interface TranscriptSegment {
  readonly id: string;
  /** Milliseconds into the recording. */
  readonly from: number;
  readonly to: number;
  readonly speaker: string | null;
  readonly words: readonly Word[];
  /** A segment that a person has edited is never overwritten by a machine. */
  readonly by: 'machine' | 'person';
  /** The guards doubted the whole segment (`WindowResult.state` suspect), and nobody has looked yet. */
  readonly doubtful: boolean;
}

/** The unmasked transcript: an original of kind JSON in the vault, which only its owner opens. */
export interface RawTranscript {
  readonly v: 1;
  readonly recordingId: Id;
  readonly language: (typeof LANGUAGES)[number] | null;
  readonly model: string;
  readonly speakers: readonly Speaker[];
  readonly segments: readonly TranscriptSegment[];
}

export const wordSchema = z.object({
  text: z.string().max(400),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  sure: z.int().min(0).max(100).nullable(),
});

/** For what is read back from the vault. */
export const rawTranscriptSchema = z.object({
  v: z.literal(1),
  recordingId: z.string(),
  language: z.enum(LANGUAGES).nullable(),
  model: z.string(),
  speakers: z.array(z.object({ id: z.string(), name: z.string().max(200) })),
  segments: z.array(
    z.object({
      id: z.string(),
      from: z.int().nonnegative(),
      to: z.int().nonnegative(),
      speaker: z.string().nullable(),
      words: z.array(wordSchema),
      by: z.enum(['machine', 'person']),
      doubtful: z.boolean(),
    }),
  ),
});
