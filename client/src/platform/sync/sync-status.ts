import type { SyncStatus } from './sync.port.ts';

/** What is known, of which the status is made. */
export interface SyncFacts {
  /** Null until a server has said that it syncs, now or at an earlier start. */
  readonly end: 'off' | 'too-old' | 'other-server' | 'other-vault' | null;
  readonly known: boolean;
  /** Null until it has answered or failed to, once. */
  readonly reached: boolean | null;
  readonly signedOut: boolean;
  /** Rows are on their way, one way or the other. */
  readonly busy: boolean;
  /** Everything has been compared once since the start. */
  readonly audited: boolean;
  readonly waiting: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly savedAt: string | null;
}

export const NO_FACTS: SyncFacts = {
  end: null,
  known: false,
  reached: null,
  signedOut: false,
  busy: false,
  audited: false,
  waiting: 0,
  conflicts: 0,
  refused: 0,
  savedAt: null,
};

export const SYNC_OFF: SyncStatus = { step: 'off', waiting: 0, conflicts: 0, refused: 0, savedAt: null };

/** Saved is said only when every row has been compared, nothing waits and nothing is on its way. */
export function statusOf(facts: SyncFacts): SyncStatus {
  const { waiting, conflicts, refused, savedAt } = facts;
  return { step: stepOf(facts), waiting, conflicts, refused, savedAt };
}

function stepOf({ end, known, reached, signedOut, busy, audited, waiting }: SyncFacts): SyncStatus['step'] {
  if (end) return end;
  if (!known) return 'off';
  if (signedOut) return 'signed-out';
  if (reached === false) return 'offline';
  if (reached === null || busy || !audited) return 'syncing';
  return waiting > 0 ? 'waiting' : 'saved';
}

/** Is everything on the server, so that the time may be noted? */
export const isSaved = (facts: SyncFacts): boolean => stepOf(facts) === 'saved';
