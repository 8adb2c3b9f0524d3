import type { Detector, Report } from '../detector.ts';
import { inflected, isCompound } from '../name-evidence.ts';
import { countsSomething } from '../name-surroundings.ts';
import { lexicon } from '../names/lexicon.ts';
import { SAYING, WHERE } from '../names/name-context.ts';
import type { Tags } from '../tagger/tagger.ts';
import type { Word } from '../words.ts';

const STREET =
  /(?<![\p{L}\d])(?:(?:\p{Lu}[\p{L}'-]*|stora|lilla|gamla|nya|norra|södra|östra|västra)[ \t]){0,2}\p{L}{0,30}(?:gatan|vägen|gränden|torget|stigen|allén|backen|esplanaden|plan|leden)(?![\p{L}\d])/gu;
/** södra Stockholm */
const PART_OF =
  /(?<!\p{L})(?:(?:nord|syd)?(?:öst|väst)ra|norra|södra|centrala|mellersta|inre|yttre|nedre|övre) (?=\p{Lu})\p{L}+/giu;
/** How sure the tagger must be of one word alone; at this level a place too many is better than one too few. */
const LEAST_MARGIN = 10;
const HERE = new Set('från till mot på genom över runt bortom innanför bosatt'.split(' '));

/** Class of the tagger -> rule. */
const TAGGED = [null, null, 'place.tagged', 'organisation.tagged'] as const;

/** Places of the lists and of the tagger, unknown capitalised words after a word of place, streets without a number. Paranoid. */
export const findPlaces: Detector = ({ text, words, tags }, report) => {
  reportTagged(text, words, tags, report);
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (!word || word.shape === 'initial') continue;
    if (word.shape === 'small') {
      small(words, i, report);
      continue;
    }
    if (word.known) {
      let to = i + 1;
      while (to < words.length && words[to]?.known === word.known && words[to]?.gap === ' ') to += 1;
      const end = words[to - 1]?.end ?? word.end;
      report(word.known === 'place' ? 'place.known' : 'organisation.known', word.start, end);
      i = to - 1;
      continue;
    }
    const before = words[i - 1];
    if (!before || word.gap !== ' ' || !(WHERE.has(before.lower) || HERE.has(before.lower))) {
      // Fail closed: at this level any word with a capital that is not known to be ordinary may be a name.
      if (mayBeName(words, i, text)) report('person.unknown-capitalised', word.start, word.end);
      continue;
    }
    let to = i + 1;
    while (to < words.length && to - i < 4 && goesOn(words, to)) to += 1;
    report('place.by-context', word.start, words[to - 1]?.end ?? word.end);
    i = to - 1;
  }
  for (const match of text.matchAll(PART_OF))
    if (/ \p{Lu}/u.test(match[0])) report('place.by-context', match.index, match.index + match[0].length);
  for (const match of text.matchAll(STREET))
    if (/\p{Lu}|^(?:stora|lilla|gamla|nya|norra|södra|östra|västra) /u.test(match[0]))
      report('place.by-context', match.index, match.index + match[0].length);
};

/** Rio de Janeiro */
function goesOn(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.gap !== ' ') return false;
  return (
    word.shape === 'capital' ||
    (/^(?:de|la|del|do|am|upon|el)$/.test(word.lower) &&
      words[at + 1]?.gap === ' ' &&
      words[at + 1]?.shape === 'capital')
  );
}

/** A word with a capital that nothing explains; at the start of a sentence only one that acts. */
function mayBeName(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  const after = words[at + 1];
  if (!word || word.ordinary || word.never || countsSomething(text, word) || labelsFigures(text, word.end))
    return false;
  if (!word.opens) return word.shape === 'capital' || !isUnit(word.form);
  const acts = after !== undefined && after.gap === ' ' && SAYING.has(after.lower);
  return acts && word.lower.length > 3 && !inflected(word.lower) && !isCompound(word);
}

const isUnit = (form: string) => form.length < 4;

/** Authorities that are one of a kind and written small all the same. */
const AUTHORITY =
  /^(?:(?:riks|säkerhets)?polisens?|regeringens?|riksdagens?|kronofogdens?|kustbevakningens?|försvarsmaktens?|kriminalvårdens?|tullverkets?|räddningstjänstens?|(?:mark- och )?miljödomstolens?|\p{L}{4,}(?:myndigheten|verket|domstolen|departementet|förbundet|nämnden|styrelsen|inspektionen|kassan)s?)$/u;

/** "på stora torget", "i jönköping", "swedbank": the lists hold without a capital where the word is nothing else. */
function small(words: readonly Word[], at: number, report: Report): void {
  const word = words[at];
  const before = words[at - 1];
  if (word && AUTHORITY.test(word.lower)) report('organisation.known', word.start, word.end);
  if (!word || word.ordinary || word.never || word.lower.length < 4) return;
  const { places, organisations } = lexicon();
  if (organisations.has(word.lower)) report('organisation.known', word.start, word.end);
  else if (before && word.gap === ' ' && (WHERE.has(before.lower) || HERE.has(before.lower)) && places.has(word.lower))
    report('place.known', word.start, word.end);
}

/** "ISBN 978", "Org.nr: 55", also when the figures are hidden already. */
function labelsFigures(text: string, end: number): boolean {
  return /^[ .:]{0,2}(?:nr)?[ .:]{0,2}[\d\ue000]|^ [A-Z]{2}\d/.test(text.slice(end, end + 6));
}

/** Runs that the tagger takes for a place or an organisation. One word alone needs a capital of its own and no number behind it: "ISBN 978". */
function reportTagged(text: string, words: readonly Word[], { classes, margins }: Tags, report: Report): void {
  for (let i = 0; i < words.length; i += 1) {
    const rule = TAGGED[classes[i] ?? 0];
    const first = words[i];
    if (!rule || !first) continue;
    let to = i + 1;
    while (to < words.length && classes[to] === classes[i] && words[to]?.gap === ' ') to += 1;
    const end = words[to - 1]?.end ?? first.end;
    const surely = !first.opens && (margins[i] ?? 0) >= LEAST_MARGIN && !labelsFigures(text, end);
    if (to - i > 1 || surely) report(rule, first.start, end);
    i = to - 1;
  }
}
