import { type Detector, scan } from '../detector.ts';

const WORD = "\\p{Lu}[\\p{L}\\d&'-]*";
const FORM = new RegExp(
  `(?<![\\p{L}\\d])(?:${WORD}[ \\t]){1,4}(?:AB|HB|KB|Aktiebolag|ekonomisk förening|ek\\.? ?för\\.?|handelsbolag|kommanditbolag|Ltd|GmbH|Inc|ASA?|Oy|Oyj|A/S|ApS)(?:[ \\t]\\(publ\\))?(?!\\p{L})|(?<!\\p{L})AB[ \\t]${WORD}(?:[ \\t]${WORD}){0,2}`,
  'gu',
);
const KIND = new RegExp(
  `(?<!\\p{L})(?:${WORD}s?[ \\t]){1,3}(?:kommun|universitet|högskola|tingsrätt|hovrätt|kammarrätt|förvaltningsrätt|sjukhus|lasarett|församling|stift|landsting|handelskammare|hockey|IF|BK|FF|IK|FK|SK|HK|AIS|GoIF|BoIS)(?!\\p{L})|(?<!\\p{L})Region[ \\t]${WORD}`,
  'gu',
);
const PARTY = /(?<=\()(?:S|M|SD|C|V|KD|MP|L|FP|FI|PP|ÖP|s|m|sd|c|v|kd|mp|l|fp)(?=\))/gu;
const SUFFIX =
  /(?<![\p{L}\d])\p{Lu}[\p{L}-]*(?:verket|myndigheten|sjukhuset|lasarettet|styrelsen|nämnden|inspektionen|departementet|partiet|förbundet|bolaget|bladet|nytt|tidningen|posten|banken|kassan|kåren|domstolen|rätten|institutet|universitetet|högskolan|kommissionen|rådet|kyrkan|stiftelsen|koncernen|byrån|polisen|kommun|regeringen)s?(?!\p{L})/gu;

/** Companies by their legal form, authorities and associations by their shape, parties in brackets. Paranoid. */
export const findOrganisations: Detector = ({ text }, report) => {
  for (const pattern of [FORM, KIND, PARTY, SUFFIX])
    scan(text, pattern, (match) => {
      report('organisation.form', match.index, match.index + match[0].length);
      return true;
    });
};
