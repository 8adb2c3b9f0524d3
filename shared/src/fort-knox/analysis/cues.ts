import type { ReadSentence } from './reading.ts';

/**
 * Cue words as data: what makes a sentence a question, a doubt, a risk, a step or a decision. Read against the lower-cased
 * sentence, at word starts; an ending `*` in the lists lets any ending follow. They only sort what the material says: no rule here
 * ever does what a sentence asks for.
 */
function cue(words: string): RegExp {
  const forms = words
    .split('|')
    .map((form) => form.trim().replace(/\s+/g, '\\s+').replace(/\*/g, '[\\p{L}]*'))
    .filter((form) => form !== '');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

const QUESTION_WORDS = cue(
  `oklart|oklara|oklarhet*|vet inte|vet ej|vet ingen|framgår inte|framgår ej|inte besvarat|obesvarad*|inte svarat|har inte svarat|inget svar|ännu inte fått svar|
  ej svarat|svarade inte på|återstår att|frågan är|frågan om|fråga om|går inte att fastställa|kan inte säga|kunde inte säga|kunde inte förklara|kan inte förklara|har inte kunnat förklara|
  saknas uppgift*|saknas underlag|saknas dokument*|det saknas|uppgift saknas|okänt|okänd|okända|vill veta|undrar|minns inte|kommer inte ihåg|inte känt|inte klarlagt|ej klarlagt|inte utrett|outrett|att reda ut|behöver redas ut|kan inte svara|ville inte svara|avböjde att|inte kommenter*|vill inte kommentera|inte gått att nå|inte kunnat nå`,
);
const HEDGES = cue(
  `enligt uppgift*|uppgift* om att|uppges|uppgavs|påstås|påstod*|påstår|påstående*|ska ha|skall ha|tros|lär ha|lär|sägs|sades ha|ryktes*|rykte*|möjligen|troligen|troligtvis|sannolikt|förmodligen|kanske|verkar|
  tycks|obekräftad*|ej bekräftad*|inte bekräftad*|inte bekräftat|inte verifierad*|overifierad*|uppskattning*|uppskattas|uppskattningsvis|preliminär*|misstänk*|hävdar|hävdade|anonym* uppgift*|anonym*|andrahandsuppgift*|hört att|hörde att|tror att|trodde att|
  om uppgifterna stämmer|skulle kunna|enligt en källa|enligt källa*|enligt källor|ungefär|cirka|omkring`,
);
const RISK_WORDS = cue(
  `risk|risken|risker|riskerna|riskera*|risk* för|hot|hotet|hotad*|hotelse*|hotfull*|fara|farlig*|skada|skador|skadas|skadade*|skadat|läck*|läckage*|brist|brister|bristen|bristfällig*|bristande|fel|felaktig*|felet|försenad*|försening*|varning*|varnade|varnar|olycka*|tillbud*|
  avvikelse*|jäv|jävig*|jävssituation*|röjs|röja|röjd*|källskydd*|oriktig*|olaglig*|brott|brottet|brottslig*|bedrägeri*|mutor|muta|mutbrott*|korruption*|konkurs*|obehörig*|intrång*|incident*|överbelast*|driftstopp*|avbrott*|utsläpp*|föroren*|förgift*|
  vite|böter|skadestånd*|stäm*ing*|överklaga*|förlust*|underskott*|överskrid*|överskred|överskridit|fördyr*|dubbelbetal*|felfaktur*|oegentlig*|otillåt*|förfalsk*|radera*|raderats|gallra*|gallrats|försvunn*|försvann|påtryckning*|repressali*|trakasseri*|brand|brann|explosion*|evakuer*|larm|smitta*|legionella*`,
);
const STEP_WORDS = cue(
  `ska begära|begär ut|begära ut|begäras ut|begärs ut|behöver|behövs|måste|kommer att|planerar|planeras|avser att|ska kontrollera*|ska följas upp|följa upp|följs upp|uppföljning*|ska granskas|ska utredas|ska lämna*|ska redovisa*|ska återkomma|återkommer|ska vara klar*|ska vara färdig*|ska publiceras|ska höras|ska intervjuas|
  nästa steg|att göra|senast den|deadline|boka|bokad|bokas|bokat|kontakta|ring|ringa|mejla|kolla|dubbelkolla|kontrollera|verifiera|jämför|jämföra|bör|ska ske|ska hållas|ska ta*|ska skicka*|ska börja|ska inleda*|ska presenter*|ska åtgärda*|sammanträder|väntas|förväntas|uppmanas|uppdras åt|får i uppdrag|ska`,
);
const DECISION_WORDS = cue(
  `beslut*|besluta*|beslöt*|godkän*|godkänt|avslog*|avslag*|avslå*|bifall*|biföll|bevilja*|anta|antog|antogs|antagit|antagna|tilldela*|tilldelning*|teckna*|skrev under|undertecknat|undertecknade*|skrevs under|
  avskeda*|sade upp|sa upp|uppsagd*|sagt upp|utsåg*|utsågs|utses|anställde*|förordna*|hävde*|upphäv*|röstade*|reserverade*|förelade*|förelägg*|förbjöd*|yrka*|bordlade*|bordlades|uppdrog*|fick i uppdrag|får i uppdrag`,
);
const ACTION_WORDS = cue(
  `upphandl*|avtal|avtalet|avtalade|kontrakt*|köp|köpa|köpte|köptes|köpet|sälja|sålde|såldes|betala*|utbetal*|faktur*|anmäl*|polisanmäl*|återkall*|avgick|avgått|avgår|anställ*|överklaga*|stoppa*|stängde*|stängs|avbröt*|inledde*|
  inleder|inleds|inlett|startade*|upptäckte*|upptäckts|upptäckt|larmade*|larm|evakuera*|ansök*|ändra*|höjde*|höjs|sänkte*|sänks|överfört|överförde*|överfördes|lånade*|lånat|mottog|tog emot|skickade*|levererade*|leverera*|installera*|raderade*|
  flytta*|kördes|utförd*|utförts|bildades|grundades|hölls|träffade*|informerade*|varnade*|köpts|byggdes|rasade|exploderade|brann|stannade*|avled|skadades|greps|häktades|åtalades|dömdes|publicera*`,
);
const DENIALS = cue('förneka*|nekar|nekade|bestrid*|dementera*|tillbakavisa*|avvisar|avvisade');
const NEGATIONS = cue(
  'inte|ej|aldrig|ingen|inga|inget|utan att|varken|saknar|saknade|nekar|nekade|förneka*|bestrider|bestred',
);
/** "ska ha bestämt" is hearsay about what was, no step to come. */
const HEARSAY = /(?<!\p{L})(?:ska|skall|skulle)\s+(?:[\p{L}-]+\s+){0,3}(?:ha|vara|ha\s+varit)(?!\p{L})/giu;
/** "ska värderingarna inte ha delats ut" */
const SAID_OF_WHAT_WAS = /(?<!\p{L})(?:ska|skall)\s+(?:[\p{L}-]+\s+){0,3}ha\s+\p{L}+(?:t|ts)(?!\p{L})/iu;
/** What a contract, a law or a plan asks for at all times is a rule and no step to come. */
const STANDING_RULE =
  /(?<!\p{L})(?:enligt\s+(?:\p{L}+\s+){0,3}\p{L}*(?:avtal|avtalet|lag|lagen|plan|planen|regler|reglerna|rutin|rutinen|riktlinjer|riktlinjerna|policy|policyn)\s+ska|ska\s+(?:det\s+)?alltid)(?!\p{L})/iu;
const GREETING =
  /^(?:hej|hallå|tjena|god\s?(?:morgon|dag|kväll)|mvh|vänligen|(?:med\s)?(?:vänliga?|bästa|varma)\s+hälsning(?:ar)?|hälsningar|tack(?:\s+(?:för|på|så)\b.{0,40})?|skickat från|trevlig helg|ha det (?:bra|fint)|ses|kram)[\s,.]*(?:\[[^\]]+\])?[\s\p{L},.]{0,24}$/iu;
const DANGLING =
  /^(?:["”–—-]\s*)?(?:då|den|det|de|han|hon|hen|dom|detta|denna|dessa|dit|där|därför|därefter|dessutom|dock|men|och|samma|sådant|sådana|så|sedan|senare|eller|vilket|båda|henne|honom|deras|dess|hans|hennes|istället|i stället|annars|också|även|av dem|av dessa)(?![\p{L}])/iu;
/** "Den 4 maj" points at a day and "Det finns" at nothing: they stand by themselves. */
const STANDS_ALONE =
  /^(?:["”–—-]\s*)?(?:den\s+(?:\d|första|andra|tredje|sista)|det\s+(?:finns|är oklart|saknas|framgår|råder|gäller|regnade|var en gång)|de\s+(?:\d|boende|anställda|ansvariga|drabbade|berörda)|(?:den|det|de)\s+\p{Ll}+(?:a|e)\s+\p{L}+(?:en|et|na|n|t)(?![\p{L}])|så\s+sent)/iu;

export function isQuestion({ text }: ReadSentence): boolean {
  return /\?["”’)]*$/.test(text) || QUESTION_WORDS.test(text);
}
export const isAsked = ({ text }: ReadSentence): boolean => /\?["”’)]*$/.test(text);
export const isHedged = ({ text }: ReadSentence): boolean => HEDGES.test(text) || SAID_OF_WHAT_WAS.test(text);
export const isRisky = ({ text }: ReadSentence): boolean => RISK_WORDS.test(text);
export const isStep = ({ text }: ReadSentence): boolean =>
  !STANDING_RULE.test(text) && STEP_WORDS.test(text.replace(HEARSAY, ' ')) && !/\?["”’)]*$/.test(text);
export const isDecision = ({ text }: ReadSentence): boolean => DECISION_WORDS.test(text);
/** Something was done: what a chronicle is made of. */
export const isAction = ({ text }: ReadSentence): boolean => ACTION_WORDS.test(text);
export const isDenial = ({ text }: ReadSentence): boolean => DENIALS.test(text);
export const isNegated = ({ text }: ReadSentence): boolean => NEGATIONS.test(text);
export const isGreeting = ({ text }: ReadSentence): boolean => text.length < 70 && GREETING.test(text);
export const isDangling = ({ text }: ReadSentence): boolean => DANGLING.test(text) && !STANDS_ALONE.test(text);
