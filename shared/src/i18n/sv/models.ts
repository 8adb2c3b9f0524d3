import type { ModelSourceKind, Suits } from '../../models/catalogue.ts';
import type { ModelRefusal } from '../../models/model.ts';
import type { SpeechFormat } from '../../models/speech-files.ts';
import type { SuggestReason } from '../../models/suggest.ts';

export const modelsSv = {
  title: 'Modeller',
  lead: 'En modell skriver ut tal till text. Den körs på den här enheten eller på redaktionens egen server, aldrig hos någon annan.',
  open: 'Visa modeller',
  settingsText: 'Vilka modeller som skriver ut tal, och vilka som finns på den här enheten.',
  toSettings: 'Till inställningar',

  here: 'På den här enheten',
  looking: 'Ser efter vad som finns på enheten',
  measuring: 'Mäter vad enheten klarar',
  emptyTitle: 'Ingen modell för tal ännu',
  emptyEditor: 'Be den som sköter installationen lägga till en modell. Under tiden går det att spela in och lyssna.',
  emptyAdmin: 'Hämta en modell till servern nedan, eller lägg den i serverns modellmapp.',
  needsNetwork: 'Utan nät går det inte att hämta modeller. De som finns på enheten fungerar.',
  ready: 'Finns på enheten',
  readyText: 'Fungerar utan nät',
  absent: 'Inte hämtad',
  part: 'Delvis hämtad',
  notOnServer: 'Finns inte längre på servern',
  failed: 'Hämtningen stannade',
  crashed: 'Stängde webbläsaren senast',
  crashedText: 'Enheten orkade inte med modellen. Välj en mindre, eller låt servern skriva ut.',
  tryAnyway: 'Försök med den ändå',
  fetch: 'Hämta ({size})',
  fetchRest: 'Hämta resten ({size})',
  stop: 'Avbryt',
  remove: 'Ta bort från enheten',
  removed: 'Modellen är borttagen från enheten.',
  removeTitle: 'Ta bort modellen från enheten?',
  removeText: 'Det du har skrivit ut är kvar. Modellen kan hämtas igen när det finns nät.',
  fetching: 'Hämtar modellen',
  fetched: '{done} av {of}',
  fetchedSome: '{done} hämtat',

  suggestion: 'Förslag: {name}',
  suggestionHere: 'Den finns redan på enheten.',
  suggestionNone: 'Inget att föreslå för den här enheten',
  suggestionServer: 'Låt redaktionens server skriva ut, eller hämta en mindre modell.',
  wantsSize: 'Den passar bäst med en modell av storleken {size}.',

  size: '{size}',
  licence: 'licens {licence}',
  languages: 'språk {languages}',
  manyLanguages: '{first} och {count} språk till',
  wordTimes: 'tid för varje ord',
  noWordTimes: 'tid för varje stycke',
  werTitle: 'Felord på svenska',
  wer: 'felord på svenska {fleurs} / {commonVoice} / {nst} %',
  werHigh: 'Ger många fel på svenska. KB-Whisper ger färre.',
  werNone: 'felord på svenska: ingen siffra publicerad',
  werText:
    'Så många ord av hundra blir fel i uppläst svenska, i tre prov: FLEURS, Common Voice och NST. Siffrorna gäller modellen innan den gjorts mindre för enheter, och samtal, dialekter och buller ger fler fel.',
  werSource: 'Källa: {source}, {date}.',

  server: 'På servern',
  serverText:
    'Härifrån hämtar servern modeller som enheterna sedan får av servern. Enheterna anropar aldrig någon annan än redaktionens server.',
  off: 'Installationen hämtar inga modeller',
  offText:
    'Slå på ARBETSYTAN_MODEL_FETCH på servern och ange en källa, eller lägg modellen i serverns modellmapp. Se kapitlet Modeller i docs/SPEECH.md.',
  noSource: 'Ingen källa är inställd på servern.',
  refused: 'En modell i serverns mapp används inte: {id}',
  show: 'Visa modeller som passar',
  about: 'ungefär {size}',
  get: 'Hämta från {source}',
  goOn: 'Fortsätt hämta från {source}',
  pause: 'Avbryt hämtningen',
  onServer: 'Finns på servern',
  paused: 'Delvis hämtad',
  toConfirm: 'Väntar på att du bekräftar',
  converting: 'Gör om modellen så att den går att köra i webbläsare',
  serverFetching: 'Servern hämtar modellen',
  confirm: 'Granska och bekräfta',
  confirmTitle: 'Bekräfta filernas kontrollsummor',
  confirmText:
    'Ingen här har sett filerna förut. Jämför kontrollsummorna (SHA-256) med dem som utgivaren anger. När du bekräftar godtas just de här filerna, också om modellen tas bort och hämtas igen.',
  confirmButton: 'Kontrollsummorna stämmer',
  confirmed: 'Modellen är bekräftad.',
  files: 'Filer',
  file: '{name}, {size}',
  discard: 'Ta bort det som hämtats',
  removeServer: 'Ta bort från servern',
  removeServerTitle: 'Ta bort modellen från servern?',
  removeServerText: 'Enheter som har modellen behåller den. Andra kan inte hämta den förrän den läggs till igen.',
  removedServer: 'Modellen är borttagen från servern.',
} as const;

/** Why a folder on the server is not used, for the admin. */
export const refusalsSv: Record<ModelRefusal, string> = {
  'model-manifest-unreadable': 'Beskrivningen (model.json) saknas eller går inte att läsa.',
  'model-file-missing': 'En fil som beskrivningen anger saknas.',
  'model-hash-mismatch': 'En fil är inte den som beskrivningen anger.',
  'model-type-unknown': 'Beskrivningen anger något som inte går att maskera.',
  'model-missing': 'Modellen är vald för maskeringen men finns inte.',
};

export const suitsSv: Record<Suits, string> = {
  phone: 'mindre telefoner',
  wasm: 'datorer och surfplattor',
  webgpu: 'datorer med grafikkrets',
  server: 'servern',
  'gpu-host': 'en egen dator med stor grafikkrets',
};

export const sourcesSv: Record<ModelSourceKind, string> = {
  hub: 'modellnavet',
  mirror: 'redaktionens filserver',
  package: 'paketregistret',
};

export const formatsSv: Record<SpeechFormat, string> = {
  onnx: 'för enheter och servern',
  ct2: 'för Speaches och faster-whisper',
  ggml: 'för whisper.cpp',
};

export const suggestReasonsSv: Record<SuggestReason, string> = {
  phone: 'En telefon har lite minne för en webbsida. En liten modell stänger inte sidan.',
  'little-memory': 'Enheten har lite minne.',
  slow: 'Enheten räknar i en tråd eller har få kärnor.',
  wasm: 'Enheten räknar med processorn i flera trådar.',
  webgpu: 'Enhetens grafikkrets mättes och är snabb nog för en större modell.',
  crashed: 'De modeller som passar har stängt webbläsaren på den här enheten.',
  'none-offered': 'Servern har ingen modell som ryms på enheten.',
};

/** Names of languages by the codes that Whisper uses. A code without a name is shown as it is. */
export const languageNamesSv: Readonly<Record<string, string>> = {
  sv: 'svenska',
  en: 'engelska',
  no: 'norska',
  da: 'danska',
  fi: 'finska',
  de: 'tyska',
  fr: 'franska',
  es: 'spanska',
  ar: 'arabiska',
  so: 'somaliska',
  fa: 'persiska',
  uk: 'ukrainska',
  ru: 'ryska',
  pl: 'polska',
};
