import { type IsoDate, isIsoDate } from '../core/time.ts';

/** How near a deadline is. `days` is whole calendar days from today; negative when it has passed. */
export type DeadlineStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'passed' | 'today' | 'soon' | 'later'; readonly days: number };

/** A deadline within this many days is soon. */
const SOON_DAYS = 3;

/**
 * @param today the person's own calendar date
 */
export function deadlineStatus(deadline: IsoDate | null, today: IsoDate): DeadlineStatus {
  if (deadline === null || !isIsoDate(deadline) || !isIsoDate(today)) return { kind: 'none' };
  const days = dayNumber(deadline) - dayNumber(today);
  if (days < 0) return { kind: 'passed', days };
  if (days === 0) return { kind: 'today', days };
  return { kind: days <= SOON_DAYS ? 'soon' : 'later', days };
}

/** Days since 0000-03-01 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function dayNumber(date: IsoDate): number {
  const [y = 0, month = 1, day = 1] = date.split('-').map(Number);
  const year = month <= 2 ? y - 1 : y;
  const yearOfEra = year % 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    Math.floor(year / 400) * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear
  );
}
