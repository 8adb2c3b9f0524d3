import { type Detector, scan } from '../detector.ts';

/** Endings that only streets have, and such that need a capital first letter to be one. */
const STREET =
  '(?:gatan|vägen|gränd(?:en)?|torget|stigen|allén?|esplanaden|stråket|backen|kroken|slingan|svängen|kajen|gärdet|liden|rundeln|promenaden|boulevarden)';
const STREET_IF_CAPITAL =
  '(?:plan(?:en)?|platsen|leden|ringen|hörnet|bron?|väg|gata|parken|dalen|höjden|hamnen|strand(?:en)?|terrass(?:en)?|tvärgränd|gård(?:en|sväg)?|holmen|berget|vreten|hagen|ängen|ängarna|åsen|udden|viken|by|torp(?:et)?|tä(?:kt)?|lid)';
const NUMBER =
  '\\d{1,4}(?: ?[A-Za-z](?![\\p{L}\\d]))?(?: ?- ?\\d{1,4}(?: ?[A-Za-z](?![\\p{L}\\d]))?)?(?![\\p{L}\\d]|[.,:]\\d|-\\d)';
const FLOOR =
  '(?:,? ?(?:lgh|lägenhet|läg\\.?|våning|vån\\.?|port|uppg\\.?|uppgång|tr\\.?) ?(?:nr )?[\\dA-Z]{1,5}|,? ?\\d{1,2} ?(?:tr\\.?|trappor|vån\\.?)(?!\\p{L})|,? ?(?:nb|ög|bv)(?!\\p{L})){0,3}';
const TOWN = "\\p{Lu}[\\p{L}'-]{1,30}(?:[ \\t]\\p{Lu}[\\p{L}'-]{1,30}){0,2}";
const POSTAL = `(?:SE?-? ?)?[1-9]\\d{2}[ \\t]?\\d{2}(?![\\d])[ \\t]{1,2}${TOWN}`;
const POSTAL_TAIL = `(?:[,;]?[ \\t\\n]{1,3}${POSTAL})?`;
/** "Norra ...", "S:t ...", "Ö. ...": what may stand in front of the name of a street. */
const LEAD = "(?:(?:S:t[ae]?[ \\t]|(?:[NSÖV]|St|Sta|Kl|L|G)\\.[ \\t]?)?(?:\\p{Lu}[\\p{L}'-]{1,20}[ \\t]){0,3})";

const NAMED = new RegExp(
  `(?<![\\p{L}\\d])(?:${LEAD}[\\p{L}-]{2,30}${STREET}|${LEAD}\\p{Lu}[\\p{L}-]{1,30}${STREET_IF_CAPITAL}|(?:\\p{Lu}[\\p{L}'-]{1,20}[ \\t]){1,3}(?:[Vv]äg|[Gg]ata|[Gg]ränd|[Pp]lan|[Aa]llé|[Tt]org|[Pp]lats|[Bb]acke|[Ss]tig|[Ll]ed|[Kk]aj|[Ee]splanad|[Pp]ark|[Ss]trand|[Tt]errass|[Gg]ård)),?[ \\t\\n]{1,2}${NUMBER}${FLOOR}${POSTAL_TAIL}`,
  'gu',
);
const CARE_OF =
  /(?<![\p{L}\d])c\/o[ \t]{1,2}\p{Lu}[\p{L}'.-]{0,25}(?:[ \t]\p{Lu}[\p{L}'.-]{0,25}){0,2}(?:,[ \t]|[ \t]?\n)?/gu;
const BOX = new RegExp(
  `(?<![\\p{L}\\d])(?:Box|box|BOX|Postbox|postbox|Postlåda|postlåda|FE|Pl\\.?|PL)[ \\t]\\d[ \\t]?\\d{1,5}(?!\\d)${POSTAL_TAIL}`,
  'gu',
);
const POSTAL_TOWN = new RegExp(`(?<![\\p{L}\\d.,-]|\\d )${POSTAL}`, 'gu');
/** "432 31 Varberg" is a place, "432 31 Kronor" would be money. */
const NO_TOWN = /(?:kronor|kr|euro|personer|invånare|exemplar|st|röster|dollar|meter|ton|timmar)$/i;
const NO_STREET =
  /^(?:Hela|I|På|Den|Det|Från|Till|Vid|Av|Bor|För|Samt|Och|Mot|Adress|Hemma|Boende|Nära|Längs|Enligt) $/u;
const RURAL = new RegExp(
  `(?<![\\p{L}\\d])\\p{Lu}[\\p{L}-]{2,30}[ \\t]\\d{1,4}(?: ?[A-Za-z](?![\\p{L}\\d]))?,?[ \\t\\n]{1,2}${POSTAL}`,
  'gu',
);

/** Street and number with flat, postal code and town, box, care of. A street without a number is a place (paranoid). */
export const findAddress: Detector = ({ text }, report) => {
  scan(text, NAMED, (match) => {
    // A road with a number is no address.
    if (/^(?:Läns|Riks|Europa)väg/i.test(match[0])) return false;
    let start = match.index;
    for (;;) {
      const first = /^\p{Lu}[\p{L}'-]{0,20}[ \t]/u.exec(text.slice(start, start + 24));
      if (!first || !NO_STREET.test(first[0])) break;
      start += first[0].length;
    }
    report('address.street', start, match.index + match[0].length);
    return true;
  });
  for (const [pattern, rule] of [
    [CARE_OF, 'address.care-of'],
    [BOX, 'address.box'],
    [RURAL, 'address.street'],
  ] as const)
    scan(text, pattern, (match) => {
      report(rule, match.index, match.index + match[0].trimEnd().length);
      return true;
    });
  scan(text, POSTAL_TOWN, (match) => {
    if (NO_TOWN.test(match[0])) return false;
    report('address.postal-town', match.index, match.index + match[0].length);
    return true;
  });
};
