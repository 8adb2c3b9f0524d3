import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Member } from '@arbetsytan/shared/sync/people';
import type { Rejection } from '@arbetsytan/shared/sync/protocol';

/** Rows about sync that stay on this device. */

/**
 * A version of a row that is not what everybody sees. held: the server refused it, and it stands on this device alone; beaten:
 * another version took its place; conflict: both changed the same words, and a person has to say which; unread: what the server
 * sent could not be read or was an old one come back, and was not applied.
 */
export interface LifeboatRow {
  readonly id: string;
  readonly kind: 'held' | 'beaten' | 'conflict' | 'unread';
  readonly table: SyncTable;
  readonly rowId: string;
  readonly projectId: string;
  readonly at: string;
  /** Why, when the server refused it or it could not be read. */
  readonly code: ErrorCode | null;
  readonly reasons: readonly Rejection['reasons'][number][];
  /** The whole version; null where there is none to put back: a conflict is about one field. */
  readonly row: Readonly<Record<string, unknown>> | null;
  /** Of the write that it is about. */
  readonly stamp: string;
  /** conflict: the field and its two versions. */
  readonly field: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Somebody in a project, as the server said last. `id`: project and account. */
export interface MemberRow extends Member {
  readonly id: string;
}

/** What this device remembers of its server. */
export interface SyncNote {
  readonly id: 'server';
  readonly installation: string;
  readonly epoch: string;
  /** Raised when this device finds by itself that the server went back in time: part of the replications' names. */
  readonly turn: number;
  /** The highest sequence number that was seen. */
  readonly seq: number;
  /** Of epochs before this one: the highest version of each row that the server has had, by table and id. */
  readonly seen: Readonly<Record<string, number>>;
}
