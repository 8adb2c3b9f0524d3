import { describe, expect, it } from 'vitest';
import { deadlineStatus } from './deadline.ts';

describe('a deadline', () => {
  it('is nothing when it is not set or no date', () => {
    expect(deadlineStatus(null, '2026-11-23')).toEqual({ kind: 'none' });
    expect(deadlineStatus('2026-02-30', '2026-11-23')).toEqual({ kind: 'none' });
  });

  it('counts whole days over months, years and leap days', () => {
    expect(deadlineStatus('2026-11-23', '2026-11-23')).toEqual({ kind: 'today', days: 0 });
    expect(deadlineStatus('2027-01-01', '2026-12-31')).toEqual({ kind: 'soon', days: 1 });
    expect(deadlineStatus('2028-03-01', '2028-02-28')).toEqual({ kind: 'soon', days: 2 });
    expect(deadlineStatus('2027-11-23', '2026-11-23')).toEqual({ kind: 'later', days: 365 });
  });

  it('has passed from the day after', () => {
    expect(deadlineStatus('2026-11-22', '2026-11-23')).toEqual({ kind: 'passed', days: -1 });
  });
});
