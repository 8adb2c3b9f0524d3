import type { MaskLevel } from './levels.ts';

/**
 * What a stretch of digits may be and stay readable below paranoid: a date, a time, an amount, a span of years, an ISBN, a
 * case or law number. The gate has its own list of the same things and shares no code with this one.
 */
const YEAR = '(?:1[6-9]|20)\\d\\d';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const ALONE = new RegExp(
  `^(?:\\d{1,2}[.:][0-5]\\d,\\d{1,2}|${YEAR}([-/])${MONTH}\\1${DAY}|${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|${DAY}([./-])${MONTH}\\2(?:${YEAR}|\\d\\d)|${DAY}/${MONTH} ${YEAR}|(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d)?|${YEAR} ?[-/] ?${YEAR}|${YEAR}(?:/\\d\\d)?[:/]\\d{1,6}|${YEAR}\\.\\d{4,5}|${YEAR}|[1-9]?\\d{1,3},\\d{1,2})$`,
);
/** Round thousands are a number of something, whatever follows. */
const ROUND = /^[1-9]\d{0,2}(?:[ .]\d{3}){0,3}[ .]000$/;
const AMOUNT = /^(?:\d{1,3}(?:[ .]\d{3})*|\d{1,9})(?:,\d{1,2})?$/;
const UNIT =
  /^ ?(?:kr(?!\p{L})|kronor|:-|sek(?!\p{L})|tkr|mkr|euro|dollar|usd|miljon|miljard|%|procent|invånare|personer|röster|exemplar|st(?!\p{L})|kvadrat|meter|km|ton(?!\p{L})|kilo|kg|liter|hushåll|besökare|medlemmar|väljare|gånger|läsare|tittare|lyssnare|följare|kunder|fall|träd|djur|hästar|bilar|fordon|lägenheter|hus(?!\p{L})|sidor|ord(?!\p{L})|tecken|dagar|timmar|minuter|sekunder|år(?!\p{L})|veckor|månader|poäng|steg|biljetter|sålda|anmälningar|flyktingar|soldater|patienter|studenter|elever|barn|kvinnor|män(?!\p{L})|svenskar|ungdomar|pensionärer|jobb|tjänster|platser|aktier|volt|watt|hästkrafter|kubik|kalorier|kcal|varv|pund|yen|rubel|zloty|norska|danska|amerikanska|anställda|människor|döda|skadade|sökande|besök|visningar|klick|nedladdningar|prenumeranter|företag|skolor|bostäder|hektar|ansökningar|ärenden|mål(?!\p{L})|brott|träffar|filer|rader|mil(?!\p{L})|kvm|kwh|mwh|gwh|byte|mb(?!\p{L})|gb(?!\p{L}))/iu;
const RANGE = /^(?:\d{1,3}(?:[ .]\d{3})*|\d{1,7}) ?- ?(?:\d{1,3}(?:[ .]\d{3})*|\d{1,7})$/;
const BOOK = /^\d[\d -]{7,16}\d$/;
const BOOK_BEFORE = /(?<!\p{L})(?:isbn|issn|ean)(?:-1[03])?[: ]{0,3}$/iu;
const CASE = /^\d{1,7}(?:[-/:.]\d{1,6}){0,2}$/;
/** Scores, pages, ages: two numbers of at most three digits, none of them large. */
const PAIR = /^(?:[1-9]\d?|1\d\d|2[0-4]\d) ?- ?(?:\d{1,2}|1\d\d|2[0-4]\d)$/;
/** Standards, versions and builds. */
const STANDARD = /^\d{4,9}(?:[-:.]\d{1,5}){0,2}$/;
const STANDARD_BEFORE =
  /(?<!\p{L})(?:iso|iec|ss|en|ss-en|astm|din|ieee|rfc|build|version|firmware|release|rsk-nr|best\.?nr|art\.?nr|artikelnr)[ :-]{0,2}(?:[a-z]{1,3}[ -]?)?$/iu;
const SCALE = /^1 ?: ?[1-9]\d{0,2}(?:[ .]\d{3}){1,2}$/;
const GROUPED = /^[1-9]\d{0,2}(?:[ .]\d{3}){1,3}(?:,\d{1,2})?$/;
/** Six digits in two groups are a figure, where nothing says that they are called, paid or keyed in. */
const THOUSANDS = /^[1-9]\d{0,2} \d{3}$/;
const DIALLED =
  /(?:tel|tfn|mob|ring|sms|fax|nummer|nr|kod|pin|konto|kto|giro|bg|pg|clearing|kort|pass|(?<!\p{L})id|swish|anknytning|växel)\p{L}{0,8}[^\d\n]{0,12}$/iu;
const COUNTED_BEFORE =
  /(?<!\p{L})(?:omsätt(?:ning|er|e)\p{L}*|belopp(?:et)?|summa(?:n)?|totalt|kostnad(?:en|er)?|vinst(?:en)?|intäkter(?:na)?|budget(?:en)?|pris(?:et)?|lön(?:en)?|värde(?:t)?|skuld(?:en)?|antal(?:et)?|folkmängd(?:en)?|invånarantal(?:et)?|sek|eur|usd|kr|[€$£])(?: (?:på|var|är|om|till|blev|i))?[ :]{0,2}$/iu;
const CASE_BEFORE =
  /(?<!\p{L})(?:mål|dnr|diarie(?:nr|nummer)?|ärende|art\.?|artikel(?:nummer)?|patent|förordning(?:en)?|direktiv(?:et)?|beslut|k-?nr|sfs|prop\.?|sou|ds|nja|hfd|produkt)(?: ?(?:nr|nummer))?[.:( ]{0,3}(?:[a-zåäö]{1,4}[ -]{0,2})?$/iu;
/** A cell of a table in a file: one to six digits between semicolons, from strict on no six that could be a birth date. */
const CELL = /^[1-9]\d{0,5}$/;
const BIRTH = /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** t(1202) = 2,14 and 4x400: figures of statistics and of sports. */
const FIGURE_BEFORE = /(?<!\p{L})(?:[tFrz]\(|\d{1,2} ?x ?)$/u;
/** Uppgifterna 1201-1218, s. 1340-1362: numbers of things in a row. */
const SERIES = /^([1-9]\d{0,3}) ?- ?([1-9]\d{0,3})$/;
const SERIES_BEFORE =
  /(?<!\p{L})(?:uppgift(?:er(?:na)?)?|sid(?:a|an|or(?:na)?)?|s\.|rad(?:er(?:na)?)?|bild(?:er)?|kapitel|kap\.) ?$/iu;
/** Codes of goods and papers behind their label; what could be a number of a person or a phone is none. */
const LABELLED_CODE =
  /(?<!\p{L})(?:doi:? ?10\.\d{4,9}\/[^\s,;]{1,80}|(?:batch|lot|serie(?:nummer|nr)|s\/n|ritning|rapport|katalog|streckkod|ean(?:-?kod)?|tillverkningsnummer|modellnummer|färg)(?:nummer|-?nr)?[.:]?[ -]?(?!\+|00|0 ?\d{1,3}[-/ ]\d|(?:19|20)?\d{6} ?[-+] ?\d{4}|(?:19|20)?\d{10}(?!\d))(?:[A-Z]{1,4}[ -]?)?\d[\dA-Z]*(?:[-.]?[\dA-Z]{1,8}(?!\p{Ll})| \d{1,8}){0,4})/giu;

/** The text with the digits of such codes as letters: the same length. */
export function withoutCodes(text: string): string {
  return text.replace(LABELLED_CODE, (code) => code.replace(/\d/g, 'x'));
}

/** Hidden from strict only. */
const ORGANISATION = /^(?:16)?[1-9]\d[2-9]\d{3}-?\d{4}(?:01)?$/;
const POSITION = /^[1-9]\d{0,2}[.,]\d{4,8}$/;

/** @param start,end of the stretch in `text`, separators included; no digit may stand right before or after it. */
export function isReadableNumber(text: string, start: number, end: number, level: MaskLevel): boolean {
  if (level === 'paranoid' || end - start > 40) return false;
  const stretch = text.slice(start, end);
  if (ALONE.test(stretch) || ROUND.test(stretch) || SCALE.test(stretch)) return true;
  // Not the tail of a longer number: "3 28 31-0".
  if (
    PAIR.test(stretch) &&
    !/\d[ .]$/.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[ .]\d/.test(text.slice(end, end + 2))
  )
    return true;
  if (level === 'normal' && (ORGANISATION.test(stretch) || POSITION.test(stretch))) return true;
  if (CELL.test(stretch) && text[start - 1] === ';' && /^(?:[;\n]|$)/.test(text.slice(end, end + 1)))
    return level === 'normal' || !BIRTH.test(stretch);
  if ((AMOUNT.test(stretch) || RANGE.test(stretch)) && UNIT.test(text.slice(end, end + 12))) return true;
  const before = text.slice(Math.max(0, start - 28), start);
  if (/^\d{1,5}$/.test(stretch) && FIGURE_BEFORE.test(before)) return true;
  const [, from = '', to = ''] = SERIES.exec(stretch) ?? [];
  if (from && Number(from) < Number(to) && SERIES_BEFORE.test(before)) return true;
  if (STANDARD.test(stretch) && STANDARD_BEFORE.test(before)) return true;
  if (GROUPED.test(stretch) && COUNTED_BEFORE.test(before)) return true;
  if (
    THOUSANDS.test(stretch) &&
    !DIALLED.test(before) &&
    !/^[ .-]\d/.test(text.slice(end, end + 2)) &&
    !/\d[ .-]$/.test(before)
  )
    return true;
  return (BOOK.test(stretch) && BOOK_BEFORE.test(before)) || (CASE.test(stretch) && CASE_BEFORE.test(before));
}
