import type { Run } from './name-forms.ts';
import { looksLikeSurname } from './names/lexicon.ts';
import { PARTICLES } from './names/name-context.ts';
import type { Word } from './words.ts';

/** The longest run of words that could be one name, from a capitalised word on. */
export function runAt(words: readonly Word[], from: number): Run {
  let to = from + 1;
  while (to < words.length && to - from < 6) {
    const word = words[to];
    const before = words[to - 1];
    if (!word || !before) break;
    // Karl-Olof "Kalle" Vikman
    const nicknamed = before.given && (word.gap === ' "' || (word.gap === '" ' && words[to - 1]?.gap === ' "'));
    const dotted = /^\. ?$/.test(word.gap) && (before.shape === 'initial' || (before.lower === 'v' && to - from > 1));
    const joined = /^ {1,2}$/.test(word.gap) || nicknamed || dotted;
    const wrapped = /^ ?\n ?$/.test(word.gap) && isNamePart(before) && isNamePart(word);
    if (!joined && !wrapped) break;
    if (word.shape === 'small') {
      const after = particlesTo(words, to);
      if (after === to || !isNamePart(before)) break;
      to = after;
      continue;
    }
    if (word.ordinary && !word.given && !word.surname && !isNamePart(before)) break;
    to += 1;
  }
  return { from, to };
}

/** "de la Motte", "von Essen": the index of the capitalised word behind one or two particles, or `at` where there is none. */
function particlesTo(words: readonly Word[], at: number): number {
  for (let to = at; to < at + 2 && PARTICLES.has(words[to]?.lower ?? '') && words[to]?.shape === 'small'; to += 1) {
    const next = words[to + 1];
    const abbreviated = words[to]?.lower === 'v' && next?.gap === '. ';
    if (next?.gap !== ' ' && !abbreviated) return at;
    if (next?.shape !== 'small') return to + 1;
  }
  return at;
}

function isNamePart(word: Word): boolean {
  return (
    word.shape !== 'small' &&
    (word.given || word.surname || word.shape === 'initial' || looksLikeSurname(word.lower, word.opens))
  );
}
