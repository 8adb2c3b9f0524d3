import type { Id } from '@arbetsytan/shared/core/ids';
import type { Track } from './sound.port.ts';

/** Behind the name of a track: its journal. */
export const JOURNAL_ENDING = '.journal';

export const trackName = (id: Id, track: Track): string => `${id}.${track}`;

/** The recording a track belongs to. */
export const recordingOf = (name: string): Id => name.slice(0, name.lastIndexOf('.'));
