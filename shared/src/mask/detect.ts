import type { Detector, Hit, Reading } from './detector.ts';
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

/** Detectors and the lowest level that runs them. */
const DETECTORS: readonly (readonly [MaskLevel, Detector])[] = [
  ['normal', findPersonnummer],
  ['normal', findPhone],
  ['normal', findEmail],
  ['normal', findBank],
  ['normal', findCard],
  ['normal', findPlate],
  ['normal', findIp],
  ['normal', findIddoc],
  ['normal', findSpokenNumbers],
  ['normal', findLongDigitRuns],
  ['strict', findUrl],
  ['strict', findOrgnr],
  ['strict', findCoordinates],
  ['strict', findAddress],
  ['strict', findBirthDates],
  ['strict', findPeople],
  ['paranoid', findDates],
  ['paranoid', findTimes],
  ['paranoid', findOrganisations],
  ['paranoid', findPlaces],
  ['paranoid', findRemainingDigits],
];

/** Digits that a scanner read as letters, between digits: 5212O2-9952, 0303-1S8 85. */
const MISREAD = /(?<=\d)[OoIlSBZ](?=\d)/g;
const MISREAD_AS: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8', Z: '2' };

/** All hits in a folded and guarded text, unsorted and overlapping. */
export function detect(text: string, level: MaskLevel): Hit[] {
  const reading: Reading = { text, level, digits: text.replace(MISREAD, (letter) => MISREAD_AS[letter] ?? letter) };
  const hits: Hit[] = [];
  for (const [least, detector] of DETECTORS)
    if (atLeast(level, least)) detector(reading, (rule, start, end) => hits.push({ rule, start, end }));
  return hits;
}
