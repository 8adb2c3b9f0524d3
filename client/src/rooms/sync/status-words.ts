import { fill } from '@arbetsytan/shared/i18n/format';
import { syncSv } from '@arbetsytan/shared/i18n/sv/sync';
import type { SyncStatus } from '../../platform/sync/sync.port.ts';

/** What the indicator shows. Null where nothing is said. */
export function statusWords({ step, waiting, savedAt }: SyncStatus): string | null {
  switch (step) {
    case 'off':
      return null;
    case 'offline':
      return waiting > 0 ? fill(syncSv.offlineWaiting, { count: waiting }) : syncSv.offline;
    case 'waiting':
      return fill(syncSv.waiting, { count: waiting });
    case 'syncing':
      return syncSv.syncing;
    case 'saved':
      return savedAt ? fill(syncSv.saved, { time: clockTime(savedAt) }) : syncSv.savedNoTime;
    case 'signed-out':
      return syncSv.signedOut;
    default:
      return syncSv.stopped;
  }
}

/**
 * What a screen reader is told, beside what it reads when asked: only what changes what a person should do. Counts and work
 * under way are not said; then what was said last stands.
 */
export function spokenWords(status: SyncStatus, before: string): string {
  if (status.conflicts > 0) return syncSv.saysConflict;
  if (status.refused > 0) return syncSv.saysRefused;
  if (status.step === 'offline') return syncSv.saysOffline;
  // Everything is saved most of the time: told only when it was not.
  if (status.step === 'saved') return before === '' ? '' : syncSv.saysSaved;
  return before;
}

function clockTime(instant: string): string {
  const time = new Date(instant);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.');
}
