import type { SpanType } from './levels.ts';

/** Types whose value is its digits, however they are parted. */
const BY_DIGITS: ReadonlySet<SpanType> = new Set<SpanType>(['PERSONNUMMER', 'PHONE', 'CARD', 'ORGNR', 'COORD']);

/**
 * What makes two surface forms the same value. @param form folded text of the span.
 * Never empty: a form without letters and digits is its own value.
 */
export function canonicalOf(type: SpanType, form: string): string {
  const lower = form.toLowerCase();
  if (BY_DIGITS.has(type)) {
    const digits = lower.replace(/[^0-9]/g, '');
    if (digits.length >= 4)
      return type === 'PHONE' ? phone(lower, digits) : type === 'PERSONNUMMER' ? digits.slice(-10) : digits;
  }
  if (type === 'EMAIL') return email(lower);
  if (type === 'BANK' || type === 'PLATE' || type === 'IDDOC' || type === 'IP')
    return lower.replace(/[\s.,-]/g, '') || lower;
  return lower.replace(/\s+/g, ' ').trim() || lower;
}

/** +46, 0046 and the trunk zero are one number. */
function phone(lower: string, digits: string): string {
  const abroad = lower.replace(/[^+0-9]/g, '').startsWith('+') || digits.startsWith('00');
  if (!abroad) return digits;
  const plain = digits.replace(/^00/, '');
  return plain.startsWith('46') ? `0${plain.slice(2).replace(/^0/, '')}` : plain;
}

function email(lower: string): string {
  const spelled = lower
    .replace(/\s?[([{<]\s?(?:at|a|snabel-?a|alfa)\s?[)\]}>]\s?|\s(?:snabel[- ]?a|at|alfakrull)\s/gu, '@')
    .replace(/\s?[([{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?|\s(?:punkt|dot)\s/gu, '.');
  return spelled.replace(/\s/g, '') || lower;
}
