import { CORE_GIVEN_NAMES } from './core-names.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { FUNCTION_WORDS, NAMES_AND_WORDS, ORDINARY_WORDS, ORGANISATIONS, PLACES } from './known-words.ts';
import { BRANDS } from './not-a-person.ts';
import { SURNAMES } from './surnames.ts';

/** The word lists as sets, made on first use so that a worker that never masks pays nothing. Keys are lower case. */
export interface Lexicon {
  readonly given: ReadonlySet<string>;
  readonly coreGiven: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly ordinary: ReadonlySet<string>;
  /** Names that are ordinary words too. */
  readonly both: ReadonlySet<string>;
  /** Never a name, though a list of some country has them. */
  readonly never: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
  /** First words of places and organisations that have several. */
  readonly openers: ReadonlySet<string>;
}

let made: Lexicon | null = null;

export function lexicon(): Lexicon {
  if (made) return made;
  const places = new Set(PLACES.split(','));
  const organisations = new Set([...ORGANISATIONS.split(','), ...BRANDS]);
  const openers = new Set<string>();
  for (const form of [...places, ...organisations])
    if (form.includes(' ')) openers.add(form.slice(0, form.indexOf(' ')));
  made = {
    given: new Set(GIVEN_NAMES.split(' ')),
    coreGiven: new Set(CORE_GIVEN_NAMES.split(' ')),
    surnames: new Set(SURNAMES.split(' ')),
    ordinary: new Set(ORDINARY_WORDS.split(',')),
    both: new Set(NAMES_AND_WORDS.split(',')),
    never: new Set(FUNCTION_WORDS.split(',')),
    places,
    organisations,
    openers,
  };
  return made;
}

/** Endings of Swedish and of other surnames. */
const SURNAME_ENDING =
  /.{2}(?:sson|ssen|qvist|kvist|ström|gren|dahl|stedt|stadt|feldt|löf|löv|löw|blad|rud|hjelm|hielm|stråle|stierna|stjerna|crantz|krantz|ović|ovic|evic|ević|ić|enko|czyk|wicz|ski|sky|skaya|oğlu|oglu|zadeh|nejad|idis|poulos|escu|eanu|dottir|dóttir|sdotter|lund|berg|holm|quist|felt|baum|stein|sohn)$/u;
/** Endings that inflected words have as well: they count only where the capital letter does not come from the sentence. */
const WEAK_ENDING =
  /.{2}(?:ska|[aiouyäö]nen|mark|strand|lind|ian|yan|sén|lén|dén|én|ér|ell|elius|ander|ius|man|feld|ez|pour)$/u;

export function looksLikeSurname(lower: string, opens: boolean): boolean {
  return SURNAME_ENDING.test(lower) || (!opens && WEAK_ENDING.test(lower));
}
