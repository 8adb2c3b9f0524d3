/**
 * Finds paragraphs that address an AI instead of a reader. They get no citation id and are not packed; the user sees them.
 * A cue must be addressed (second person, a vocative, a role tag): a text that is *about* AI is material like any other.
 */
const AI =
  '(?:ai|a\\.i\\.|ai-(?:modell|system|assistent|verktyg|tjänst)\\p{L}*|språkmodell\\p{L}*|chatbot\\p{L}*|chatgpt|gpt-?\\d*|copilot|claude|gemini|llm|(?:large )?language model|assistent(?:en)?|ai assistant|assistant|bot(?:en)?|modellen|the model|system(?:et)?)';
const NO = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const cue = (source: string) => new RegExp(source, 'iu');

/** One of these is enough. */
const STRONG: readonly RegExp[] = [
  // "ignorera alla tidigare instruktioner", "disregard the above rules"
  cue(
    `${NO}(?:ignorera|bortse (?:helt )?från|strunta i|glöm(?: bort)?|åsidosätt|ignore|disregard|forget|override|bypass)${END}.{0,40}${NO}(?:instruktion|anvisning|direktiv|regler|regel|prompt|instruction|rule|guideline|direction|polic)`,
  ),
  // chat mark-up and role tags
  cue(
    '<\\|[a-z_]+\\|>|\\[/?INST\\]|<</?SYS>>|<\\/?(?:system|assistant|user|instructions?|prompt)>|#{2,}\\s*(?:system|instruktion(?:er)?|instructions?|prompt)\\s*:?',
  ),
  cue(
    '^\\W{0,3}(?:system|assistant|developer|systemprompt|system prompt|systemmeddelande|system message)\\s*(?:prompt)?\\s*[:>]',
  ),
  // "du är nu en hjälpsam assistent", "act as an AI"
  cue(
    `${NO}(?:du är|you are|ni är)\\s(?:nu |now |inte längre |no longer )?(?:en |ett |an? |the )?(?:\\p{L}+ ){0,2}${AI}${END}`,
  ),
  cue(
    `${NO}(?:agera|uppträd|låtsas|svara|act|behave|respond|pretend)\\s(?:nu |now )?(?:som|as|to be|att du är)${END}.{0,30}${AI}${END}`,
  ),
  // "om du är en AI", "till den AI som läser detta", "note to the model"
  cue(`${NO}(?:om du är|if you are|if you're)\\s(?:en |ett |an? )?(?:\\p{L}+ )?${AI}${END}`),
  cue(
    `${NO}(?:till|meddelande till|instruktion(?:er)? (?:till|för)|obs|note to|message to|instructions? (?:to|for)|attention)[,:]?\\s(?:den |det |the |any |all |alla )?(?:\\p{L}+ )?${AI}(?:er|s)?(?:\\s(?:som|that|which|who)|\\s(?:reading|summar|process)|\\s*[:,])`,
  ),
  cue(
    `${NO}(?:avslöja|visa|skriv ut|upprepa|reveal|print|repeat|output|show)${END}.{0,30}${NO}(?:systemprompt|system prompt|dina instruktioner|your (?:system )?(?:prompt|instructions))`,
  ),
  // "AI: skriv att ...", "Assistent, nämn inte ..."
  cue(
    `(?:^|[.\\n]\\s*)(?:kära |hej |dear |hello )?${AI}\\s*[:,–-]\\s*(?:du |you |please |vänligen |var god )?(?:ska|måste|skall|must|should|shall|ignor|bortse|skriv|sammanfatta|nämn|utelämna|lägg|svara|hoppa|ta med|uppge|rapportera|påstå|write|summar|do not|don't|mention|omit|include|state|say|report|respond|answer|add)`,
  ),
];

/** Two of these together: an order, and that it is about what a machine writes. */
const ORDER = cue(
  `${NO}(?:du (?:ska|måste|skall|bör|får inte)|you (?:must|should|shall|will|need to)|nämn (?:inte|aldrig)|utelämna|inkludera|lägg till|skriv (?:att|i|in)|påstå|ange att|hoppa över|do not (?:mention|include|report|summari)|never mention|omit|include the|make sure|be sure to|add the (?:following|sentence)|write that|state that|conclude that|always (?:say|answer|respond))`,
);
const MACHINE_TEXT = cue(
  `${NO}(?:i (?:din|er) (?:sammanfattning|rapport|analys|text|output)|i ditt (?:svar|utdrag)|när du (?:sammanfattar|skriver rapporten|bearbetar|analyserar) (?:detta|det här|dokumentet|texten|underlaget)|in (?:your|the) (?:summary|response|answer|output|report)|when (?:you )?summari[sz]|(?:systemprompt|system prompt|jailbreak|prompt injection)|your (?:training|guidelines|programming))`,
);
const HIDDEN = /<!--[\s\S]*?-->|[\u200b-\u200f\u2060-\u2064\u{e0000}-\u{e007f}]{8,}|\p{Co}{4,}/u;

/** True when the paragraph speaks to an AI. @param paragraph as it stands in the document */
export function addressesAi(paragraph: string): boolean {
  if (HIDDEN.test(paragraph)) return true;
  // Letters kept apart by invisible signs or look-alike width are read together.
  const text = paragraph
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/[^\S\n]+|[_*]+/g, ' ');
  return STRONG.some((pattern) => pattern.test(text)) || (ORDER.test(text) && MACHINE_TEXT.test(text));
}
