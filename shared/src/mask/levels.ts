/** Mask levels and what each hides (PRODUCT.md, "Mask levels"). A level hides all that the levels before it hide. */
export const MASK_LEVELS = ['normal', 'strict', 'paranoid'] as const;
export type MaskLevel = (typeof MASK_LEVELS)[number];

const NORMAL_TYPES = ['PERSONNUMMER', 'PHONE', 'EMAIL', 'CARD', 'BANK', 'PLATE', 'IP', 'IDDOC'] as const;
const STRICT_TYPES = ['PERSON', 'ADDRESS', 'DOB', 'URL', 'ORGNR', 'COORD'] as const;
const PARANOID_TYPES = ['DATE', 'TIME', 'PLACE', 'ORG', 'DIGITS'] as const;
/** TERM is a word of the project's own list ("maska alltid"), hidden at every level. */
export const SPAN_TYPES = [...NORMAL_TYPES, ...STRICT_TYPES, ...PARANOID_TYPES, 'TERM'] as const;
export type SpanType = (typeof SPAN_TYPES)[number];

const TYPES_OF: Record<MaskLevel, ReadonlySet<SpanType>> = {
  normal: new Set<SpanType>(['TERM', ...NORMAL_TYPES]),
  strict: new Set<SpanType>(['TERM', ...NORMAL_TYPES, ...STRICT_TYPES]),
  paranoid: new Set<SpanType>(SPAN_TYPES),
};

export function typesOf(level: MaskLevel): ReadonlySet<SpanType> {
  return TYPES_OF[level];
}

/** Rank 0-2; a higher rank hides more. */
export function levelRank(level: MaskLevel): number {
  return MASK_LEVELS.indexOf(level);
}

export function atLeast(level: MaskLevel, least: MaskLevel): boolean {
  return levelRank(level) >= levelRank(least);
}

export function isMaskLevel(value: unknown): value is MaskLevel {
  return MASK_LEVELS.includes(value as MaskLevel);
}

/** The word in the placeholder, as the reader sees it: [PERSON 1], [TELEFON 2]. */
export const PLACEHOLDER_WORD: Record<SpanType, string> = {
  PERSONNUMMER: 'PERSONNUMMER',
  PHONE: 'TELEFON',
  EMAIL: 'E-POST',
  CARD: 'KORT',
  BANK: 'KONTO',
  PLATE: 'REGNUMMER',
  IP: 'IP-ADRESS',
  IDDOC: 'ID-HANDLING',
  PERSON: 'PERSON',
  ADDRESS: 'ADRESS',
  DOB: 'FÖDELSEDATUM',
  URL: 'WEBBADRESS',
  ORGNR: 'ORGNUMMER',
  COORD: 'KOORDINAT',
  DATE: 'DATUM',
  TIME: 'TID',
  PLACE: 'PLATS',
  ORG: 'ORGANISATION',
  DIGITS: 'SIFFROR',
  TERM: 'ORD',
};
