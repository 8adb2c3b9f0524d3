import type { Detector, Hit, Reading, Report } from './detector.ts';
import { findAddress } from './detectors/address.ts';
import { findBank } from './detectors/bank.ts';
import { findCard } from './detectors/card.ts';
import { findCoordinates } from './detectors/coordinates.ts';
import { findBirthDates, findDates } from './detectors/dates.ts';
import { findLongDigitRuns, findRemainingDigits } from './detectors/digit-runs.ts';
import { findEmail } from './detectors/email.ts';
import { findIddoc } from './detectors/iddoc.ts';
import { findIp } from './detectors/ip.ts';
import { findOrganisations } from './detectors/organisations.ts';
import { findOrgnr } from './detectors/orgnr.ts';
import { findPeople } from './detectors/people.ts';
import { findPersonnummer } from './detectors/personnummer.ts';
import { findPhone } from './detectors/phone.ts';
import { findPlaces } from './detectors/places.ts';
import { findPlate } from './detectors/plate.ts';
import { findSpokenNumbers } from './detectors/spoken-numbers.ts';
import { findTimes } from './detectors/times.ts';
import { findUrl } from './detectors/url.ts';
import { atLeast, type MaskLevel } from './levels.ts';
import { type Tags, tag } from './tagger/tagger.ts';
import { type Word, wordsOf } from './words.ts';

/** How many digits a text must have, or what else; null: anything may be there. Most sentences have no digit and are passed over. */
type Needs = number | RegExp | null;

/** Detectors, the lowest level that runs them, and what a text must have. */
const DETECTORS: readonly (readonly [MaskLevel, Needs, Detector])[] = [
  ['normal', 8, findPersonnummer],
  ['normal', 6, findPhone],
  ['normal', null, findEmail],
  ['normal', 2, findBank],
  ['normal', 13, findCard],
  ['normal', /\d\d|\d \d|reg|skylt|pl[åa]t/i, findPlate],
  ['normal', /[\d:]/, findIp],
  ['normal', 6, findIddoc],
  ['normal', null, findSpokenNumbers],
  ['normal', 6, findLongDigitRuns],
  ['strict', null, findUrl],
  ['strict', 10, findOrgnr],
  ['strict', 4, findCoordinates],
  ['strict', /\d|c\/o/i, findAddress],
  ['strict', /f[öo]d|\d/i, findBirthDates],
  ['strict', null, findPeople],
  ['paranoid', null, findDates],
  ['paranoid', null, findTimes],
  ['paranoid', null, findOrganisations],
  ['paranoid', null, findPlaces],
  ['paranoid', 1, findRemainingDigits],
];
const detectorsAt = (level: MaskLevel) => DETECTORS.filter(([least]) => atLeast(level, least));
const AT_LEVEL: Record<MaskLevel, typeof DETECTORS> = {
  normal: detectorsAt('normal'),
  strict: detectorsAt('strict'),
  paranoid: detectorsAt('paranoid'),
};

/** Digits that a scanner read as letters, between or beside digits: 5212O2-9952, 0303-1S8 85. */
const MISREAD =
  /(?<=\d)[OoIlSBZ](?=\d)|(?<![\p{L}\d])[Oo](?=\d)|(?<![\p{L}\d])[lI](?=\d{2})|(?<=\d)[Oo](?=[ /-]\d)|(?<=\d[ -])[OIl](?=\d)/gu;
/** A whole number with several of them: O7O-I74 O6 38. */
const MISREAD_NUMBER = /(?<![\p{L}\d])[O0][\dOIl][\dOIl](?:[ -]{0,2}[\dOIlSB]){5,9}(?![\p{L}\d])/gu;
const MAY_BE_MISREAD = /[OoIlSBZ]\d|\d[ /-]?[OoIlSBZ]/;
const MISREAD_AS: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8', Z: '2' };

/** All hits in a folded and guarded text, unsorted and overlapping. */
export function detect(text: string, level: MaskLevel): Hit[] {
  const reading = readingOf(text, level);
  const hits: Hit[] = [];
  const report: Report = (rule, start, end) => hits.push({ rule, start, end });
  const count = digitsIn(reading.digits);
  for (const [, needs, detector] of AT_LEVEL[level])
    if (needs === null || (typeof needs === 'number' ? count >= needs : needs.test(text))) detector(reading, report);
  return hits;
}

function digitsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}

function asDigits(text: string): string {
  const read = (letters: string) => letters.replace(/[OoIlSBZ]/g, (letter) => MISREAD_AS[letter] ?? letter);
  if (!MAY_BE_MISREAD.test(text)) return text;
  return text
    .replace(MISREAD_NUMBER, (number) => ((number.match(/\d/g)?.length ?? 0) > 3 ? read(number) : number))
    .replace(MISREAD, read);
}

function readingOf(text: string, level: MaskLevel): Reading {
  let words: readonly Word[] | null = null;
  let tags: Tags | null = null;
  return {
    text,
    level,
    digits: asDigits(text),
    get words() {
      words ??= wordsOf(text);
      return words;
    },
    get tags() {
      tags ??= tag(this.words);
      return tags;
    },
  };
}
