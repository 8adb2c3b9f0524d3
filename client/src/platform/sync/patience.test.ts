import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPatience } from './patience.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is stuck is looked for after a while, then after longer and longer, never more rarely than every ten minutes', () => {
  let looks = 0;
  const patience = createPatience(() => {
    looks += 1;
    // Still stuck.
    patience.watch(true);
  }, 10_000);
  patience.watch(true);
  const after = (milliseconds: number) => {
    vi.advanceTimersByTime(milliseconds);
    return looks;
  };
  expect(after(9_999)).toBe(0);
  expect(after(1)).toBe(1);
  expect(after(20_000)).toBe(2);
  expect(after(40_000)).toBe(3);
  expect(after(24 * 3_600_000)).toBeGreaterThan(140);
  patience.close();
});

test('when something moves, it is patient from the beginning; when nothing waits, it does not look', () => {
  let looks = 0;
  const patience = createPatience(() => {
    looks += 1;
  }, 10_000);
  patience.watch(true);
  vi.advanceTimersByTime(10_000);
  patience.reset();
  patience.watch(true);
  vi.advanceTimersByTime(10_000);
  expect(looks).toBe(2);
  patience.watch(true);
  patience.watch(false);
  vi.advanceTimersByTime(3_600_000);
  expect(looks).toBe(2);
});
