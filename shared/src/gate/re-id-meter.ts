import { paragraphs } from '../text/paragraphs.ts';
import { sentencesOf } from '../text/sentences.ts';
import { isRare, QUASI_IDENTIFIERS } from './quasi-identifiers.ts';

/** What a combination is made of. */
export const METER_KINDS = ['age', 'role', 'place', 'family', 'only', 'origin', 'health', 'date'] as const;
export type MeterKind = (typeof METER_KINDS)[number];

/** A sentence whose facts together may point at one person although no name is left. Offsets are UTF-16 code units in the text. */
export interface MeterHit {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly MeterKind[];
}

const WORD = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');

/** Kinds that only the meter counts: they narrow down as well, but stand in too many lines for a gate to refuse them. */
const MORE: Readonly<Partial<Record<MeterKind, RegExp>>> = {
  origin: WORD(
    'född i \\p{Lu}\\p{L}+|ursprungligen från \\p{Lu}\\p{L}+|flydde från \\p{Lu}\\p{L}+|(?:somalisk|syrisk|irakisk|afghansk|iransk|eritreansk|etiopisk|turkisk|kurdisk|polsk|rumänsk|rysk|ukrainsk|finsk|samisk|romsk|chilensk|bosnisk|kosovoalbansk)\\p{L}{0,3}',
  ),
  health: WORD(
    '(?:diagnos|cancer|diabetes|hiv|epilepsi|depression|schizofreni|autism|adhd|demens|stroke|ms-sjuk|gravid|hjärtsjuk|missbruk)\\p{L}{0,8}|rullstol\\p{L}{0,5}',
  ),
  date: WORD(
    '(?:den )?(?:[12]?\\d|3[01]) (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?: \\d{4})?|\\d{4}-\\d{2}-\\d{2}',
  ),
};

/**
 * A hint and no verdict: sentences where several kinds of fact meet (quasi-identifiers; Sweeney 2000). What it misses, a
 * reader must find. Linear in the text.
 */
export function reIdMeter(text: string): readonly MeterHit[] {
  const hits: MeterHit[] = [];
  for (const paragraph of paragraphs(text))
    for (const { text: sentence, start } of sentencesOf(paragraph.text)) {
      const kinds = METER_KINDS.filter((kind) => has(kind, sentence));
      if (!points(new Set(kinds))) continue;
      const from = paragraph.start + start;
      hits.push({ start: from, end: from + sentence.length, kinds });
    }
  return hits;
}

function has(kind: MeterKind, sentence: string): boolean {
  const pattern = MORE[kind] ?? QUASI_IDENTIFIERS[kind as keyof typeof QUASI_IDENTIFIERS];
  return pattern !== undefined && sentence.search(pattern) >= 0;
}

/** As the guard of reports, and health or origin beside an age, a role or a place. */
function points(kinds: ReadonlySet<MeterKind>): boolean {
  const telling = kinds.has('age') || kinds.has('role') || kinds.has('only') || kinds.has('family');
  return (
    isRare(kinds) ||
    (telling && kinds.has('only') && kinds.has('role')) ||
    (telling && (kinds.has('health') || kinds.has('origin')))
  );
}
