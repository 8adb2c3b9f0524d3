import { canonicalJson } from '../core/canonical-json.ts';
import { sha256Text } from '../core/sha256.ts';
import { MASK_LEVELS, PLACEHOLDER_WORD, typesOf } from './levels.ts';
import { CORE_GIVEN_NAMES } from './names/core-names.ts';
import { GIVEN_NAMES } from './names/given-names.ts';
import { FUNCTION_WORDS, NAMES_AND_WORDS, ORDINARY_WORDS, ORGANISATIONS, PLACES } from './names/known-words.ts';
import { BRANDS } from './names/not-a-person.ts';
import { SURNAMES } from './names/surnames.ts';
import { MASK_RULES } from './rules.ts';
import { TAGGER_WEIGHTS } from './tagger/weights.ts';

/** Raised by hand whenever a detector starts or stops finding something, so that stored texts are gated anew. */
const RULES_VERSION = 5;

/** Names the masking rules in force: rule ids with priorities, what each level covers, placeholder words, name data, version. */
export const MASK_RULESET_HASH: string = sha256Text(
  canonicalJson({
    version: RULES_VERSION,
    rules: Object.entries(MASK_RULES).map(([id, { type, priority, confidence }]) => [id, type, priority, confidence]),
    levels: MASK_LEVELS.map((level) => [level, [...typesOf(level)].sort()]),
    words: PLACEHOLDER_WORD,
    lists: [
      GIVEN_NAMES,
      CORE_GIVEN_NAMES,
      SURNAMES,
      ORDINARY_WORDS,
      FUNCTION_WORDS,
      NAMES_AND_WORDS,
      PLACES,
      ORGANISATIONS,
      BRANDS.join(' '),
      TAGGER_WEIGHTS,
    ].map(sha256Text),
  }),
);
