/**
 * Finds paragraphs that address an AI instead of a reader. They get no citation id and are not packed; the user sees them.
 * A cue must be addressed (second person, a vocative, a role tag, an order to whoever summarises): a text that is *about* AI,
 * or that tells of orders between people, is material like any other.
 */
const NO = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const cue = (source: string) => new RegExp(source, 'iu');

/** Words that mean a machine of this kind and nothing else. */
const SURELY_AI =
  '(?:ai|a\\.i\\.|ai-?(?:modell|system|assistent|verktyg|tjänst|agent|bot)\\p{L}*|ai (?:model|assistant|agent|system)s?|språkmodell\\p{L}*|språk-?ai|chatbot\\p{L}*|chatgpt|gpt-?\\d*|copilot|llm\\p{L}*|(?:large )?language models?)';
/** Words that may mean one; names of people and pumps among them. */
const MAYBE_AI = `(?:${SURELY_AI}|claude|gemini|mistral|assistent(?:en)?|assistant|bot(?:en)?|modell(?:en)?|(?:the )?model|system(?:et)?)`;

const IGNORE =
  '(?:ignorera|bortse (?:helt )?från|strunta i|glöm(?: bort)?|åsidosätt|följ inte|ignore|disregard|forget|override|bypass|do not follow)';
const EARLIER =
  '(?:alla|all|allt|samtliga|dina|din|de|dessa|eventuella|någr?a|tidigare|ovanstående|föregående|övriga|andra|ursprungliga|egna|any|your|previous|prior|preceding|above|earlier|the|these|those|other|original|of|system|och|and)';
const INSTRUCTIONS =
  '(?:instruktion\\p{L}*|anvisning\\p{L}*|direktiv\\p{L}*|regler(?:na)?|order|riktlinje\\p{L}*|(?:system)?prompt\\p{L}*|instructions?|rules|guidelines?|directions|polic(?:y|ies)|prompts?)';
/** Where an order may begin, so that "bad honom att ..." is none. */
const CLAUSE =
  '(?:^|[.!?:;,"”»(\\n-]\\s*|(?:och|and|nu|now|vänligen|please|snälla|du ska|du måste|you must|you should) )';
const ORDERED =
  '(?:du|ni|you|vänligen|please|ska|måste|skall|must|should|shall|ignor|bortse|skriv|sammanfatta|nämn|utelämna|lägg|svara|hoppa|ta|uppge|rapportera|påstå|write|summar|do|don.t|mention|omit|include|state|say|report|respond|answer|add)';
const SUMMARISES =
  '(?:läser|sammanfattar|behandlar|bearbetar|analyserar|granskar|tar del|skriver|reads?|reading|summari[sz]\\p{L}*|process\\p{L}*|analy[sz]\\p{L}*|review\\p{L}*)';

/** Chat mark-up and role tags; read before any sign is smoothed away. */
const MARK_UP: readonly RegExp[] = [
  cue('<\\|[a-z_]+\\|>|\\[/?INST\\]|<</?SYS>>|<\\/?(?:system|assistant|user|instructions?|prompt)>'),
  cue('(?<!#)#{2,8}\\s{0,4}(?:system|instruktion(?:er)?|instructions?|prompt)\\s*(?::|$)'),
  cue('<!--|[\\u200b-\\u200f\\u2060-\\u2064]{8,}|\\p{Co}{4,}|[\\u{e0000}-\\u{e007f}]{4,}'),
  cue('<[^>]{0,200}(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0)[^>]{0,200}>'),
];

/** One of these is enough. */
const STRONG: readonly RegExp[] = [
  cue(`${CLAUSE}${IGNORE}(?:\\s${EARLIER}){0,6}\\s${INSTRUCTIONS}${END}`),
  cue(`${NO}(?:dig|du|er|you)${END}[^.!?]{0,60}${NO}${IGNORE}(?:\\s${EARLIER}){0,6}\\s${INSTRUCTIONS}${END}`),
  cue(
    `${CLAUSE}${IGNORE}${END}.{0,30}${NO}(?:ovan|ovanstående|föregående|above|preceding|everything|systemprompt)${END}`,
  ),
  // "system: du ska", "developer: you must"
  cue(
    '(?:^|\\n)\\W{0,3}(?:systemprompt|system prompt|systemmeddelande|system message|developer message)\\s*[:>]|(?:^|\\n)\\W{0,3}(?:system|assistant|developer|assistent)\\s*[:>]\\s*(?:du|you|ska|ignor|bortse|skriv|svara|write|answer|always|never|alltid|aldrig)',
  ),
  // "du är nu en hjälpsam assistent", "act as an AI", "om du är en AI", "som språkmodell ska du"
  cue(
    `${NO}(?:du är|ni är|you are|you're)\\s(?:nu |now |inte längre |no longer )?(?:en |ett |an? |the )?(?:\\p{L}+ ){0,2}(?:${SURELY_AI}|assistent|assistant)${END}`,
  ),
  cue(
    `${CLAUSE}(?:agera|uppträd|låtsas|act|behave|pretend)\\s(?:nu |now )?(?:som|as|to be|att du är)${END}.{0,30}${SURELY_AI}${END}`,
  ),
  cue(
    `${NO}(?:as|som)\\s(?:an? |en |ett )?(?:\\p{L}+ )?${SURELY_AI}(?: \\p{L}+)?,?\\s(?:ska|måste|bör|får|kan) du${END}`,
  ),
  cue(`${NO}as\\s(?:an? )?(?:\\p{L}+ )?${SURELY_AI}(?: language model)?,?\\syou${END}`),
  // "till den AI som läser detta", "note to the model: ...", "nya instruktioner till modellen"
  cue(
    `${NO}(?:till|för|to|for|any|den|the)\\s(?:den |det |the |any |all |alla |eventuell )?(?:\\p{L}+ )?${SURELY_AI}(?:er|s)?\\s(?:(?:som|that|which|who)\\s)?${SUMMARISES}\\s(?:det här|den här|denna|detta|this|these)${END}`,
  ),
  cue(
    `${NO}(?:meddelande|instruktion(?:er)?|anvisning(?:ar)?|obs|viktigt|note|message|instructions?|important|attention)[,:]?\\s(?:(?:till|för|to|for)\\s)?(?:den |det |the |any |all |alla )?${MAYBE_AI}(?:er|s)?\\s*[:,–-]\\s*\\p{L}`,
  ),
  cue(`(?:^|\\n)\\W{0,3}till\\s(?:den |det |alla )?${SURELY_AI}(?:er)?\\s*[:,–-]\\s*${ORDERED}`),
  // "AI: utelämna ...", "Assistent, du måste ..."
  cue(
    `(?:^|[.!?\\n]\\s*)(?:kära |hej |käre |dear |hello |hi |hey )?${MAYBE_AI}\\s*[:,–-]\\s*(?:du |you |please |vänligen |var god )?${ORDERED}`,
  ),
  cue(
    `${CLAUSE}(?:avslöja|visa|skriv ut|upprepa|reveal|print|repeat|output|show)${END}.{0,30}${NO}(?:systemprompt|system prompt|dina instruktioner|your (?:system )?(?:prompt|instructions))`,
  ),
];

/** Two of these together: an order, and that it is about what a machine writes. */
const ORDER = cue(
  `${NO}(?:(?:du|ni) (?:ska|måste|skall|bör|får inte)|(?:ska|måste|skall|bör|får) (?:du|ni)|you (?:must|should|shall|will|need to)|nämn (?:inte|aldrig|bara|endast)|utelämna|inkludera|lägg till|skriv (?:att|i|in)|påstå|ange att|hoppa över|do not (?:mention|include|report|summari)|never mention|omit|include the|make sure|be sure to|add the (?:following|sentence)|write that|state that|conclude that|always (?:say|answer|respond))`,
);
const MACHINE_TEXT = cue(
  `${NO}(?:i (?:din|er) (?:sammanfattning|rapport|analys|text|output)|i ditt (?:svar|utdrag)|(?:när|om) (?:du|ni) (?:sammanfattar|skriver rapporten|bearbetar|analyserar) (?:detta|det här|den här|denna|dokumentet|texten|underlaget)|(?:du|den|ni|de) som (?:sammanfattar|bearbetar) (?:det här|den här|denna|detta)|in (?:your|the) (?:summary|response|answer|output)|when (?:you )?summari[sz]|systemprompt|system prompt|jailbreak|your (?:training|guidelines|programming))`,
);

/** True when the paragraph speaks to an AI. @param paragraph as it stands in the document */
export function addressesAi(paragraph: string): boolean {
  if (MARK_UP.some((pattern) => pattern.test(paragraph))) return true;
  // Letters kept apart by invisible signs, emphasis or look-alike width are read together; a wrapped line goes on.
  const text = paragraph
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/[_*]+/g, '')
    .replace(/[^\S\n]+/g, ' ');
  const unwrapped = text.replace(/\n(?=\p{Ll})/gu, ' ');
  return STRONG.some((pattern) => pattern.test(unwrapped)) || (ORDER.test(unwrapped) && MACHINE_TEXT.test(unwrapped));
}
