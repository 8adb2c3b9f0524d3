/** Words that make what stands beside them an organisation, a place or a thing. Lower case. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** The capitalised word right behind one of these is its name: bolaget Nordkaj, kvarteret Gnejset, läkemedlet Ozempic. */
const KIND = set(`
  brf hsb bostadsrättsföreningen samfälligheten koloniföreningen region regionen landskapet länet kommunen orten byn bygden staden stadsdelen kvarteret fastigheten gården godset ön sjön älven ån berget fjället
  reservatet vattenverket grustäkten torget parken bron hamnen stationen flygplatsen gruvan fabriken skolan förskolan gymnasiet vårdcentralen
  apoteket sjukhuset lasarettet hemmet boendet äldreboendet kyrkan församlingen hotellet restaurangen caféet krogen butiken varuhuset köpcentret
  museet teatern biografen arenan badet bolaget företaget firman koncernen kedjan leverantören banken stiftelsen föreningen förbundet
  organisationen partiet myndigheten verket nätverket rörelsen sekten klubben laget gruppen bandet tidningen tidskriften sajten kanalen
  programmet serien filmen boken romanen pjäsen låten skivan albumet spelet tävlingen festivalen mässan kampanjen projektet programvaran systemet
  tjänsten appen plattformen produkten medlet läkemedlet preparatet ämnet viruset märket varumärket modellen bilen bussen tåget
  fartyget båten färjan flygplanet satelliten sorten rasen hunden katten hästen lagen avtalet planen utredningen`);
const KIND_ENDING =
  /.{2}(?:bolaget|företaget|firman|koncernen|kedjan|banken|byrån|stiftelsen|föreningen|förbundet|partiet|myndigheten|klubben|tidningen|programmet|systemet|tjänsten|plattformen|läkemedlet|fartyget|sjukhuset|skolan|gymnasiet|fabriken|verket|orten|samhället|kommunen|projektet|jätten|leverantören)$/u;

/** In front of a place of two words: Östra Hede, Nedre Rävlanda. */
const PLACE_PREFIX = set(
  'östra västra norra södra nordöstra nordvästra sydöstra sydvästra nedre övre inre yttre mellersta stora gamla nya svenska kungliga allmänna unga röda',
);

/** Definite nouns as the last part of a name: no surname of a person ends so. */
const THING_ENDING =
  /.{2}(?:verkets?|myndighetens?|styrelsens?|nämndens?|inspektionens?|departementets?|partiets?|förbundets?|bolagets?|företagets?|bladets?|tidningens?|postens?|bankens?|kassans?|kårens?|domstolens?|rättens?|institutets?|universitetets?|högskolans?|skolans?|kommissionens?|rådets?|kyrkans?|stiftelsens?|koncernens?|byråns?|polisens?|arkivets?|museets?|biblioteket|teaterns?|fondens?|föreningens?|klubbens?|sjukhusets?|lasarettet|akuten|fabriken|hallen|huset|gården|området|parken|torget|platsen|gatan|vägen|leden|bron|kanalen|hamnen|viken|sjön|älven|kusten|dalen|slätten|skogen|fjällen|skärgården|mossen|täkten|veckan|dagen|dagarna|festivalen|mässan|cupen|priset|utredningen|projektet|planen|lagen|balken|politiska|kraftnät|invest|kommun|kommuns)$|^(?:orchestra|philharmonic|symphony|court|times|post|herald|tribune|united|city|rovers|wanderers|county|town|reserve|bank|university|college|institute|league|club|records|pictures|airlines|airways|street|park|house|center|centre|arena|stadium|foundation|group|news|media|justice|games|cup|open|tour|awards|festival|boys|girls|nets|vikings|dragons|snipers|eagles|lions|tigers|bears|giants|kings|rangers|devils|stars|jets|republic|states|kingdom|services|systems|solutions|brothers|church|hotel|inn|bay|island|islands|river|lake|valley|hills|beach)s?$/u;

/** Right behind a name these say that it was an organisation or a place. */
const BEHIND = set(
  'kommun kommuns län region energi fastigheter församling socken bibliotek vattenverk sjukhus gymnasium',
);

/** Ends as a trade or an office does: upphandlingschefen, miljöinspektör, revisorn. */
const TRADE_ENDING =
  /(?:chef|chefen|chefer|ledare|ledaren|inspektör|inspektören|direktör|direktören|sekreterare|sekreteraren|handläggare|handläggaren|ordförande|ordföranden|minister|ministern|revisor|revisorn|läkare|läkaren|lärare|läraren|advokat|advokaten|jurist|juristen|strateg|strategen|samordnare|samordnaren|utredare|utredaren|ingenjör|ingenjören|arkitekt|arkitekten|konsult|konsulten|ekonom|ekonomen|assistent|assistenten|kommissarie|kommissarien|mästare|mästaren|ombud|ombudet|talesperson|talespersonen|kommunalrådet|regionrådet|oppositionsrådet|rektor|rektorn|kassör|kassören|entreprenör|entreprenören|åklagare|åklagaren|domare|domaren|professor|professorn|forskare|forskaren|sköterska|sköterskan|terapeut|terapeuten|psykolog|psykologen|reporter|reportern|redaktör|redaktören|tekniker|teknikern|mäklare|mäklaren|politiker|politikern)$/u;

const VESSELS = set(`
  fartyget lastfartyget skeppet färjan ubåten jakten skutan tankern tankfartyget bogserbåten isbrytaren briggen skonaren korvetten fregatten
  kryssaren slagskeppet hangarfartyget kryssningsfartyget segelbåten ångbåten ångaren galeasen`);

const MONTHS = set('januari februari mars april maj juni juli augusti september oktober november december');

export function namesAKind(lower: string): boolean {
  return KIND.has(lower) || KIND_ENDING.test(lower);
}

export function opensAPlace(lower: string): boolean {
  return PLACE_PREFIX.has(lower);
}

export function isThing(lower: string): boolean {
  return THING_ENDING.test(lower);
}

export function followsAThing(lower: string): boolean {
  return BEHIND.has(lower);
}

export function isTrade(lower: string): boolean {
  return TRADE_ENDING.test(lower);
}

export function isVessel(lower: string): boolean {
  return VESSELS.has(lower);
}

export function isMonth(lower: string): boolean {
  return MONTHS.has(lower);
}

/** Companies, goods and units that news and minutes name without saying what they are. Lower case, parted by blanks. */
export const BRANDS =
  `visma ellevio vattenfall eon fortum mercell capio attendo humana ambea veolia sweco ramboll tyréns wsp skanska ncc peab veidekke lenovo
  samsung nokia ericsson huawei siemens bosch philips tesla toyota volkswagen skoda renault peugeot citroën hyundai teams zoom outlook excel windows android
  iphone ipad tieto evry cgi atea telia telenor tele2 postnord dhl ups schenker bring ikea lidl willys hemköp netto systembolaget clas
  ohlson elgiganten webhallen spotify klarna swish nordea handelsbanken swedbank seb avanza länsförsäkringar folksam trygg skandia northvolt stegra
  american express mastercard visa hybrit lkab boliden ssab sca holmen billerud astra pfizer moderna alvedon mwh kwh gwh pfas pfos`
    .trim()
    .split(/\s+/);
