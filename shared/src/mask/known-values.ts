import type { Hit } from './detector.ts';
import { atLeast, type MaskLevel, type SpanType, typesOf } from './levels.ts';
import type { MaskProject } from './mask-types.ts';
import { lexicon } from './names/lexicon.ts';
import type { MaskRuleId } from './rules.ts';

/** Endings a term of "maska alltid" may carry in running text. */
const ENDINGS = new Set('s en et n t ens ets ns ts ar er or arna erna orna na arnas ernas ornas nas e es'.split(' '));
const LONGEST_ENDING = 5;
const TOKEN = /[\p{L}\p{N}]+/gu;

/** Values that the project hid before are hidden again, whatever stands around them. Dates and figures are shared by many texts. */
const KNOWN_RULE: Readonly<Partial<Record<SpanType, MaskRuleId>>> = {
  PERSONNUMMER: 'personnummer.known-in-project',
  PHONE: 'phone.known-in-project',
  EMAIL: 'email.known-in-project',
  CARD: 'card.known-in-project',
  BANK: 'bank.known-in-project',
  PLATE: 'plate.known-in-project',
  IP: 'ip.known-in-project',
  IDDOC: 'iddoc.known-in-project',
  PERSON: 'person.known-in-project',
  ADDRESS: 'address.known-in-project',
  DOB: 'dob.known-in-project',
  URL: 'url.known-in-project',
  ORGNR: 'orgnr.known-in-project',
  COORD: 'coordinates.known-in-project',
  PLACE: 'place.known-in-project',
  ORG: 'organisation.known-in-project',
};

interface Wanted {
  readonly tokens: readonly string[];
  readonly rule: MaskRuleId;
  readonly inflected: boolean;
  /** An ordinary word too: only a capital letter tells that it is the name. */
  readonly capital: boolean;
}

/**
 * Terms of the project's own list (every level, inflected), and from strict every value that the project has hidden
 * before. Compared token by token, whatever stands between them; the time does not grow with the number of values.
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
        hits.push({ rule: value.rule, start: token.start, end: last.end });
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
    const rule = KNOWN_RULE[type];
    if (!rule || !typesOf(level).has(type)) continue;
    for (const form of forms) if (isTelling(form)) add(form, rule, false);
    if (type === 'PERSON') for (const form of forms) add(surnameOf(form), rule, false);
  }
  return wanted;
}

/** The surname of a full name, which later texts use alone; empty when it is a place as well or there is none. */
function surnameOf(form: string): string {
  const [first, second] = form.split(/,\s*/);
  const parts = (first ?? '').split(/\s+/);
  const surname = second === undefined ? (parts.length > 1 ? (parts.at(-1) ?? '') : '') : (parts.at(-1) ?? '');
  const { places, never, surnames, ordinary } = lexicon();
  const lower = surname.toLowerCase();
  return lower.length < 2 || places.has(lower) || never.has(lower) || (ordinary.has(lower) && !surnames.has(lower))
    ? ''
    : surname;
}

/** "17" or "S" alone says nothing about anybody and stands in every text. */
function isTelling(form: string): boolean {
  return (form.match(/\p{L}/gu)?.length ?? 0) >= 2 || (form.match(/[0-9]/g)?.length ?? 0) >= 6;
}
