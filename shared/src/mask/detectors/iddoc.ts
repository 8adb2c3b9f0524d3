import { before, type Detector, scan } from '../detector.ts';

const NUMBER = /(?<![\p{L}\d])(?:[A-Za-z]{1,3}(?=\d)|[A-Z]{1,3}[ -])?\d(?:[ -]?\d){5,11}(?![\p{L}\d])/gu;
const PASSPORT = /(?<![\p{L}\d])[A-Z]{2} ?\d{7}(?![\p{L}\d])/gu;
const TOLD =
  /(?<!\p{L})(?:pass(?:et|ets|-?n(?:umme)?r|nummer)?|passport|id-?kort(?:et|s-?n(?:umme)?r)?|id-?handling(?:en)?|leg(?:itimation)?(?:en|s-?n(?:umme)?r)?|körkort(?:et|s-?n(?:umme)?r)?|lma-?kort(?:et)?|uppehållstillstånd(?:et|skort(?:et)?)?|nationellt id)(?: ?-?n(?:umme)?r| ?no)?\.?(?: (?:är|med|nummer))*[ .:#]{0,3}$/u;

/** Numbers of passports, identity cards and licences: told by the text, or the shape of Swedish passports since 2022. */
export const findIddoc: Detector = ({ text, digits }, report) => {
  scan(digits, NUMBER, (match) => {
    if (!TOLD.test(before(text, match.index, 36))) return false;
    report('iddoc.by-context', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, PASSPORT, (match) => {
    if (/^(?:EU|SE) ?\d/.test(match[0])) return false;
    report('iddoc.passport-shape', match.index, match.index + match[0].length);
    return true;
  });
};
