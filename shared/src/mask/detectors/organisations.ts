import { type Detector, scan } from '../detector.ts';

const WORD = "\\p{Lu}[\\p{L}\\d&'.-]*(?<!\\.)";
/** Small words inside a name: Mälarbyggarna i Köping AB, Sten & Son AB. */
const INSIDE = '(?:(?:i|på|och|för|av|vid|von|de|&|\\+)[ \\t])?';
const NAME = `${WORD}(?:[ \\t]${INSIDE}${WORD}){0,3}`;
const FORM = new RegExp(
  `(?<![\\p{L}\\d])(?:${WORD}[ \\t]${INSIDE}){1,5}(?:AB|HB|KB|Aktiebolag|[Ee]konomisk förening|[Ee]k\\.? ?för\\.?|[Hh]andelsbolag|[Kk]ommanditbolag|Ltd|GmbH|Inc|LLC|PLC|ASA?|Oy|Oyj|A/S|ApS)(?:[ \\t]\\(publ\\))?(?!\\p{L})|(?<!\\p{L})(?:AB|Aktiebolaget|Handelsbolaget|HB|Firma|Fa\\.?)[ \\t]${NAME}`,
  'gu',
);
/** What stands behind the name of an organisation. */
const TAIL =
  'kommun|universitet|högskola|folkhögskola|tingsrätt|hovrätt|kammarrätt|förvaltningsrätt|sjukhus|lasarett|församling|pastorat|stift|domkapitel|landsting|region|län|länstrafik|stad|handelskammare|hockey|fotboll|gymnasium|skola|friskola|förskola|montessori|bibliotek|museum|teater|stadsmission|brandkår|räddningstjänst|socialtjänst|socialförvaltning|vårdcentral|folktandvård|tandvård|polis|häkte|anstalt|station|kraftverk|hamn|flygplats|energi|bostäder|hyreshus|kyrka|moské|församlingshem|bygg|åkeri|taxi|buss|städ|plåt|trävaru|bruk|pappersbruk|bryggeri|mejeri|bageri|kvarn|varv|sparbank|bank|dagblad|tidning|tidningar|allehanda|nyheter|folkblad|kuriren|radio|konsult|fastigheter|förvaltning|invest|holding|group|industri|mekaniska|verkstad|livs|mat|kött|fisk|blommor|golfklubb|ridklubb|roddklubb|simklubb|idrottsförening|idrottsklubb|skytteförening|jaktlag|hembygdsförening|samfällighet|fiber|IF|BK|FF|IK|FK|SK|HK|HC|IBK|IBF|BTK|RK|TK|SS|GIF|AIS|AIK|IS|BoIS|GoIF|FC|United|City';
const KIND = new RegExp(
  `(?<!\\p{L})(?:${WORD}s?[ \\t]){1,3}(?:${TAIL.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)})s?(?!\\p{L})`,
  'gu',
);
/** "Japans centralbank", "Statens kulturråd": a name in the genitive and what it owns. */
const OWNED =
  /(?<!\p{L})\p{Lu}[\p{L}-]+s[ \t](?:\p{Ll}{2,20}[ \t])?\p{Ll}{0,24}(?:bank|kulturråd|riksråd|forskningsråd|gymnasium|skola|skolor|klasser|verk|institut|museum|domstol|tingsrätt|hovrätt|högskola|förbund|förening|kommun|regering|parlament|kyrka|klubb|bolag|polis|teater|orkester|kör|stiftelse|fond|nämnd|styrelse|förvaltning|departement|myndighet|kansli|ambassad|universitet|poliskår|brandkår|landslag|sjukhus|bibliotek|tidning|parti|akademi|börs|facket|personvagnar)s?(?!\p{L})/gu;
/** What stands in front of one; with a capital of its own it belongs to the name. */
const LEAD = new RegExp(
  `(?<!\\p{L})(?:[Rr]egion|BRF|[Bb]rf|HSB|[Bb]ostadsrättsföreningen|IFK|IK|IF|BK|FC|FK|AIK|GIF|SK|[Pp]izzeria|[Rr]estaurang|[Kk]rog(?:en)?|[Cc]af[eé]|[Kk]afé|[Kk]onditori|[Bb]ageri|[Hh]otell?|[Vv]andrarhem|[Pp]ub(?:en)?|[Bb]ar|[Ss]along|[Ff]risör|[Cc]onsum|[Kk]onsum|Coop|ICA|Ica|Maxi|Willys|Hemköp|Lidl|Preem|Circle K|OKQ8|[Gg]ym(?:met)?|[Ff]öretagarna|[Hh]yresgästföreningen|LRF|PRO|SPF|ABF|IOGT|[Rr]ädda|[Ss]venskt?|[Ss]veriges|[Nn]ordiska?|[Kk]ungliga|[Kk]ungl\\.|[Ss]tatens|[Rr]iksförbundet|[Nn]ationellt?|[Ss]ocialdemokraterna|[Mm]oderaterna|[Ll]iberalerna|[Pp]olisen|[Ll]änsstyrelsen|\\p{L}*(?:förening(?:en)?|förbund(?:et)?|bolag(?:et)?|företag(?:et)?|bank(?:en)?|klubb(?:en)?|stiftelse(?:n)?|sällskap(?:et)?|byrå(?:n)?|klinik(?:en)?|koncern(?:en)?|kedja(?:n)?|skola(?:n)?|gymnasi(?:et|um)|restaurang(?:en)?|pizzerian?|kyrka(?:n)?|församling(?:en)?|kooperativ(?:et)?|kollektiv(?:et)?|fond(?:en)?|grupp(?:en)?|parti(?:et)?|tidning(?:en)?|teater(?:n)?|muse(?:et|um)|hotell(?:et)?|firma(?:n)?|åkeri(?:et)?|lag(?:et)?|boende(?:t)?|hem(?:met)?|gård(?:en)?|vårdcentral(?:en)?|mottagning(?:en)?|apotek(?:et)?|butik(?:en)?|verkstad(?:en)?|nätverk(?:et)?|organisation(?:en)?|myndighet(?:en)?|förlag(?:et)?|tidskrift(?:en)?|podd(?:en)?|sajt(?:en)?|distrikt(?:et)?|avdelning(?:en)?|anstalt(?:en)?))[ \\t]["']?(${NAME})`,
  'gu',
);
const PARTIES = 'SD|KD|MP|FP|FI|PP|ÖP|AfS|[SMCVL]';
/** "(S)", "Anders Kraft, KD, vill", "S 30,3, M 19,1", "(S, V och MP)". */
const PARTY = new RegExp(
  `(?<=\\()(?:${PARTIES}|s|m|sd|c|v|kd|mp|l|fp)(?=[),])|(?<=\\((?:[A-ZÖf]{1,2}(?:, | och | & |/)){1,4})(?:${PARTIES})(?=[), ])|(?<=\\p{Ll}, )(?:${PARTIES})(?=[,.:;]| \\p{Ll})|(?<![\\p{L}\\d])(?:${PARTIES})(?= \\d{1,2}[,.]\\d\\b)|(?<=\\d[,;] )(?:${PARTIES})(?= \\d)`,
  'gu',
);
const SUFFIX =
  /(?<![\p{L}\d])\p{Lu}[\p{L}-]*(?:verket|myndigheten|sjukhuset|lasarettet|styrelsen|nämnden|inspektionen|departementet|partiet|förbundet|bolaget|bladet|nytt|tidningen|posten|banken|kassan|kåren|domstolen|rätten|institutet|universitetet|högskolan|kommissionen|rådet|kyrkan|stiftelsen|koncernen|byrån|polisen|kommun|regeringen|skolan|gymnasiet|föreningen|främjandet|företagen|gruppen|klubben|kliniken|museet|teatern|sällskapet|arkivet|fonden|centralen|mottagningen|kuriren|förvaltningen|kontoret|jouren|mäklarna|byggarna|tjänsten|missionen|kooperationen|akademin|orkestern|operan|trafiken|bryggeriet|bruket|varvet|hemmet|boendet|förlaget|redaktionen|kansliet|ambassaden|konsulatet|kriminalvården|försvarsmakten|demokraterna|liberalerna|moderaterna|centern)s?(?!\p{L})/gu;
/** Courts and the like that have a name of two words: Högsta domstolen, Svea hovrätt, Attunda tingsrätt. */
const TITLED =
  /(?<!\p{L})(?:Högsta|Svenska|Europeiska|Internationella|Allmänna|Kommunala|Regionala)[ \t](?:förvaltnings)?(?:domstolen|kyrkan|akademien|unionen|kommissionen|rådet|pensionsfonden|röda korset)s?(?!\p{L})/gu;

/** Companies by their legal form, authorities and associations by their shape, parties in brackets. Paranoid. */
export const findOrganisations: Detector = ({ text }, report) => {
  for (const pattern of [FORM, KIND, PARTY, SUFFIX, TITLED, OWNED])
    scan(text, pattern, (match) => {
      report('organisation.form', match.index, match.index + match[0].length);
      return true;
    });
  scan(text, LEAD, (match) => {
    const [whole, name = ''] = match;
    const own = /^\p{Lu}/u.test(whole);
    const end = match.index + whole.length;
    report('organisation.form', own ? match.index : end - name.length, end);
    return true;
  });
};
