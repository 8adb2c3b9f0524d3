import type { Id } from '@arbetsytan/shared/core/ids';
import { DAY } from '@arbetsytan/shared/core/units';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { millisecondsOf } from '@arbetsytan/shared/recordings/sound';
import { transcriptionIdOf } from '@arbetsytan/shared/recordings/transcription';
import type { Desk } from '../desk/desk.port.ts';
import { newRecording } from './new-recording.ts';
import { readPeaks } from './read-peaks.ts';
import { recordingLock } from './recorder.ts';

/** A recording that nobody is making any more, though its row says so. */
export interface Broken {
  readonly row: Recording;
  /** Milliseconds of sound on the disk. */
  readonly durationMs: number;
  /** Seconds in the middle do not open. */
  readonly damaged: boolean;
}

export interface Orphan {
  readonly id: Id;
  readonly durationMs: number;
}

/** How long a removed recording can be had back. */
export const TRASH_DAYS = 7;

type Parts = Pick<Desk, 'account' | 'newId' | 'now'> & {
  readonly vault: Pick<Desk['vault'], 'recordings' | 'transcriptions' | 'sound'>;
};
/** Does a tab hold this name, this one or another? */
export type IsHeld = (name: string) => Promise<boolean>;

/** Recordings that a killed browser left open, and files that it left half read. One in which nothing was heard is removed: nothing is lost with it. */
export async function findBroken({ vault }: Parts, isHeld: IsHeld): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  // What has no file here may be under way on another device, this very minute.
  const here = new Set(await vault.sound.ids());
  for (const row of await vault.recordings.list()) {
    const unfinished = row.state === 'open' || row.state === 'importing';
    if (!unfinished || row.removedAt || !here.has(row.id) || (await isHeld(recordingLock(row.id)))) continue;
    const { end, damaged } = await vault.sound.state(row.id, 'pcm');
    if (end > 0) broken.push({ row, durationMs: millisecondsOf(end / 2), damaged: damaged > 0 });
    else if (damaged === 0) await erase(vault, row.id);
  }
  return broken;
}

/** Keeps what there is. How much was lost nobody knows, so the gap has no length. */
export async function keepBroken({ vault, now }: Parts, { row, durationMs }: Broken): Promise<void> {
  const gaps = [...row.gaps.filter(({ at }) => at < durationMs), { at: durationMs, ms: 0, reason: 'lost' } as const];
  const peaks = await readPeaks(vault.sound, row.id, durationMs);
  await vault.recordings.put({ ...row, state: 'damaged', durationMs, gaps, peaks, updatedAt: now() });
}

/** Sound without a row, other than what a tab is making just now. Empty files of that kind are removed. */
export async function findOrphans({ vault }: Parts, isHeld: IsHeld): Promise<readonly Orphan[]> {
  const orphans: Orphan[] = [];
  for (const id of await vault.sound.ids()) {
    // A row that does not open is no missing row: it throws.
    const row = await vault.recordings.get(id).catch(() => 'unreadable' as const);
    if (row !== null || (await isHeld(recordingLock(id)))) continue;
    const { end, damaged } = await vault.sound.state(id, 'pcm');
    if (end > 0) orphans.push({ id, durationMs: millisecondsOf(end / 2) });
    else if (damaged === 0) await vault.sound.remove(id);
  }
  return orphans;
}

/** Gives sound without a row a new one in a project. */
export async function adopt(desk: Parts, orphan: Orphan, projectId: Id, name: string): Promise<void> {
  const { id, durationMs } = orphan;
  const opus = (await desk.vault.sound.state(id, 'opus')).chunks > 0;
  const peaks = await readPeaks(desk.vault.sound, id, durationMs);
  const row = newRecording(desk, projectId, name);
  await desk.vault.recordings.put({ ...row, id, state: 'damaged', durationMs, opus, peaks });
}

/** Into the trash: the sound stays for TRASH_DAYS. */
export async function moveToTrash({ vault, now }: Parts, { id }: { readonly id: Id }): Promise<void> {
  const row = await vault.recordings.get(id);
  if (row) await vault.recordings.put({ ...row, removedAt: now() });
}

export async function restore({ vault, now }: Parts, { id }: { readonly id: Id }): Promise<void> {
  const row = await vault.recordings.get(id);
  if (row) await vault.recordings.put({ ...row, removedAt: null, updatedAt: now() });
}

/** Days until a removed recording is erased, at least 0; null when it is not removed. */
export function daysLeft(row: Recording, now: string): number | null {
  if (!row.removedAt) return null;
  return Math.max(0, Math.ceil((Date.parse(row.removedAt) + TRASH_DAYS * DAY - Date.parse(now)) / DAY));
}

/** Erases what has been in the trash for long enough. @returns how many */
export async function emptyTrash({ vault, now }: Parts): Promise<number> {
  const due = (await vault.recordings.list()).filter((row) => daysLeft(row, now()) === 0);
  for (const { id } of due) await erase(vault, id);
  return due.length;
}

/** The sound first: a row without sound can be removed again, sound without a row would be offered as found. */
export async function erase(vault: Parts['vault'], id: Id): Promise<void> {
  await vault.sound.remove(id);
  await vault.transcriptions.remove(transcriptionIdOf(id));
  await vault.recordings.remove(id);
}
