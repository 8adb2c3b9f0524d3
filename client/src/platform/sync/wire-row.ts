import { laneOf, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import { stableJson } from '@arbetsytan/shared/sync/merge-fields';
import type { WireRow } from '@arbetsytan/shared/sync/protocol';
import type { KeptRow } from '../store/write-row.ts';
import { rowIn, tagOf } from '../store/write-tag.ts';
import { fromBase64, toBase64 } from '../vault/base64.ts';
import { bind, seal, unseal, utf8 } from '../vault/seal.ts';
import { type PlainRow, projectOf, removedRow, storedRow } from './stored-row.ts';
import type { SyncKeys } from './sync-keys.port.ts';

/** Of the sealed form. */
const FORMAT = 1;
/** Of what is inside (`store/collections`): raised with a change that an older client would misread. */
const ROW_SCHEMA = 1;
/** A shared row begins with the generation of its key. */
const GENERATION_BYTES = 4;

export interface Sealing {
  /** Whose private rows these are. */
  readonly account: string;
  readonly keys: SyncKeys;
}

/** Why a row could not be read: nobody has given us its key yet, or it is not what was sealed there. */
export type Unread = 'no-key' | 'damaged';

/** @returns null for a row that has to wait: it has no tag yet, does not open here, or its project's key is not here */
export async function toWire(table: SyncTable, row: KeptRow, { account, keys }: Sealing): Promise<WireRow | null> {
  const tag = tagOf(row.body);
  if (!tag) return null;
  const head = { id: row.id, projectId: projectOf(table, row), ...tag };
  if (row._deleted) return { ...head, deleted: true, body: '' };
  const json = stableJson(rowIn(row.body));
  const lane = laneOf(table);
  if (lane === 'gated') return { ...head, deleted: false, body: json };
  if (lane === 'private') {
    const sealed = await seal(await keys.private(), place(table, head, account, 0), utf8(json));
    return { ...head, deleted: false, body: toBase64(sealed) };
  }
  const project = await keys.project(head.projectId);
  if (!project) return null;
  const sealed = await seal(project.key, place(table, head, '', project.generation), utf8(json));
  const whole = new Uint8Array(GENERATION_BYTES + sealed.length);
  new DataView(whole.buffer).setUint32(0, project.generation);
  whole.set(sealed, GENERATION_BYTES);
  return { ...head, deleted: false, body: toBase64(whole) };
}

/** Reads what the server sent, which may be anything at all. */
export async function fromWire(table: SyncTable, wire: WireRow, sealing: Sealing): Promise<KeptRow | Unread> {
  const tag = { version: wire.version, stamp: wire.stamp };
  if (wire.deleted) return removedRow(table, wire.id, wire.projectId, tag);
  const json = await opened(table, wire, sealing);
  if (json === null || json === 'no-key') return json ?? 'damaged';
  try {
    const row = JSON.parse(json) as PlainRow;
    const kept = storedRow(table, row, tag);
    return row.id === wire.id && projectOf(table, kept) === wire.projectId ? kept : 'damaged';
  } catch {
    return 'damaged';
  }
}

async function opened(table: SyncTable, wire: WireRow, { account, keys }: Sealing): Promise<string | 'no-key' | null> {
  const lane = laneOf(table);
  if (lane === 'gated') return wire.body;
  const bytes = bytesOf(wire.body);
  if (!bytes) return null;
  if (lane === 'private') return text(await unseal(await keys.private(), place(table, wire, account, 0), bytes));
  if (bytes.length < GENERATION_BYTES) return null;
  const generation = new DataView(bytes.buffer).getUint32(0);
  const project = await keys.project(wire.projectId, generation);
  if (!project) return 'no-key';
  return text(await unseal(project.key, place(table, wire, '', generation), bytes.subarray(GENERATION_BYTES)));
}

/**
 * Where a sealed row belongs. A row that the server moves to another id, account, project or table does not open, nor one that
 * it gives the number or stamp of another write.
 */
function place(
  table: SyncTable,
  { id, projectId, version, stamp }: Pick<WireRow, 'id' | 'projectId' | 'version' | 'stamp'>,
  owner: string,
  generation: number,
): string {
  return bind('arbetsytan/sync-row', FORMAT, table, id, owner, projectId, ROW_SCHEMA, version, stamp, generation);
}

function bytesOf(body: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(body);
  } catch {
    return null;
  }
}

const text = (plain: Uint8Array<ArrayBuffer> | null) => plain && new TextDecoder().decode(plain);
