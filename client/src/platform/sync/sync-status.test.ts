import { expect, test } from 'vitest';
import { isSaved, NO_FACTS, type SyncFacts, statusOf } from './sync-status.ts';

const facts = (change: Partial<SyncFacts>): SyncFacts => ({
  ...NO_FACTS,
  known: true,
  reached: true,
  audited: true,
  ...change,
});

test('nothing is said where no server has ever synced', () => {
  expect(statusOf(NO_FACTS).step).toBe('off');
  expect(statusOf({ ...NO_FACTS, waiting: 3 }).step).toBe('off');
});

test('everything is saved only when all was compared, nothing waits and nothing moves', () => {
  expect(statusOf(facts({ savedAt: '2026-11-23T12:00:00.000Z' }))).toMatchObject({ step: 'saved', waiting: 0 });
  for (const not of [
    { audited: false },
    { busy: true },
    { waiting: 1 },
    { reached: null },
    { reached: false },
    { signedOut: true },
  ])
    expect(isSaved(facts(not))).toBe(false);
});

test('without an answer it is offline, whatever waits', () => {
  expect(statusOf(facts({ reached: false, busy: true, waiting: 4 }))).toMatchObject({ step: 'offline', waiting: 4 });
});

test('before the first answer nothing is said to be lost', () => {
  expect(statusOf(facts({ reached: null, waiting: 4 })).step).toBe('syncing');
});

test('what waits is counted when nothing is on its way', () => {
  expect(statusOf(facts({ waiting: 2 })).step).toBe('waiting');
  expect(statusOf(facts({ waiting: 2, busy: true })).step).toBe('syncing');
});

test('conflicts and refusals are told beside every step', () => {
  expect(statusOf(facts({ conflicts: 2, refused: 1 }))).toMatchObject({ step: 'saved', conflicts: 2, refused: 1 });
});

test('an end is told before anything else', () => {
  for (const end of ['off', 'too-old', 'other-server'] as const)
    expect(statusOf(facts({ end, reached: false, signedOut: true })).step).toBe(end);
});
