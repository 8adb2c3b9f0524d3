import { addMonths, type Day, dayNumber, exists, fromDayNumber, isoDay, isoMonth, weekday } from './calendar.ts';
import { ordinalOf, weekdayOf } from './date-words.ts';

export interface ReadDate {
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
  readonly interpreted: boolean;
}

export function onDay(year: number, month: number, day: number, interpreted: boolean): ReadDate | null {
  const value = { year, month, day };
  return exists(value) ? { date: isoDay(value), precision: 'day', interpreted } : null;
}

export function inMonth(year: number, month: number, interpreted: boolean): ReadDate | null {
  return month >= 1 && month <= 12 ? { date: isoMonth(year, month), precision: 'month', interpreted } : null;
}

export function inYear(year: number, interpreted: boolean): ReadDate {
  return { date: String(year).padStart(4, '0'), precision: 'year', interpreted };
}

export function dayIn(word: string): number {
  return ordinalOf(word) || Number(/^\d+/.exec(word)?.[0] ?? 0);
}

/** Two digits stand for 1950-2049, four for themselves. */
export function fullYear(digits: string): number {
  const value = Number(digits);
  if (digits.length > 2) return value;
  return value < 50 ? 2000 + value : 1900 + value;
}

/** Reports tell what was: a day (not a month, which plans name as often) to come counts as half as far again, so that in November "den 22 april" is past and "den 15 januari" is not. */
function distance(ahead: number): number {
  return ahead > 0 ? ahead * 3 : -ahead * 2;
}

/** The year that puts a day nearest to the text's own date, as `distance` counts. */
export function nearestDay(month: number, day: number, near: Day | null): ReadDate | null {
  if (!near) return null;
  const from = dayNumber(near);
  let best: Day | null = null;
  for (let year = near.year - 4; year <= near.year + 4; year += 1) {
    const value = { year, month, day };
    if (!exists(value)) continue;
    if (!best || distance(dayNumber(value) - from) < distance(dayNumber(best) - from)) best = value;
  }
  return best ? onDay(best.year, best.month, best.day, true) : null;
}

export function nearestMonth(month: number, near: Day | null): ReadDate | null {
  if (!near) return null;
  const index = near.year * 12 + near.month;
  let best = near.year - 1;
  for (const year of [near.year, near.year + 1]) {
    if (Math.abs(year * 12 + month - index) < Math.abs(best * 12 + month - index)) best = year;
  }
  return inMonth(best, month, true);
}

export function shifted(near: Day | null, days: number): ReadDate | null {
  if (!near) return null;
  const value = fromDayNumber(dayNumber(near) + days);
  return onDay(value.year, value.month, value.day, true);
}

export function shiftedUnit(near: Day | null, unit: string, amount: number): ReadDate | null {
  if (!near) return null;
  const word = unit.toLowerCase();
  if (word.startsWith('dag') || word.startsWith('dygn')) return shifted(near, amount);
  if (word.startsWith('veck')) {
    const value = fromDayNumber(dayNumber(near) + amount * 7);
    return inMonth(value.year, value.month, true);
  }
  if (word.startsWith('mån')) {
    const value = addMonths({ ...near, day: 1 }, amount);
    return inMonth(value.year, value.month, true);
  }
  return inYear(near.year + amount, true);
}

/** @param direction -1: the last such weekday before the text's own date; 1: the first after it */
export function weekdayFrom(near: Day | null, name: string, direction: -1 | 1): ReadDate | null {
  if (!near) return null;
  const today = weekday(dayNumber(near));
  const ahead = (weekdayOf(name) - today + 7) % 7;
  return shifted(near, direction > 0 ? ahead || 7 : ahead - 7);
}

export function eraOfYear(era: string): number {
  const word = era.toLowerCase();
  if (word === 'förra året' || word === 'i fjol') return -1;
  return word === 'nästa år' ? 1 : 0;
}

export function nearestOfDays(day: number, near: Day): ReadDate | null {
  let best: Day | null = null;
  for (const months of [0, -1, 1]) {
    const first = addMonths({ ...near, day: 1 }, months);
    const value = { ...first, day };
    if (!exists(value)) continue;
    if (!best || Math.abs(dayNumber(value) - dayNumber(near)) < Math.abs(dayNumber(best) - dayNumber(near)))
      best = value;
  }
  return best ? onDay(best.year, best.month, best.day, true) : null;
}
