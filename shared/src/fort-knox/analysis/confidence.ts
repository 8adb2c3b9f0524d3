import type { KnoxReport } from '../report-types.ts';
import type { Contradiction } from './contradictions.ts';
import { isHedged } from './cues.ts';
import type { Reading } from './reading.ts';
import { readingIsThin, TOO_LITTLE } from './wording.ts';

type Confidence = KnoxReport['confidence'];

/**
 * How far the material carries, computed from what can be counted: documents, kinds that are independent of each other, dates,
 * contradictions and the share that someone merely says. It grades the material, not the truth.
 */
export function confidenceOf(reading: Reading, contradictions: readonly Contradiction[]): Confidence {
  const { documents, sentences } = reading;
  const withText = documents.filter(({ paragraphs }) => paragraphs.length > 0);
  const kinds = new Set(withText.map(({ kind }) => kind)).size;
  const dated = withText.filter(({ date }) => date !== null).length;
  const hedged = sentences.filter(isHedged).length;
  const quarantined = documents.reduce((sum, document) => sum + document.quarantined, 0);
  const hedgedShare = sentences.length === 0 ? 0 : Math.floor((hedged * 100) / sentences.length);
  const reasons = [
    count(withText.length, 'Ett underlag med text.', 'underlag med text.', 'Inget underlag innehåller text.'),
    kinds > 1
      ? `${kinds} olika slags underlag, vilket gör det möjligt att jämföra uppgifter.`
      : 'Bara ett slags underlag: uppgifterna har inte kunnat jämföras med andra slags källor.',
    dated === withText.length && dated > 0
      ? 'Alla underlag är daterade.'
      : `${withText.length - dated} av ${withText.length} underlag saknar datum, vilket gör tidslinjen osäkrare.`,
    count(
      contradictions.length,
      'En motsägelse mellan underlagen.',
      'motsägelser mellan underlagen.',
      'Inga motsägelser mellan underlagen hittades.',
    ),
    hedged === 0
      ? 'Ingen mening bygger på uppgifter som underlaget självt håller öppna.'
      : `${Math.max(1, hedgedShare)} procent av meningarna bygger på uppgifter som underlaget självt håller öppna.`,
  ];
  if (quarantined > 0)
    reasons.push(count(quarantined, 'Ett stycke hölls utanför i karantän.', 'stycken hölls utanför i karantän.', ''));
  if (readingIsThin(reading))
    return { grade: 'low', reasons: [TOO_LITTLE, ...reasons.filter((_, index) => index === 0 && withText.length > 0)] };
  const points =
    (withText.length >= 3 ? 2 : withText.length === 2 ? 1 : 0) +
    (kinds >= 3 ? 2 : kinds === 2 ? 1 : 0) +
    (dated === withText.length ? 1 : 0) -
    (contradictions.length >= 3 ? 2 : contradictions.length > 0 ? 1 : 0) -
    (hedgedShare >= 25 ? 2 : hedgedShare >= 10 ? 1 : 0);
  return { grade: points >= 4 ? 'high' : points >= 2 ? 'medium' : 'low', reasons };
}

function count(value: number, one: string, many: string, none: string): string {
  if (value === 0) return none;
  return value === 1 ? one : `${value} ${many}`;
}
