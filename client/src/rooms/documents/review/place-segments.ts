import type { SpanType } from '@arbetsytan/shared/mask/levels';
import type { Hit } from '../../../platform/masking/inspect.ts';
import type { Range } from './word-steps.ts';

/** One place of a hit in the original. */
export interface Place extends Range {
  readonly placeholder: string;
  readonly type: SpanType;
  readonly isDoubtful: boolean;
}

export interface PlaceSegment extends Range {
  readonly place: Place | null;
  readonly isChosen: boolean;
}

/** The places of all hits, in order, dealt out to the parts they begin in. Parts are in order and apart. */
export function placesIn(hits: readonly Hit[], parts: readonly Range[]): readonly (readonly Place[])[] {
  const all = hits
    .flatMap(({ placeholder, type, isDoubtful, places }) =>
      places.map(({ start, end }): Place => ({ start, end, placeholder, type, isDoubtful })),
    )
    .sort((a, b) => a.start - b.start);
  let at = 0;
  return parts.map((part) => {
    const mine: Place[] = [];
    // A hit may run over a break between two parts: each part draws its own share.
    while (at > 0 && (all[at - 1]?.end ?? 0) > part.start) at -= 1;
    for (; at < all.length && (all[at]?.start ?? 0) < part.end; at += 1) {
      const place = all[at];
      if (place && place.end > part.start) mine.push(place);
    }
    return mine;
  });
}

/** A part cut at the edges of its hits and of what is chosen. */
export function segmentsOf(part: Range, places: readonly Place[], chosen: Range | null): readonly PlaceSegment[] {
  const edges = new Set([part.start, part.end]);
  for (const { start, end } of chosen ? [...places, chosen] : places)
    for (const edge of [start, end]) if (edge > part.start && edge < part.end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  let next = 0;
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? part.end;
    while (next < places.length && (places[next]?.end ?? 0) <= start) next += 1;
    const place = places[next];
    return {
      start,
      end,
      place: place && place.start <= start ? place : null,
      isChosen: chosen !== null && chosen.start <= start && chosen.end >= end,
    };
  });
}
