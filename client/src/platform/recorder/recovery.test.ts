import { CHUNK_BYTES } from '@arbetsytan/shared/recordings/sound';
import { expect, test } from 'vitest';
import { createTestDesk } from '../desk/test-desk.ts';
import { newRecording } from './new-recording.ts';
import { adopt, daysLeft, emptyTrash, findBroken, findOrphans, keepBroken, moveToTrash, restore } from './recovery.ts';

const FREE = async () => false;

async function broken(seconds: number) {
  const desk = createTestDesk();
  const row = newRecording(desk, 'p1', 'Intervju');
  await desk.vault.recordings.put(row);
  await sound(desk, row.id, seconds);
  return { desk, row };
}

async function sound(desk: ReturnType<typeof createTestDesk>, id: string, seconds: number) {
  const writer = await desk.vault.sound.write(id, 'pcm');
  for (let i = 0; i < seconds; i++) await writer.append(new Uint8Array(CHUNK_BYTES).fill(i + 1));
  await writer.close();
}

test('a recording that was broken off is found with what is left of it, and kept with a gap at its end', async () => {
  const { desk, row } = await broken(3);
  const [found] = await findBroken(desk, FREE);
  expect(found).toMatchObject({ row: { id: row.id }, durationMs: 3_000, damaged: false });
  if (!found) return;
  await keepBroken(desk, found);
  expect(await desk.vault.recordings.get(row.id)).toMatchObject({
    state: 'damaged',
    durationMs: 3_000,
    gaps: [{ at: 3_000, ms: 0, reason: 'lost' }],
  });
  expect(await findBroken(desk, FREE)).toEqual([]);
});

test('a file that was half read when the browser was killed is found with what came in', async () => {
  const { desk, row } = await broken(2);
  await desk.vault.recordings.put({ ...row, from: 'file', state: 'importing' });
  expect(await findBroken(desk, FREE)).toMatchObject([{ row: { state: 'importing' }, durationMs: 2_000 }]);
});

test('what another tab records just now is not broken off', async () => {
  const { desk, row } = await broken(3);
  expect(await findBroken(desk, async (name) => name === `recording:${row.id}`)).toEqual([]);
});

test('what another device records just now, and whose sound is not here, is neither broken off nor removed', async () => {
  const desk = createTestDesk();
  const row = newRecording(desk, 'p1', 'Intervju');
  await desk.vault.recordings.put(row);
  expect(await findBroken(desk, FREE)).toEqual([]);
  expect(await desk.vault.recordings.get(row.id)).toEqual(row);
});

test('a recording in which nothing was heard leaves no trace', async () => {
  const { desk, row } = await broken(0);
  expect(await findBroken(desk, FREE)).toEqual([]);
  expect(await desk.vault.recordings.get(row.id)).toBeNull();
});

test('sound without a row is found and can be given to a project', async () => {
  const desk = createTestDesk();
  await sound(desk, 'x', 2);
  await sound(desk, 'empty', 0);
  const orphans = await findOrphans(desk, FREE);
  expect(orphans).toEqual([{ id: 'x', durationMs: 2_000 }]);
  expect(await desk.vault.sound.ids()).toEqual(['x']);
  for (const orphan of orphans) await adopt(desk, orphan, 'p1', 'Återfunnet ljud');
  expect(await desk.vault.recordings.get('x')).toMatchObject({ projectId: 'p1', durationMs: 2_000, state: 'damaged' });
  expect(await findOrphans(desk, FREE)).toEqual([]);
});

test('sound whose row does not open is not taken for sound without a row', async () => {
  const desk = createTestDesk();
  await sound(desk, 'x', 2);
  const unreadable = { ...desk.vault.recordings, get: () => Promise.reject(new Error('damaged')) };
  expect(await findOrphans({ ...desk, vault: { ...desk.vault, recordings: unreadable } }, FREE)).toEqual([]);
});

test('what is removed can be had back for seven days, and is then erased with its sound', async () => {
  const { desk, row } = await broken(2);
  await moveToTrash(desk, row);
  const removed = await desk.vault.recordings.get(row.id);
  if (!removed?.removedAt) throw new Error('not in the trash');
  expect(daysLeft(removed, removed.removedAt)).toBe(7);
  expect(await emptyTrash(desk)).toBe(0);
  await restore(desk, removed);
  expect((await desk.vault.recordings.get(row.id))?.removedAt).toBeNull();
  await moveToTrash(desk, row);
  const later = { ...desk, now: () => '2026-12-24T00:00:00.000Z' };
  expect(await emptyTrash(later)).toBe(1);
  expect(await desk.vault.sound.ids()).toEqual([]);
  expect(await desk.vault.recordings.list()).toEqual([]);
});
