import type { Detector } from '../detector.ts';
import { WHERE } from '../names/name-context.ts';

const STREET =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}'-]*[ \t]){0,2}\p{L}{3,}(?:gatan|vägen|gränden|torget|stigen|allén|backen|esplanaden|plan|leden)(?![\p{L}\d])/gu;
const HERE = new Set('från till mot på genom över runt bortom innanför bosatt'.split(' '));

/** Places of the lists, unknown capitalised words after a word of place, streets without a number. Paranoid. */
export const findPlaces: Detector = ({ text, words }, report) => {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (!word || word.shape === 'initial') continue;
    if (word.known) {
      let to = i + 1;
      while (to < words.length && words[to]?.known === word.known && words[to]?.gap === ' ') to += 1;
      const end = words[to - 1]?.end ?? word.end;
      report(word.known === 'place' ? 'place.known' : 'organisation.known', word.start, end);
      i = to - 1;
      continue;
    }
    const before = words[i - 1];
    if (!before || word.gap !== ' ' || !(WHERE.has(before.lower) || HERE.has(before.lower))) continue;
    if (word.shape === 'small') continue;
    let to = i + 1;
    while (to < words.length && words[to]?.gap === ' ' && words[to]?.shape === 'capital' && to - i < 3) to += 1;
    report('place.by-context', word.start, words[to - 1]?.end ?? word.end);
    i = to - 1;
  }
  for (const match of text.matchAll(STREET))
    if (/\p{Lu}/u.test(match[0])) report('place.by-context', match.index, match.index + match[0].length);
};
