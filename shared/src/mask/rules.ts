import type { SpanType } from './levels.ts';

export interface MaskRule {
  readonly type: SpanType;
  /** Higher wins where two candidates overlap; what is left of the loser stays masked under its own rule. */
  readonly priority: number;
  /** 0-100; under 60 is doubtful and is shown first in the review. */
  readonly confidence: number;
}

const rule = (type: SpanType, priority: number, confidence: number): MaskRule => ({ type, priority, confidence });

/** Every rule there is. The key is stored with each mark; its Swedish explanation is `maskRules[key]` in i18n. */
export const MASK_RULES = {
  'term.always-mask': rule('TERM', 100, 100),
  'email.address': rule('EMAIL', 96, 98),
  'email.spelled-out': rule('EMAIL', 95, 92),
  'url.address': rule('URL', 94, 95),
  'url.domain': rule('URL', 60, 75),
  'url.handle': rule('URL', 90, 90),
  'coordinates.decimal': rule('COORD', 93, 92),
  'coordinates.degrees': rule('COORD', 93, 95),
  'coordinates.grid': rule('COORD', 92, 85),
  'bank.iban': rule('BANK', 92, 98),
  'bank.giro': rule('BANK', 91, 96),
  'bank.account': rule('BANK', 89, 90),
  'card.number': rule('CARD', 88, 97),
  'card.by-context': rule('CARD', 87, 85),
  'ip.v4': rule('IP', 86, 95),
  'ip.v6': rule('IP', 86, 95),
  'ip.hardware-address': rule('IP', 86, 90),
  'iddoc.by-context': rule('IDDOC', 85, 95),
  'iddoc.passport-shape': rule('IDDOC', 80, 80),
  'orgnr.number': rule('ORGNR', 84, 95),
  'orgnr.by-context': rule('ORGNR', 84, 90),
  'personnummer.twelve-digits': rule('PERSONNUMMER', 83, 98),
  'personnummer.ten-digits': rule('PERSONNUMMER', 83, 96),
  'personnummer.by-context': rule('PERSONNUMMER', 86, 88),
  'personnummer.spoken': rule('PERSONNUMMER', 82, 90),
  'phone.international': rule('PHONE', 79, 96),
  'phone.national': rule('PHONE', 78, 94),
  'phone.by-context': rule('PHONE', 77, 82),
  'phone.spoken': rule('PHONE', 76, 85),
  'plate.swedish': rule('PLATE', 75, 94),
  'plate.by-context': rule('PLATE', 74, 85),
  'dob.by-context': rule('DOB', 73, 94),
  'address.street': rule('ADDRESS', 70, 93),
  'address.care-of': rule('ADDRESS', 71, 88),
  'address.box': rule('ADDRESS', 70, 92),
  'address.postal-town': rule('ADDRESS', 69, 85),
  'digits.long-run': rule('DIGITS', 20, 45),
  'person.full-name': rule('PERSON', 66, 95),
  'person.given-name': rule('PERSON', 64, 88),
  'person.surname': rule('PERSON', 63, 85),
  'person.by-context': rule('PERSON', 65, 85),
  'person.surname-first': rule('PERSON', 66, 92),
  'person.tagged': rule('PERSON', 62, 70),
  'person.repeated': rule('PERSON', 62, 90),
  'person.unknown-capitalised': rule('PERSON', 40, 50),
  'organisation.form': rule('ORG', 50, 90),
  'organisation.known': rule('ORG', 48, 85),
  'place.known': rule('PLACE', 47, 85),
  'place.tagged': rule('PLACE', 45, 70),
  'organisation.tagged': rule('ORG', 45, 70),
  'place.by-context': rule('PLACE', 46, 75),
  'date.numeric': rule('DATE', 58, 95),
  'date.worded': rule('DATE', 57, 95),
  'time.clock': rule('TIME', 56, 95),
  'digits.remaining': rule('DIGITS', 10, 90),
  'personnummer.known-in-project': rule('PERSONNUMMER', 61, 90),
  'phone.known-in-project': rule('PHONE', 61, 90),
  'email.known-in-project': rule('EMAIL', 61, 90),
  'card.known-in-project': rule('CARD', 61, 90),
  'bank.known-in-project': rule('BANK', 61, 90),
  'plate.known-in-project': rule('PLATE', 61, 90),
  'ip.known-in-project': rule('IP', 61, 90),
  'iddoc.known-in-project': rule('IDDOC', 61, 90),
  'person.known-in-project': rule('PERSON', 66, 90),
  'address.known-in-project': rule('ADDRESS', 67, 90),
  'dob.known-in-project': rule('DOB', 61, 90),
  'url.known-in-project': rule('URL', 61, 90),
  'orgnr.known-in-project': rule('ORGNR', 61, 90),
  'coordinates.known-in-project': rule('COORD', 61, 90),
  'place.known-in-project': rule('PLACE', 61, 90),
  'organisation.known-in-project': rule('ORG', 61, 90),
  'extra.second-opinion': rule('PERSON', 68, 70),
  'extra.by-hand': rule('PERSON', 99, 100),
} as const satisfies Record<string, MaskRule>;

export type MaskRuleId = keyof typeof MASK_RULES;

export function isMaskRuleId(value: string): value is MaskRuleId {
  return Object.hasOwn(MASK_RULES, value);
}
