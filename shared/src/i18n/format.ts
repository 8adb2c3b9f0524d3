/** Swedish writing of figures and times without Intl, so that every runtime writes the same. */

/** Fills `{name}` in copy from ids, numbers and enums. A name without a value stays as it stands, to be seen in tests. */
export function fill(copy: string, params: Readonly<Record<string, string | number | boolean>>): string {
  return copy.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** "1 dokument", "3 anteckningar": @param one singular form @param many plural form */
export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Thousands apart by a no-break space, comma before decimals: 1 234,5. @param decimals at most this many */
export function formatNumber(value: number, decimals = 0): string {
  const fixed = Math.abs(value)
    .toFixed(decimals)
    .replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros));
  const [whole = '0', part] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${value < 0 ? '−' : ''}${grouped}${part ? `,${part}` : ''}`;
}

/** Bytes in the largest unit that keeps a figure before the comma; 1 kB = 1,000 bytes. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${formatNumber(value, unit > 1 && value < 10 ? 1 : 0)}\u00a0${units[unit] ?? ''}`;
}

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

/** "12 maj 2026". @param date YYYY-MM-DD, YYYY-MM or YYYY; anything else comes back as it is */
export function formatDate(date: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!match) return date;
  const [, year = '', month, day] = match;
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : '', name ?? '', year].filter(Boolean).join(' ');
}

/**
 * "nyss", "för 5 minuter sedan", "för 3 timmar sedan", then the date.
 * @param instant ISO instant @param now milliseconds since the epoch
 */
export function formatAgo(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (Number.isNaN(minutes)) return '';
  if (minutes < 1) return 'nyss';
  if (minutes < 60) return `för ${plural(minutes, 'minut', 'minuter')} sedan`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `för ${plural(hours, 'timme', 'timmar')} sedan`;
  const days = Math.floor(hours / 24);
  if (days < 7) return `för ${plural(days, 'dag', 'dagar')} sedan`;
  return formatDate(instant.slice(0, 10));
}
