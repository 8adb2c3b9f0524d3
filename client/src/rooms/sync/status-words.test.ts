import { expect, test } from 'vitest';
import type { SyncStatus } from '../../platform/sync/sync.port.ts';
import { spokenWords, statusWords } from './status-words.ts';

const status = (change: Partial<SyncStatus>): SyncStatus => ({
  step: 'saved',
  waiting: 0,
  conflicts: 0,
  refused: 0,
  savedAt: null,
  ...change,
});

test('the indicator says how many rows wait, and when everything was saved', () => {
  expect(statusWords(status({ step: 'off' }))).toBeNull();
  expect(statusWords(status({ step: 'waiting', waiting: 3 }))).toBe('Väntar (3)');
  expect(statusWords(status({ step: 'offline', waiting: 2 }))).toBe('Utan nät, väntar (2)');
  expect(statusWords(status({ savedAt: new Date(2026, 10, 23, 9, 5).toISOString() }))).toBe(
    'Allt sparat på servern 09.05',
  );
});

test('a screen reader hears that contact was lost and that all is saved again, and no counting', () => {
  let said = '';
  const heard: string[] = [];
  for (const step of [
    'saved',
    'syncing',
    'saved',
    'offline',
    'offline',
    'syncing',
    'waiting',
    'saved',
    'syncing',
  ] as const) {
    const next = spokenWords(status({ step, waiting: step === 'waiting' ? 4 : 0 }), said);
    if (next !== said) heard.push(next);
    said = next;
  }
  expect(heard).toEqual(['Ingen kontakt med servern. Det du skriver sparas på enheten.', 'Allt är sparat på servern.']);
  expect(spokenWords(status({ conflicts: 1 }), said)).toBe('Två versioner av samma text behöver ditt val.');
});
