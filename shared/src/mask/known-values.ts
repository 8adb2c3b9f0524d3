import type { Hit } from './detector.ts';
import { atLeast, type MaskLevel, typesOf } from './levels.ts';
import type { MaskProject } from './mask-types.ts';
import { lexicon } from './names/lexicon.ts';
import type { MaskRuleId } from './rules.ts';

/** Endings a term of "maska alltid" may carry in running text. */
const ENDINGS = new Set('s en et n t ens ets ns ts ar er or arna erna orna na arnas ernas ornas nas e es'.split(' '));
const LONGEST_ENDING = 5;
const TOKEN = /[\p{L}\p{N}]+/gu;

interface Wanted {
  readonly tokens: readonly string[];
  readonly rule: MaskRuleId;
  readonly inflected: boolean;
  /** An ordinary word too: only a capital letter tells that it is the name. */
  readonly capital: boolean;
}

/**
 * Terms of the project's own list (every level, inflected), and from strict the names and addresses that the project has
 * hidden before. Compared token by token, whatever stands between them; the time does not grow with the number of values.
 */
export function findKnown(text: string, level: MaskLevel, project: MaskProject): Hit[] {
  const wanted = wantedOf(level, project);
  if (wanted.size === 0) return [];
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    lower: match[0].toLowerCase(),
    capital: match[0] !== match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits: Hit[] = [];
  tokens.forEach((token, at) => {
    for (let cut = 0; cut <= LONGEST_ENDING && cut < token.lower.length; cut += 1) {
      const stem = cut === 0 ? token.lower : token.lower.slice(0, -cut);
      for (const value of wanted.get(stem) ?? []) {
        if (value.capital && !token.capital) continue;
        const last = tokens[at + value.tokens.length - 1];
        if (!last || last.start - token.start > 400) continue;
        const matches = value.tokens.every((part, i) => {
          const here = tokens[at + i]?.lower ?? '';
          if (i < value.tokens.length - 1) return here === part;
          return here === part || (here.startsWith(part) && endingFits(here.slice(part.length), value.inflected));
        });
        if (!matches) continue;
        const spare = value.inflected ? 0 : last.lower.length - (value.tokens.at(-1)?.length ?? 0);
        hits.push({ rule: value.rule, start: token.start, end: last.end - spare });
      }
    }
  });
  return hits;
}

function endingFits(ending: string, inflected: boolean): boolean {
  return inflected ? ENDINGS.has(ending) : ending === 's';
}

function wantedOf(level: MaskLevel, project: MaskProject): ReadonlyMap<string, readonly Wanted[]> {
  const wanted = new Map<string, Wanted[]>();
  const add = (form: string, rule: MaskRuleId, inflected: boolean) => {
    const tokens = form.toLowerCase().match(TOKEN) ?? [];
    const [first] = tokens;
    if (!first || form.trim().length < 2) return;
    const list = wanted.get(first) ?? [];
    const capital = !inflected && tokens.length === 1 && (first.length < 4 || lexicon().ordinary.has(first));
    list.push({ tokens, rule, inflected, capital });
    wanted.set(first, list);
  };
  for (const term of project.alwaysMask) add(term, 'term.always-mask', true);
  if (!atLeast(level, 'strict')) return wanted;
  for (const { type, forms } of project.pseudonyms) {
    if (!typesOf(level).has(type) || (type !== 'PERSON' && type !== 'ADDRESS')) continue;
    for (const form of forms)
      add(form, type === 'PERSON' ? 'person.known-in-project' : 'address.known-in-project', false);
  }
  return wanted;
}
