import { before, type Detector, scan } from '../detector.ts';

/** Endings that only streets have, and such that need a capital first letter to be one. */
const STREET =
  '(?:gatan|gata|vägen|vagen|gränd(?:en)?|grand|torget|stigen|allén?|esplanaden|stråket|backen|kroken|slingan|svängen|kajen|gärdet|liden|rundeln|promenaden|boulevarden|tvärgatan|grändlen)';
const STREET_IF_CAPITAL =
  '(?:plan(?:en)?|platsen|plats|leden|ringen|hörnet|bron?|väg|parken|dalen|höjden|hamnen|strand(?:en)?|terrass(?:en)?|tvärgränd|gård(?:en|sväg)?|holmen|berget|vreten|hagen|ängen|ängarna|åsen|udden|viken|by|torp(?:et)?|tä(?:kt)?|lid|straße|strasse|street|road|gade|vej|katu|tie)';
/** A digit, also as a scanner reads it; a letter that follows the number of a house. */
const D = '(?:\\d|[lIO](?=\\d)|(?<=\\d)[lO](?![\\p{L}]))';
const ENTRANCE = '(?: ?[A-Za-zÅÄÖ](?![\\p{L}\\d]))?';
const NUMBER = `${D}{1,4}(?:/\\d{1,3}(?!\\d))?${ENTRANCE}(?: ?[-–] ?\\d{1,4}${ENTRANCE})?(?![\\p{L}\\d]|[.,:]\\d|-\\d)`;
const FLOOR =
  '(?:[,;]? ?(?:lgh\\.?|lägenhet(?:snummer|snr)?|läg\\.?|våning|vån\\.?|port|uppg\\.?|uppgång|trapphus|trappa|ingång|hus|tr\\.?) ?(?:nr )?[\\dA-Z]{1,5}(?!\\p{L})|,? ?\\d{1,2} ?(?:tr\\.?|trappor|vån\\.?)(?!\\p{L})(?: (?:upp|ner|över gården|ög))?|,? ?(?:nb|n\\.b\\.|ög|ö\\.g\\.|bv)(?!\\p{L})){0,3}';
const TOWN = "\\p{Lu}[\\p{L}'-]{1,30}(?:[ \\t]\\p{Lu}[\\p{L}'-]{1,30}){0,2}";
const POSTAL = `(?:S(?:E|VERIGE)?[- ]{0,2})?[1-9lI]${D}${D}[ \\t]?${D}${D}(?![\\d])[ \\t]{1,2}${TOWN}`;
const ABROAD = `(?:[A-Z]{1,3}-? ?)?\\d{2}-\\d{3}[ \\t]${TOWN}`;
const POSTAL_TAIL = `(?:(?:[,;]|[ \\t]?[-–|/])?[ \\t\\n]{1,3}(?:(?:${POSTAL}|${ABROAD})(?:,[ \\t](?:Sverige|Sweden))?))?`;
/** "Norra ...", "S:t ...", "Ö. ...": what may stand in front of the name of a street. */
const LEAD = "(?:(?:S:t[ae]?[ \\t]|(?:[NSÖV]|St|Sta|Kl|L|G)\\.[ \\t]?)?(?:\\p{Lu}[\\p{L}'-]{1,20}[ \\t]){0,3})";
/** Streets of other countries, by the word in front. */
const FOREIGN =
  "(?:[Uu]l\\.|[Aa]l\\.|[Rr]ue|[Aa]venue|[Bb]oulevard|[Vv]ia|[Cc]alle|[Rr]ua|[Pp]laza)[ \\t](?:(?:de|la|del|du|des|della|di)[ \\t]){0,2}\\p{Lu}[\\p{L}'-]{1,25}(?:[ \\t]\\p{Lu}[\\p{L}'-]{1,25})?";

const NAMED = new RegExp(
  `(?<![\\p{L}\\d])(?:${LEAD}[\\p{L}-]{2,30}${STREET}|${LEAD}\\p{Lu}[\\p{L}-]{1,30}${STREET_IF_CAPITAL}|(?:\\p{Lu}[\\p{L}'-]{1,20}[ \\t]){1,3}(?:[Vv]äg|[Gg]ata|[Gg]ränd|[Pp]lan|[Aa]llé|[Tt]org|[Pp]lats|[Bb]acke|[Ss]tig|[Ll]ed|[Kk]aj|[Ee]splanad|[Pp]ark|[Ss]trand|[Tt]errass|[Gg]ård|[Gg]ränd|[Tt]rappor|Street|Road|Avenue|Lane)|${FOREIGN}),?[ \\t\\n]{1,2}${NUMBER}${FLOOR}${POSTAL_TAIL}`,
  'gu',
);
const CARE_OF =
  /(?<![\p{L}\d])[Cc]\/[Oo][:.]?[ \t]{1,2}\p{Lu}[\p{L}'.-]{0,25}(?:[ \t]\p{Lu}[\p{L}'.-]{0,25}){0,2}(?:,[ \t]|[ \t]?\n)?/gu;
const BOX = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:[Bb]ox|BOX|[Pp]ostbox|[Pp]ostlåda|Postfack)(?: nr)?[ \\t]\\d|(?:FE|FACK|Fack|Pl\\.?|PL)[ \\t]\\d[ \\t]?\\d)[ \\t]?\\d{0,5}(?!\\d)${POSTAL_TAIL}`,
  'gu',
);
const POSTAL_TOWN = new RegExp(`(?<![\\p{L}\\d.,-]|\\d )${POSTAL}`, 'gu');
/** "432 31 Varberg" is a place, "432 31 Kronor" would be money. */
const NO_TOWN = /(?:kronor|kr|euro|personer|invånare|exemplar|st|röster|dollar|meter|ton|timmar)$/i;
/** "bor i Lund 3 dagar i veckan" */
const NO_NUMBER =
  /^ ?(?:kr|kronor|dag|vecka|veckor|månad|år(?!\p{L})|timm|gånger|km|mil(?!\p{L})|meter|minuter|procent|%|st(?!\p{L})|barn|personer|nätter|av(?!\p{L})|poäng|mål|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec|\/\d)/iu;
const SURELY_STREET = new RegExp(`${STREET}[,]?[ \\t\\n]|${FOREIGN}|\\d[ \\t]?\\d\\d[ \\t]\\p{Lu}`, 'iu');
const NO_STREET =
  /^(?:Hela|I|På|Den|Det|Från|Till|Vid|Av|Bor|För|Samt|Och|Mot|Adress|Hemma|Boende|Nära|Längs|Enligt) $/u;
const RURAL = new RegExp(
  `(?<![\\p{L}\\d])(?:\\p{Lu}[\\p{L}-]{1,20}[ \\t])?\\p{Lu}[\\p{L}-]{2,30}[ \\t]\\d{1,4}${ENTRANCE}${FLOOR},?[ \\t\\n]{1,2}${POSTAL}`,
  'gu',
);
/** "bor på Västra Solhem 114", "adress: Norrby 3": a farm or a village with a number, where the text says that somebody lives there. */
const LIVES = new RegExp(
  `(?<!\\p{L})(?:(?:[Bb]or(?: du| han| hon| de| ni| jag| vi)?|bodde|boende|bosatt|hemma|skriven|folkbokförd|flytta(?:de|t|r)|flyttade in)(?: (?:hos \\p{L}{2,12}|numera|nu|ensam|kvar))? (?:på|i|vid)|(?:bostads|hem|post|besöks|leverans)?(?:[Aa]dr(?:ess(?:en)?)?\\.?|[Aa]dress:? är))[: ][ ]?(?=\\p{Lu})((?:\\p{Lu}[\\p{L}'-]{1,20}[ \\t]){0,2}\\p{Lu}[\\p{L}'-]{1,30}[ \\t]${NUMBER}${FLOOR}${POSTAL_TAIL})`,
  'gu',
);
/** A flat by the number that Lantmäteriet gives it: storey and place, four digits. */
const FLAT = /(?<!\p{L})(?:lgh|lägenhet(?:snummer|snr)?)\.?(?: nr)?[: ]{1,2}(?:[01]\d|1\d)[01]\d(?!\d)/giu;

/** Street and number with flat, postal code and town, box, care of. A street without a number is a place (paranoid). */
export const findAddress: Detector = ({ text }, report) => {
  scan(text, NAMED, (match) => {
    // A road with a number is no address.
    if (/^(?:Läns|Riks|Europa)väg/i.test(match[0])) return false;
    if (!SURELY_STREET.test(match[0]) && isFigure(text, match.index, match.index + match[0].length)) return false;
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
    [FLAT, 'address.street'],
    [RURAL, 'address.street'],
  ] as const)
    scan(text, pattern, (match) => {
      report(rule, match.index, match.index + match[0].trimEnd().length);
      return true;
    });
  scan(text, LIVES, (match) => {
    const end = match.index + match[0].length;
    if (NO_NUMBER.test(text.slice(end, end + 12))) return false;
    report('address.street', end - (match[1]?.length ?? 0), end);
    return true;
  });
  scan(text, POSTAL_TOWN, (match) => {
    if (NO_TOWN.test(match[0])) return false;
    report('address.postal-town', match.index, match.index + match[0].length);
    return true;
  });
};

/** "Almedalen 2024", "Ängby 3 - Hammarby 1", "Torsby 12 poäng": a place with a figure. */
function isFigure(text: string, start: number, end: number): boolean {
  const rest = text.slice(end, end + 14);
  return (
    NO_NUMBER.test(rest) ||
    /^ ?- ?\p{Lu}\p{L}+/u.test(rest) ||
    /\d ?- ?$/.test(before(text, start, 4)) ||
    / (?:19|20)\d\d$/.test(text.slice(start, end))
  );
}
