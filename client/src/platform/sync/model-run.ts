import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import { stableJson } from '@arbetsytan/shared/sync/merge-fields';
import { type CollectionName, PLAIN, type TableName } from '../store/collections.ts';
import { sortKey } from '../store/row-schema.ts';
import { writeRow } from '../store/write-row.ts';
import { nextTag, rowIn, taggedBody } from '../store/write-tag.ts';
import type { Line, TestClient } from './test-client.ts';

type Collection = TestClient['database']['access']['collections'][CollectionName];

/** For tests: a seeded history of several people's devices against the real server, and what came of every word. */

export type Who = 'redaktor' | 'kollega';

export interface ModelServer {
  /** Once more on the same folder, at another address; `restored`: with the database of the last backup. */
  restart(restored: boolean): Promise<void>;
  backup(): Promise<void>;
  grant(): Promise<void>;
  revoke(): Promise<void>;
  /** Words in rows and in replaced versions of them. */
  words(): Promise<ReadonlySet<string>>;
}

export interface Device {
  readonly name: string;
  readonly who: Who;
  client: TestClient | null;
  readonly line: Line;
  /** Of its clock, milliseconds. */
  wrong: number;
}

export interface ModelSettings {
  readonly seed: number;
  readonly steps: number;
  readonly server: ModelServer;
  readonly devices: readonly Device[];
  /** Devices that may be open at once: RxDB has a limit (`openDatabase`). */
  readonly atOnce: number;
  readonly tables: readonly ('notes' | 'privatenotes')[];
  open(device: Device): Promise<TestClient>;
  /** Told of what happens, in order: for the one who reads a failure. */
  readonly say: (line: string) => void;
  readonly template: { notes(id: string, text: string): Note; privatenotes(id: string, text: string): PrivateNote };
}

export interface ModelResult {
  /** Words that nobody removed and that are nowhere. */
  readonly lost: readonly string[];
  readonly words: number;
}

const HOUR = 3_600_000;
const IDS = [1, 2, 3, 4] as const;
const SYLLABLES = ['ka', 'lo', 'mi', 'ne', 'ru', 'so', 'ta', 'vi'];
const WORD = /x(?:ka|lo|mi|ne|ru|so|ta|vi){4}q/gu;

export const wordsIn = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null)).match(WORD) ?? [];

/** A word that no rule of the masking takes for anything. */
function wordOf(number: number): string {
  const parts = [512, 64, 8, 1].map((place) => SYLLABLES[Math.floor(number / place) % 8]);
  return `x${parts.join('')}q`;
}

/** Mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function runModel(settings: ModelSettings): Promise<ModelResult> {
  const { server, devices, steps, say } = settings;
  const pick = seeded(settings.seed);
  const faults = seeded(settings.seed + 7_919);
  const written = new Set<string>();
  /** Removed by somebody who saw them, or gone with the access to a project. */
  const given = new Set<string>();
  const inLifeboats = new Set<string>();
  let words = 0;
  let member = true;
  let time = Date.parse('2026-11-23T10:00:00.000Z');

  const newWord = (who: Who) => {
    words += 1;
    const word = wordOf(words);
    written.add(word);
    // Written by somebody who is in no project: it may go with the access.
    if (who === 'kollega' && !member) given.add(word);
    return word;
  };

  function faulty(line: Line): void {
    line.before = () => {
      if (faults(14) === 0) throw new TypeError('the request was dropped');
    };
    line.after = () => {
      if (faults(14) === 0) throw new TypeError('the answer was dropped');
    };
  }

  async function openOne(device: Device): Promise<TestClient> {
    if (device.client) return device.client;
    const open = devices.filter(({ client }) => client);
    if (open.length >= settings.atOnce) await closeOne(open[pick(open.length)] as Device);
    say(`${device.name} opens`);
    device.client = await settings.open(device);
    return device.client;
  }

  async function closeOne(device: Device): Promise<void> {
    const { client } = device;
    if (!client) return;
    say(`${device.name} closes`);
    await keepLifeboat(client);
    device.client = null;
    await client.close();
  }

  async function keepLifeboat(client: TestClient): Promise<void> {
    for (const entry of await client.database.tables.lifeboat.list())
      for (const word of wordsIn([entry.row, entry.ours, entry.theirs])) inLifeboats.add(word);
  }

  /** As a person would: what is in the row now is what is changed. */
  async function edit(device: Device, table: 'notes' | 'privatenotes', first: string): Promise<void> {
    const client = await openOne(device);
    const removal = pick(60) === 0;
    const [place, cut, paragraph] = [pick(1_000), pick(3) === 0, pick(4) === 0];
    time += 1 + pick(60_000);
    const updatedAt = new Date(time + device.wrong).toISOString();
    const word = newWord(device.who);
    let gone: readonly string[] = [];
    let used = false;
    const { collections } = client.database.access;
    // What was removed is not written again under the same id.
    let id = first;
    for (let next = 2; await isRemoved(collections[table], id); next += 1) id = `${first}.${next}`;
    await writeRow(collections[table], id, (current) => {
      [gone, used] = [[], false];
      const row = current && !current._deleted ? (rowIn(current.body) as unknown as Note) : null;
      if (!row && current) return null;
      if (row && removal) {
        gone = wordsIn(row);
        return current && { ...current, body: taggedBody(null, nextTag(current.body)), _deleted: true };
      }
      const parts = (row?.text ?? '').split(/(?<=\s)/u).filter((part) => part !== '');
      if (cut && parts.length > 1) gone = wordsIn(parts.splice(place % parts.length, 1));
      else {
        parts.splice(place % (parts.length + 1), 0, paragraph ? `\n\n${word} ` : `${word} `);
        used = true;
      }
      const next = { ...(row ?? settings.template[table](id, '')), text: parts.join(''), updatedAt };
      const { at, ...plain } = (PLAIN[table] as (row: unknown) => ReturnType<typeof PLAIN.notes>)(next);
      return { id, ...plain, sort: sortKey(at), body: taggedBody(next, nextTag(current?.body)), _deleted: false };
    });
    if (!used) written.delete(word);
    for (const each of gone) given.add(each);
    say(
      `${device.name} writes ${table}/${id} ${used ? `+${word}` : `-${gone.join(',')}`}${removal ? ' (removal)' : ''}`,
    );
  }

  async function revoke(): Promise<void> {
    say('kollega is removed');
    await server.revoke();
    member = false;
    // What the removed person's devices alone have goes with the access: the server never had it.
    const there = await server.words();
    for (const device of devices) {
      if (device.who !== 'kollega') continue;
      const client = await openOne(device);
      for (const { id } of await client.database.tables.notes.list())
        for (const word of wordsIn(await client.database.tables.notes.get(id))) if (!there.has(word)) given.add(word);
      for (const { row, ours, theirs } of await client.database.tables.lifeboat.list())
        for (const word of wordsIn([row, ours, theirs])) if (!there.has(word)) given.add(word);
    }
  }

  async function grant(): Promise<void> {
    await server.grant();
    member = true;
    say('kollega is let in');
  }

  const restoreAt = Math.floor(steps * (0.4 + pick(30) / 100));
  for (const { line } of devices) faulty(line);
  for (let step = 0; step < steps; step += 1) {
    // Mostly those that are open: opening one takes longer than what is written on it.
    const open = devices.filter(({ client }) => client);
    const some = open.length > 0 && pick(12) > 0 ? open : devices;
    const device = some[pick(some.length)] as Device;
    const what = pick(100);
    if (step === Math.floor(steps * 0.2)) {
      say('backup');
      await server.backup();
    } else if (step === restoreAt) {
      say('restored from the backup');
      await server.restart(true);
      await (member ? grant() : server.revoke().catch(() => {}));
    } else if (what < 62) {
      const table = settings.tables[pick(settings.tables.length)] as 'notes' | 'privatenotes';
      await edit(device, table, `${table === 'notes' ? 'n' : `v-${device.who}-`}${IDS[pick(IDS.length)]}`);
    } else if (what < 72) {
      device.line.up = !device.line.up;
      say(`${device.name} is ${device.line.up ? 'online' : 'offline'}`);
    } else if (what < 84) {
      void device.client?.sync.now().catch(() => {});
      await pause(10 + pick(40));
    } else if (what < 90) await pause(pick(120));
    else if (what < 93) {
      device.wrong = (pick(3) - 1) * 2 * HOUR;
      say(`${device.name}: the clock jumps`);
    } else if (what < 94) {
      await closeOne(device);
    } else if (what < 95) {
      say('the server starts again');
      await server.restart(false);
    } else if (what < 97) await (member ? revoke() : grant());
    else await openOne(device);
  }

  say('— everybody is online');
  if (!member) await grant();
  for (const { line } of devices) {
    line.up = true;
    line.before = null;
    line.after = null;
  }
  // Each meets the server until nothing is new to anybody.
  for (let round = 0; round < 2; round += 1)
    for (const device of devices) {
      const client = await openOne(device);
      await client.settled();
      // Who was let in again hears of it by the stream, which may have been down.
      for (let tries = 0; tries < 50 && (await isRefused(client)); tries += 1) await pause(100);
      await client.settled();
      await keepLifeboat(client);
    }
  const there = await finalRows(settings, openOne);
  const history = await server.words();
  const lost = [...written].filter(
    (word) => !there.words.has(word) && !inLifeboats.has(word) && !given.has(word) && !history.has(word),
  );
  return { lost: [...lost, ...there.apart], words: written.size };
}

async function isRefused(client: TestClient): Promise<boolean> {
  return (await client.database.tables.lifeboat.list()).some(({ code }) => code === 'no-access');
}

async function isRemoved(collection: Collection, id: string): Promise<boolean> {
  const [row] = await collection.storageInstance.findDocumentsById([id], true);
  return row?._deleted === true;
}

/** The words on all devices, and how devices that should be alike are not. */
async function finalRows(
  { devices, tables }: ModelSettings,
  openOne: (device: Device) => Promise<TestClient>,
): Promise<{ readonly words: ReadonlySet<string>; readonly apart: readonly string[] }> {
  const words = new Set<string>();
  const apart: string[] = [];
  const seen = new Map<string, string>();
  for (const device of devices) {
    const client = await openOne(device);
    for (const table of tables) {
      const rows = [...(await client.database.tables[table as TableName & CollectionName].list())] as { id: string }[];
      const state = stableJson(rows.sort((a, b) => (a.id < b.id ? -1 : 1)));
      for (const word of wordsIn(state)) words.add(word);
      const key = table === 'notes' ? 'notes' : `${table} of ${device.who}`;
      const first = seen.get(key) ?? state;
      seen.set(key, first);
      if (first === state) continue;
      const lifeboat = await client.database.tables.lifeboat.list();
      const held = lifeboat.map(({ kind, rowId, code }) => `${kind} ${rowId} ${code ?? ''}`).join(', ');
      apart.push(`${device.name} has other ${key} (${held}): ${state} NOT ${first}`);
    }
  }
  return { words, apart };
}
