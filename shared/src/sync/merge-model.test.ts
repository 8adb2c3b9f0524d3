import { expect, it } from 'vitest';
import type { SyncTable } from './lanes.ts';
import { mergeRows } from './merge.ts';
import { type Row, same } from './merge-fields.ts';
import { mergeText } from './merge-text.ts';

/**
 * A model of the whole: some devices, each with its rows, and a server that takes a row only when it was made on what the server
 * has (`docs/SYNC.md`). The devices write, remove and meet the server in any order; at last all of them do until nothing moves.
 */

const SEEDS = 200;
const STEPS = 120;
const ROWS: readonly (readonly [SyncTable, string])[] = [
  ['notes', 'n1'],
  ['notes', 'n2'],
  ['documents', 'd1'],
  ['privatenotes', 'v1'],
  ['sources', 's1'],
];

interface Stored {
  readonly row: Row | null;
  readonly stamp: number;
}
interface Replica {
  readonly rows: Map<string, Stored>;
  /** What the server had of each row when this device last heard of it. */
  readonly known: Map<string, Stored>;
  readonly lifeboat: Set<string>;
  readonly clock: number;
}
type Random = (below: number) => number;

/** Mulberry32: the same numbers for the same seed. */
function random(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const wordsIn = (value: unknown): readonly string[] => JSON.stringify(value ?? null).match(/ord\d+/gu) ?? [];

function playSeed(seed: number) {
  const pick = random(seed);
  const server = new Map<string, Stored>();
  const history = new Set<string>();
  const replicas: Replica[] = Array.from({ length: 3 + pick(3) }, () => ({
    rows: new Map(),
    known: new Map(),
    lifeboat: new Set(),
    // Clocks are wrong by up to two hours.
    clock: (pick(241) - 120) * 60_000,
  }));
  let stamp = 0;
  let words = 0;
  let time = Date.parse('2026-01-01T12:00:00.000Z');
  const written = new Set<string>();
  /** Taken away by somebody who saw them. */
  const removed = new Set<string>();

  const newWord = () => {
    words += 1;
    written.add(`ord${words}`);
    return `ord${words}`;
  };

  function fresh(table: SyncTable, id: string): Row {
    const text = `${newWord()} ${newWord()}.\n\n${newWord()} ${newWord()} ${newWord()}.`;
    const own = { id, projectId: 'p', createdAt: '2026-01-01T00:00:00.000Z' };
    if (table === 'privatenotes') return { ...own, kind: 'raw', text };
    if (table === 'sources') return { ...own, kind: 'person', title: newWord(), note: text };
    const masked = { level: 'strict', rulesetHash: 'a'.repeat(64), marks: [], reviewed: false };
    return { ...own, ...masked, title: newWord(), text, ...(table === 'documents' ? { tags: [newWord()] } : {}) };
  }

  function edited(row: Row, field: string): Row {
    const parts = String(row[field]).split(/(?<=\s)/u);
    const place = pick(parts.length + 1);
    if (pick(3) === 0 && parts.length > 1) {
      for (const gone of wordsIn(parts.splice(Math.min(place, parts.length - 1), 1))) removed.add(gone);
    } else parts.splice(place, 0, pick(4) === 0 ? `\n\n${newWord()} ` : `${newWord()} `);
    return { ...row, [field]: parts.join('') };
  }

  function change(row: Row, table: SyncTable): Row {
    const field = table === 'sources' ? 'note' : 'text';
    if (table === 'documents' && pick(4) === 0) {
      const tags = row.tags as string[];
      if (pick(2) === 0 && tags.length > 0) {
        for (const gone of wordsIn(tags[0])) removed.add(gone);
        return { ...row, tags: tags.slice(1) };
      }
      return { ...row, tags: [...tags, newWord()] };
    }
    if ('title' in row && pick(4) === 0) {
      for (const gone of wordsIn(row.title)) removed.add(gone);
      return { ...row, title: newWord() };
    }
    return edited(row, field);
  }

  function write(replica: Replica, table: SyncTable, id: string): void {
    const current = replica.rows.get(id)?.row ?? null;
    time += 1 + pick(60_000);
    const updatedAt = new Date(time + replica.clock).toISOString();
    stamp += 1;
    if (current && pick(25) === 0) {
      for (const gone of wordsIn(current)) removed.add(gone);
      replica.rows.set(id, { row: null, stamp });
      return;
    }
    // What was removed is not written again under the same id.
    if (!current && replica.rows.has(id)) return;
    const next = current ? change(current, table) : fresh(table, id);
    replica.rows.set(id, { row: { ...next, updatedAt }, stamp });
  }

  /** @returns whether anything moved */
  function meet(replica: Replica, table: SyncTable, id: string): boolean {
    const [mine, there, known] = [replica.rows.get(id), server.get(id), replica.known.get(id)];
    if (mine?.stamp === there?.stamp) {
      if (there) replica.known.set(id, there);
      return false;
    }
    const changedHere = mine !== undefined && mine.stamp !== known?.stamp;
    if (!changedHere && there) {
      replica.rows.set(id, there);
      replica.known.set(id, there);
      return true;
    }
    if (!mine) return false;
    if (!there || there.stamp === known?.stamp) {
      for (const word of wordsIn(there?.row)) history.add(word);
      server.set(id, mine);
      replica.known.set(id, mine);
      return true;
    }
    const merged = mergeRows(table, { base: known?.row ?? null, ours: mine.row, theirs: there.row });
    const back = mergeRows(table, { base: known?.row ?? null, ours: there.row, theirs: mine.row });
    expect(back.row, `seed ${seed}: the same whoever merges`).toEqual(merged.row);
    for (const word of [...wordsIn(merged.beaten), ...wordsIn(merged.conflicts)]) replica.lifeboat.add(word);
    replica.known.set(id, there);
    stamp += 1;
    replica.rows.set(id, same(merged.row, there.row) ? there : { row: merged.row, stamp });
    return true;
  }

  for (let step = 0; step < STEPS; step += 1) {
    const replica = replicas[pick(replicas.length)] as Replica;
    const [table, id] = ROWS[pick(ROWS.length)] as (typeof ROWS)[number];
    if (pick(3) > 0) write(replica, table, id);
    else meet(replica, table, id);
  }
  let rounds = 0;
  for (let moved = true; moved; rounds += 1) {
    expect(rounds, `seed ${seed}: comes to rest`).toBeLessThan(50);
    moved = false;
    for (const replica of replicas) for (const [table, id] of ROWS) moved = meet(replica, table, id) || moved;
  }
  const lifeboat = new Set(replicas.flatMap((replica) => [...replica.lifeboat]));
  return { server, replicas, written, removed, lifeboat };
}

it(`${SEEDS} histories of several devices come to the same rows, and no word that was written is gone unasked`, () => {
  let merges = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { server, replicas, written, removed, lifeboat } = playSeed(seed);
    for (const replica of replicas)
      for (const [, id] of ROWS) expect(replica.rows.get(id), `seed ${seed}, ${id}`).toEqual(server.get(id));
    const there = new Set([...server.values()].flatMap(({ row }) => wordsIn(row)));
    const lost = [...written].filter((word) => !there.has(word) && !lifeboat.has(word) && !removed.has(word));
    expect(lost, `seed ${seed}`).toEqual([]);
    merges += lifeboat.size;
  }
  // The histories are not so kind that nothing ever collides.
  expect(merges).toBeGreaterThan(SEEDS);
});

it('a word that one deleted and nobody asked about is not in the merged text', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const pick = random(seed);
    const base = Array.from({ length: 2 + pick(14) }, (_, i) => `ord${i}${pick(4) === 0 ? '.\n\n' : ' '}`);
    const [mine, other] = [base, base].map((words, side) =>
      words.flatMap((word) => {
        const choice = pick(8);
        return choice === 0 ? [] : choice === 1 ? [word, `nytt${side} `] : [word];
      }),
    ) as [string[], string[]];
    const { text, conflicts } = mergeText(base.join(''), mine.join(''), other.join(''));
    const asked = new Set(wordsIn(conflicts));
    const kept = new Set(wordsIn(text));
    const [a, b] = [new Set(wordsIn(mine)), new Set(wordsIn(other))];
    const back = wordsIn(base).filter((word) => kept.has(word) && !(a.has(word) && b.has(word)) && !asked.has(word));
    expect(back, `seed ${seed}`).toEqual([]);
  }
});
