import { PUSH_BYTES, PUSH_ROWS, type PushedRow } from '@arbetsytan/shared/sync/protocol';
import { expect, test } from 'vitest';
import { bodyBytes, pushBatches } from './push-batches.ts';

const row = (id: string, body = ''): PushedRow => ({
  row: { id, projectId: 'p', version: 1, stamp: 'a'.repeat(16), deleted: false, body },
  assumed: null,
});

test('no batch holds more than the server takes, and every row is in one of them, in order', () => {
  const rows = Array.from({ length: 2 * PUSH_ROWS + 1 }, (_, i) => row(`r${i}`));
  const batches = pushBatches(rows);
  expect(batches.map((batch) => batch.length)).toEqual([PUSH_ROWS, PUSH_ROWS, 1]);
  expect(batches.flat()).toEqual(rows);
  const third = PUSH_BYTES / 3 + 1;
  expect(pushBatches(rows.slice(0, 5), () => third).map((batch) => batch.length)).toEqual([2, 2, 1]);
  expect(pushBatches([])).toEqual([]);
});

test('bytes are counted as they are sent', () => {
  expect(bodyBytes(row('a', 'åäö'))).toBe(6);
});
