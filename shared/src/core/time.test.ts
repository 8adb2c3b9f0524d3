import { describe, expect, it } from 'vitest';
import { isIsoDate } from './time.ts';

describe('calendar dates', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-02-28'])('%s exists', (date) =>
    expect(isIsoDate(date)).toBe(true),
  );
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
  ])('%s does not', (date) => expect(isIsoDate(date)).toBe(false));
});
