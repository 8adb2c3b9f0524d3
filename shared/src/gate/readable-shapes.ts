import type { MaskLevel } from '../mask/levels.ts';

/**
 * The gate's own, small notion of what may stay readable although it has six digits: each shape is anchored at both ends and
 * told apart by what stands before and after it. Nothing here is shared with the masker.
 */
interface Shape {
  readonly levels: readonly MaskLevel[];
  readonly form: RegExp;
  readonly before?: RegExp;
  readonly after?: RegExp;
  /** What must not stand before it. */
  readonly notBefore?: RegExp;
}

const OPEN: readonly MaskLevel[] = ['normal', 'strict'];
const NORMAL: readonly MaskLevel[] = ['normal'];
const YEAR = '(?:1[5-9]|20)[0-9]{2}';
const UNIT =
  /^\s?(?:kr\b|kronor|:-|sek\b|tkr|mkr|msek|€|\$|£|%|euro?\b|dollar|usd|pund|miljon|miljard|procent|invånare|personer|röster|exemplar|st\b|kvadrat|kvm|m2|meter|mil\b|km|ton\b|kilo|kg|liter|hektar|hushåll|besökare|medlemmar|väljare|människor|barn|elever|anställda|bostäder|år\b|timmar|gånger|kwh|mwh|byte|läsare|tittare|lyssnare|följare|kunder|fall|träd|djur|hästar|bilar|fordon|lägenheter|hus\b|sidor|ord\b|tecken|dagar|minuter|sekunder|veckor|månader|poäng|steg|biljetter|sålda|anmälningar|flyktingar|soldater|patienter|studenter|kvinnor|män\b|svenskar|ungdomar|pensionärer|jobb|tjänster|platser|aktier|volt|watt|hästkrafter|kubik|kalorier|kcal|varv|yen\b|rubel|zloty|norska|danska|amerikanska|döda|skadade|sökande|besök|visningar|klick|nedladdningar|prenumeranter|företag|skolor|ansökningar|ärenden|mål\b|brott|träffar|filer|rader|gwh|mb\b|gb\b)/i;
const MONEY_BEFORE =
  /(?<![a-zåäö])(?:sek|kr|eur|usd|\$|€|£|omsättning\S*|omsatte|vinst\S*|intäkter\S*|budget\S*|lön\S*|värde\S*|skuld\S*|antal\S*|folkmängd\S*|belopp\S*|summa\S*|pris|kostnad|totalt|ca|cirka|omkring|nästan|över|drygt|knappt)[:. ]{0,2}$/i;
const CASE_BEFORE =
  /(?<![a-zåäö])(?:mål(?:et)?|dnr|diarie\S*|ärende\S*|k-?nr|sfs|sou|ds|prop\.?|bet\.?|skr\.?|rskr\.?|nja|rå|hfd|ecli\S*|dir\.?|lag(?:en)?|förordning\S*|direktiv\S*|artikel|art\.?|patent|produkt|nummer|förhandling)(?![a-zåäö])(?:\s?(?:nr|nummer))?[.:( ]{0,3}(?:[a-zåäö]{1,4}[ -]{0,2})?$/i;
/** Standards, versions and builds. */
const STANDARD_BEFORE =
  /(?<![a-zåäö])(?:iso|iec|ss|en|ss-en|astm|din|ieee|rfc|build|version|firmware|release|rsk-nr|best\.?nr|art\.?nr|artikelnr|e-nummer|doi:?)[ :-]{0,2}(?:[a-z]{1,3}[ -]?)?$/i;
/** Words that make a short figure a number to call, to pay to or to key in. */
const CALLED_BEFORE =
  /(?:tel|tfn|mob|ring|sms|fax|nummer|nr|kod|pin|konto|kto|giro|bg|pg|clearing|kort|pass|(?<![a-z])id|swish|anknytning|v\u00e4xel)[a-z\u00e5\u00e4\u00f6]{0,8}[^0-9\n]{0,12}$|[0-9][ .-]$/i;
/** A label of goods or papers, and the letters a code begins with. */
const GOODS_BEFORE =
  /(?<![a-zåäö])(?:batch|lot|serien(?:umme)?r|s\/n|ritning|rapport|katalog|streckkod|tillverkningsnummer)[a-zåäö]{0,7}[.:]?\s?(?:nr\s)?(?:[A-Z]{1,4}[ -]?(?:[0-9]?[A-Z]?-?)?|[0-9][A-Z])?$/i;
const BOOK_BEFORE = /(?<![a-z])(?:isbn|issn|ean|doi)(?:-1[03])?[: ]{0,3}$/i;

const SHAPES: readonly Shape[] = [
  { levels: OPEN, form: new RegExp(`^${YEAR}([-/. ]?)(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12][0-9]|3[01])$`) },
  {
    levels: OPEN,
    form: new RegExp(`^(?:0?[1-9]|[12][0-9]|3[01])([-/.] ?)(?:0?[1-9]|1[0-2])(?:[-/. ] ?)(?:${YEAR}|[0-9]{2})$`),
  },
  {
    levels: OPEN,
    form: /^(?:[01]?[0-9]|2[0-4])[:.][0-5][0-9](?:[:.][0-5][0-9])?(?:\s?-\s?(?:[01]?[0-9]|2[0-4])[:.][0-5][0-9])?$/,
  },
  { levels: OPEN, form: /^(?:[01][0-9]|2[0-4])[0-5][0-9]$/, before: /(?:kl\.?|klockan) ?$/i },
  { levels: OPEN, form: new RegExp(`^${YEAR} ?[-/] ?(?:${YEAR}|[0-9]{2})$`) },
  { levels: OPEN, form: new RegExp(`^${YEAR}$`) },
  { levels: OPEN, form: /^[0-9]{1,3}(?:[ .,'][0-9]{3})*(?:[.,][0-9]{1,2})?$/, after: UNIT },
  { levels: OPEN, form: /^[0-9]{1,9}(?:[.,][0-9]{1,2})?$/, after: UNIT },
  { levels: OPEN, form: /^[0-9]{1,3}(?:[ .]?[0-9]{3})? ?- ?[0-9]{1,3}(?:[ .]?[0-9]{3})?$/, after: UNIT },
  { levels: OPEN, form: /^[0-9]{1,3}(?:[ .][0-9]{3}){1,3}(?:,[0-9]{1,2})?$/, before: MONEY_BEFORE },
  { levels: OPEN, form: /^[1-9][0-9]{0,2}(?:[ .][0-9]{3}){0,3}[ .]000$/ },
  { levels: OPEN, form: /^[1-9][0-9]{0,2} [0-9]{3}$/, notBefore: CALLED_BEFORE },
  { levels: OPEN, form: /^[1-9]?[0-9]{1,3},[0-9]{1,2}$/ },
  { levels: OPEN, form: new RegExp(`^${YEAR}[/:.][0-9]{1,6}$`), notBefore: CALLED_BEFORE },
  { levels: OPEN, form: /^[0-9]{4,9}(?:[-:.][0-9]{1,5}){0,2}$/, before: STANDARD_BEFORE },
  { levels: OPEN, form: /^[1-9][0-9]{0,4}$/, before: /;$/, after: /^[;\n]|^$/ },
  { levels: NORMAL, form: /^[1-9][0-9]{5}$/, before: /;$/, after: /^[;\n]|^$/ },
  {
    levels: OPEN,
    form: /^[1-9][0-9](?:0[0]|1[3-9]|[2-9][0-9])[0-9]{2}$|^[1-9][0-9]{3}(?:00|3[2-9]|[4-9][0-9])$/,
    before: /;$/,
    after: /^[;\n]|^$/,
  },
  // Neither a call, nor a birth and what follows it.
  {
    levels: OPEN,
    form: /^(?!0[0-9]{0,3}[- ][0-9]|(?:(?:19|20)[0-9]{2})?[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{2}[ -]?[0-9]{4}$|[0-9]{10}$|[0-9]{12}$)[0-9][0-9A-Z .-]{3,15}$|^[0-9]{4}-[0-9]{6}$/,
    before: GOODS_BEFORE,
  },
  { levels: OPEN, form: /^10\.[0-9]{4,9}$/, before: /doi:? ?$/i },
  { levels: OPEN, form: /^[0-9]{1,5}$/, before: /(?<![a-zåäö])(?:[tFrz]\(|[0-9]{1,2} ?x ?)$/ },
  { levels: OPEN, form: /^[0-9]{1,2}[.:][0-5][0-9],[0-9]{1,2}$/ },
  {
    levels: OPEN,
    form: /^[1-9][0-9]{0,3} ?- ?[1-9][0-9]{0,3}$/,
    before: /(?<![a-zåäö])(?:uppgift\S*|sid\S*|s\.|rad\S*|bild\S*|kap\S*) ?$/i,
  },
  { levels: NORMAL, form: /^[1-9][0-9]{5,6}(?:[.,][0-9]{1,3})?$/, before: /(?:^|[^a-z])[NEXY]:? ?$/ },
  {
    levels: NORMAL,
    form: /^[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/,
    before: /(?:f\.|\*|född\S*|födelse\S*|datum) ?:? ?$/i,
  },
  { levels: OPEN, form: /^[0-9][0-9 -]{7,16}[0-9]$/, before: BOOK_BEFORE },
  { levels: OPEN, form: /^97[89][ -]?[0-9]{1,5}[ -][0-9]{1,7}[ -][0-9]{1,6}[ -][0-9]$/ },
  { levels: OPEN, form: /^[0-9]{1,7}(?:[-/:.][0-9]{1,6}){0,2}$/, before: CASE_BEFORE },
  { levels: OPEN, form: /^(?:[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]) ?- ?(?:[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9])$/ },
  { levels: OPEN, form: /^1 ?: ?[1-9][0-9]{0,2}(?:[ .][0-9]{3}){1,2}$/ },
  { levels: OPEN, form: new RegExp(`^${YEAR}(?:/[0-9]{2})?:[0-9]{1,4}$`) },
  // Organisation numbers, positions and postal codes are hidden from strict.
  { levels: NORMAL, form: /^(?:16)?[1-9][0-9][2-9][0-9]{3} ?-? ?[0-9]{4}(?:01)?$/ },
  { levels: NORMAL, form: /^[0-9]{1,2}[.,][0-9]{3,8}[,; ]{1,3}[0-9]{1,3}[.,][0-9]{3,8}$/ },
  { levels: NORMAL, form: /^[1-9][0-9]{0,2}[.,][0-9]{4,8}$/ },
  { levels: NORMAL, form: /^[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/, before: /född(?:es|a)?:? ?$/i },
  { levels: NORMAL, form: /^[1-9][0-9]{2} ?[0-9]{2}$/, after: /^ {1,2}[A-ZÅÄÖ]/ },
  { levels: NORMAL, form: /^[0-9]{1,4}$/, before: /(?:gatan|vägen|gränd|torget|stigen|plan|väg|backen|lgh|box) $/i },
  { levels: NORMAL, form: /^[0-9.' °]{3,12}$/, after: /^ ?[°'"]? ?[NSEWÖV]\b/ },
];

/** Between two shapes that stand side by side: "12.10.2015 11:35". */
const GAP = /^[) \t,;\n(/:.'+=#*|-]{1,4}/;
/** Stray digits beside a shape that cannot be part of a number: "2021-03-04 17 nya fall". */
const MOST_STRAYS = 2;

/**
 * Is the whole run made of shapes that this level leaves readable, but for two stray digits? Tries every split at a gap, at
 * most 60 characters. @param start,end of the run in `text`.
 */
export function isReadable(text: string, start: number, end: number, level: MaskLevel): boolean {
  if (level === 'paranoid' || end - start > 60) return false;
  // strays[i]: the fewest stray digits with which text up to start + i is explained.
  const strays = new Array<number>(end - start + 1).fill(Number.POSITIVE_INFINITY);
  strays[0] = 0;
  for (let from = start; from < end; from += 1) {
    const so = strays[from - start] ?? Number.POSITIVE_INFINITY;
    if (so > MOST_STRAYS || !isDigit(text, from)) continue;
    for (let to = from + 1; to <= end; to += 1) {
      if (!isDigit(text, to - 1) || isDigit(text, to)) continue;
      const shaped = SHAPES.some((shape) => fits(shape, text, from, to, level));
      const cost = shaped ? 0 : to - from;
      if (cost > MOST_STRAYS) continue;
      const gap = GAP.exec(text.slice(to, Math.min(end, to + 4)))?.[0].length ?? 0;
      const next = to - start + gap;
      strays[next] = Math.min(strays[next] ?? Number.POSITIVE_INFINITY, so + cost);
    }
  }
  return (strays[end - start] ?? Number.POSITIVE_INFINITY) <= MOST_STRAYS;
}

function fits(shape: Shape, text: string, from: number, to: number, level: MaskLevel): boolean {
  if (!shape.levels.includes(level) || !shape.form.test(text.slice(from, to))) return false;
  if (shape.before && !shape.before.test(text.slice(Math.max(0, from - 28), from))) return false;
  if (shape.notBefore?.test(text.slice(Math.max(0, from - 28), from))) return false;
  return !shape.after || shape.after.test(text.slice(to, to + 14));
}

/** Does a label of goods stand right before? */
export function namesGoods(text: string, at: number): boolean {
  return GOODS_BEFORE.test(text.slice(Math.max(0, at - 28), at));
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
