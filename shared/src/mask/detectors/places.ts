import type { Detector, Report } from '../detector.ts';
import { WHERE } from '../names/name-context.ts';
import type { Tags } from '../tagger/tagger.ts';
import type { Word } from '../words.ts';

const STREET =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}'-]*[ \t]){0,2}\p{L}{3,}(?:gatan|vägen|gränden|torget|stigen|allén|backen|esplanaden|plan|leden)(?![\p{L}\d])/gu;
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

/** Runs that the tagger takes for a place or an organisation. One word alone needs a capital of its own and no number behind it: "ISBN 978". */
function reportTagged(text: string, words: readonly Word[], { classes, margins }: Tags, report: Report): void {
  for (let i = 0; i < words.length; i += 1) {
    const rule = TAGGED[classes[i] ?? 0];
    const first = words[i];
    if (!rule || !first) continue;
    let to = i + 1;
    while (to < words.length && classes[to] === classes[i] && words[to]?.gap === ' ') to += 1;
    const end = words[to - 1]?.end ?? first.end;
    const surely =
      !first.opens &&
      (margins[i] ?? 0) >= LEAST_MARGIN &&
      !/^[ .:]{0,2}(?:nr)?[ .:]{0,2}[\d\ue000]|^ [A-Z]{2}\d/.test(text.slice(end, end + 6));
    if (to - i > 1 || surely) report(rule, first.start, end);
    i = to - 1;
  }
}
