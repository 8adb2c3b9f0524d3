import { isDoubtful } from '@arbetsytan/shared/documents/doubt';
import { rawText } from '@arbetsytan/shared/ingest/decode';
import { decisionsOf } from '@arbetsytan/shared/mask/decisions';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { mask } from '@arbetsytan/shared/mask/mask';
import type { MaskProject, MaskSpan } from '@arbetsytan/shared/mask/mask-types';
import { plainPlaceholder } from '@arbetsytan/shared/mask/placeholders';
import { normalise } from '@arbetsytan/shared/text/normalise';
import { markedByHand, trustIn } from './mask-all.ts';

export interface InspectInput {
  readonly text: string;
  readonly level: MaskLevel;
  readonly project: MaskProject;
  readonly textId: string;
}

/** One value that is hidden in a text, and everywhere it stands. */
export interface Hit {
  readonly placeholder: string;
  readonly type: MaskSpan['type'];
  readonly rule: string;
  readonly isDoubtful: boolean;
  /** A person has looked at it. */
  readonly isSure: boolean;
  /** Offsets in the normalised original, in order. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** An original beside what masking makes of it, for the person who imported it. Nothing of it is stored. */
export interface Inspected {
  /** The normalised original. */
  readonly text: string;
  readonly masked: string;
  /** Doubtful ones first, then in order of appearance. */
  readonly hits: readonly Hit[];
}

/**
 * What masking does to a text under the decisions in force. The rule that is told is the one that finds the value by itself:
 * what was masked once is only "known" the next time.
 */
export function inspect({ text: raw, level, project, textId }: InspectInput): Inspected {
  const text = normalise(rawText(raw));
  const extraSpans = markedByHand(project, textId);
  const { spans, masked, project: numbered } = mask({ text, level, project, extraSpans });
  const first = mask({ text, level, project: { ...project, pseudonyms: [] }, extraSpans }).spans;
  const sure = new Set(decisionsOf(project).sure);
  const trust = trustIn(numbered);
  const byPlaceholder = new Map<
    string,
    { readonly hit: Omit<Hit, 'places'>; readonly places: { start: number; end: number }[] }
  >();
  let at = 0;
  for (const span of spans) {
    while (at < first.length && (first[at]?.end ?? 0) <= span.start) at += 1;
    const fresh = first[at];
    const told = fresh && fresh.start < span.end && !span.rule.startsWith('extra.') ? fresh : span;
    const placeholder = plainPlaceholder(span.placeholder);
    const isSure = sure.has(placeholder);
    const known = byPlaceholder.get(placeholder);
    const place = { start: span.start, end: span.end };
    const doubtful = isDoubtful({ confidence: trust(placeholder, 100) });
    if (known) {
      known.places.push(place);
    } else {
      const hit = { placeholder, type: span.type, rule: told.rule, isDoubtful: doubtful, isSure };
      byPlaceholder.set(placeholder, { hit, places: [place] });
    }
  }
  const hits = [...byPlaceholder.values()].map(({ hit, places }): Hit => ({ ...hit, places }));
  return { text, masked, hits: [...hits.filter((hit) => hit.isDoubtful), ...hits.filter((hit) => !hit.isDoubtful)] };
}
