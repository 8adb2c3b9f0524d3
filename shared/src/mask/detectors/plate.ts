import { before, type Detector, scan } from '../detector.ts';
import { lexicon } from '../names/lexicon.ts';

/** Transportstyrelsen's alphabet: no I, Q, V, Å, Ä, Ö; the last sign is a digit or a letter but O. */
const JOINED = /(?<![\p{L}\d])[A-HJ-PR-UW-Z]{3}\d\d[A-NPR-UW-Z0-9](?![\p{L}\d])/gu;
const SPACED =
  /(?<![\p{L}\d-])([A-HJ-PR-UW-Z]{3})[ \u00a0\t\n-]{1,2}\d\d[A-NPR-UW-Z0-9](?![\p{L}\d]|[.,:/]\d|-\d| ?(?:kr|kronor|miljon|miljoner|miljard|miljarder|euro|dollar|procent|%)(?!\p{L})| \d{3}\b)/gu;
const SINGLE_LETTERS =
  /(?<![\p{L}\d])[A-HJ-PR-UW-Z] [A-HJ-PR-UW-Z] [A-HJ-PR-UW-Z] {1,2}\d ?\d ?[A-NPR-UW-Z0-9](?![\p{L}\d])/gu;
const LOWER_JOINED = /(?<![\p{L}\d@./_-])[a-hj-pr-uw-z]{3}\d\d[a-hj-npr-uw-z](?![\p{L}\d@])/gu;
/** In small letters and apart only where the first part is no word: "ltz 83m", not "typ 50k". */
const LOWER_SPACED = /(?<![\p{L}\d@./_-])([a-hj-pr-uw-z]{3}) \d\d[a-hj-npr-uw-z](?![\p{L}\d@])/gu;
const ANY_CASE = /(?<![\p{L}\d])[a-hj-pr-uw-z]{3}[ \t\n-]{0,2}\d\d[a-hj-npr-uw-z0-9](?![\p{L}\d])/giu;
const TOLD =
  /(?<!\p{L})(?:reg(?:istrerings)?\.?[- ]?(?:n(?:umme)?r|skylt\p{L}*)?|bil(?:en|ens)?|fordon(?:et)?|skylt(?:en|ar)?|plåt(?:en)?|moped(?:en)?|mc|motorcykel(?:n)?|släp(?:et)?|lastbil(?:en)?|skåpbil(?:en)?|taxi(?:n)?|volvo(?:n)?|saab(?:en)?|bmw|audi(?:n)?|toyota(?:n)?|kia(?:n)?|tesla(?:n)?)(?: (?:med|har|är|reg(?:\.?nr)?|nr|i fråga))*[ .:,]{1,3}$/u;
/** Three capitals before three digits that are a currency, a unit or a standard. */
const NO_PLATE = new Set(
  'TPK LPK EPK EVF MCV MCH SOS CRP HIV DNA BMI ECG EKG ADR CIM PET TSH LDL HDL GPS SMS MMS PDF USB LED LCD DVD SEK USD EUR NOK DKK GBP CHF JPY PLN ISK ISO DIN TEL FAX RUM SAL HUS BOX AVD BUS ART LAG KAP MAX MIN TOM FOM UTC GMT RFC EAN SKU REF KOD DNR BMW RAD SID LSS LSP SFS SOU NJA AD MOM PKT TFN MOB'.split(
    ' ',
  ),
);
const FOREIGN =
  /(?<![\p{L}\d])(?:[A-Z]{1,3}[ -]?\d{2,5}[ -]?[A-Z]{0,3}|[A-Z]{2} ?\d{2} ?\d{3}|[A-ZÅÄÖ][A-ZÅÄÖ0-9 ]{1,6})(?![\p{L}\d])/gu;
/** A plate of any kind may follow: letters alone only behind these. */
const PERSONAL_TOLD =
  /(?<!\p{L})(?:reg(?:istrerings)?\.?[- ]?(?:n(?:umme)?r|skylt(?:en)?|plåt(?:en)?)|(?:nummer|bil)?skylt(?:en)?|nummerplåt(?:en)?)\.?(?: (?:är|var|med|lyder|löd))?[ :]{1,3}["']?$/u;
const FOREIGN_TOLD =
  /(?<!\p{L})(?:(?:dansk|norsk|finsk|tysk|polsk|estnisk|lettisk|litauisk|utländsk|rumänsk|bulgarisk)\p{L}{0,6} )(?:bil(?:en)?|skylt(?:en|ar)?|plåt(?:en)?|plåtar|registrerad|lastbil(?:en)?|skåpbil(?:en)?|långtradare)(?: med)?(?: reg\.?nr)?[ :]{1,3}$/u;

/** Swedish number plates since 1973 and 2019 (ABC 123, ABC 12D), and others where the text says that it is a plate. */
export const findPlate: Detector = ({ text }, report) => {
  const accept = (rule: 'plate.swedish' | 'plate.by-context') => (match: RegExpExecArray) => {
    report(rule, match.index, match.index + match[0].length);
    return true;
  };
  scan(text, JOINED, accept('plate.swedish'));
  scan(text, SINGLE_LETTERS, accept('plate.swedish'));
  scan(text, LOWER_JOINED, accept('plate.swedish'));
  scan(text, LOWER_SPACED, (match) => !lexicon().ordinary.has(match[1] ?? '') && accept('plate.by-context')(match));
  scan(text, SPACED, (match) => (NO_PLATE.has(match[1] ?? '') ? false : accept('plate.swedish')(match)));
  scan(text, ANY_CASE, (match) => {
    if (!TOLD.test(before(text, match.index, 40))) return false;
    return accept('plate.by-context')(match);
  });
  scan(text, FOREIGN, (match) => {
    if (!/\d/.test(match[0]) && !/^[A-ZÅÄÖ ]{2,7}$/.test(match[0])) return false;
    const told = before(text, match.index, 40);
    if (!PERSONAL_TOLD.test(told) && !(/\d/.test(match[0]) && FOREIGN_TOLD.test(told))) return false;
    return accept('plate.by-context')(match);
  });
};
