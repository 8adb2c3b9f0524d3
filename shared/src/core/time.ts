/** ISO 8601 instant in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export type Instant = string;
/** Calendar date, YYYY-MM-DD. */
export type IsoDate = string;

/** The clock is a parameter of every rule that needs one. Milliseconds since the epoch. */
export type Clock = () => number;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date that exists in the Gregorian calendar, years 1800-2199. */
export function isIsoDate(value: string): value is IsoDate {
  const match = ISO_DATE.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @param month 1-12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
