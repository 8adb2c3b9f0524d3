import type { MaskLevel } from './levels.ts';
import type { MaskRuleId } from './rules.ts';
import type { Tags } from './tagger/tagger.ts';
import type { Word } from './words.ts';

/** A hit in the folded text. Offsets are UTF-16 code units, end exclusive. */
export interface Hit {
  readonly rule: MaskRuleId;
  readonly start: number;
  readonly end: number;
}

/** What every detector reads. */
export interface Reading {
  /** Folded text; a placeholder of the project stands in it as a run of `GUARD`, which is no letter and no digit. */
  readonly text: string;
  /** As `text`, with the letters that scanners write for digits (O, l, S ...) turned into digits. Same length. */
  readonly digits: string;
  readonly level: MaskLevel;
  /** The words of `text`, and what the tagger makes of them; worked out when first asked for. */
  readonly words: readonly Word[];
  readonly tags: Tags;
}

export type Report = (rule: MaskRuleId, start: number, end: number) => void;

/** Reads a text once, in linear time, and reports disjoint or overlapping hits in any order. */
export type Detector = (reading: Reading, report: Report) => void;

/**
 * Runs a sticky-free global pattern over the text. `accept` may refuse a hit or answer with another end.
 * After a refusal the search goes on behind the first run of digits or letters, so that a refusal costs no later hit.
 */
export function scan(text: string, pattern: RegExp, accept: (match: RegExpExecArray) => boolean): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    if (accept(match)) {
      pattern.lastIndex = Math.max(end, match.index + 1);
      continue;
    }
    let next = match.index + 1;
    while (next < end && isWordUnit(text.charCodeAt(next - 1)) && isWordUnit(text.charCodeAt(next))) next += 1;
    pattern.lastIndex = next;
  }
}

function isWordUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code >= 192;
}

/** The `size` characters before `at`, lower case, for words that tell what a number is. */
export function before(text: string, at: number, size: number): string {
  return text.slice(Math.max(0, at - size), at).toLowerCase();
}

export function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

/** Luhn's check (ISO/IEC 7812-1), last digit included. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    let value = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      value *= 2;
      if (value > 9) value -= 9;
    }
    sum += value;
  }
  return sum % 10 === 0;
}
