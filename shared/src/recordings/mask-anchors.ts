import type { MaskedSegment, WordAnchor } from '../documents/transcript-facts.ts';
import type { AnchoredText, SpeakerPlace } from './transcript-text.ts';

/** A stretch of a text that became another: where it was, and where what stands there now is. End exclusive. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Cuts of a masking: the places in the text before, and the marks in the text after, in the same order. */
export function cutsOf(
  places: readonly { readonly start: number; readonly end: number }[],
  marks: readonly { readonly start: number; readonly end: number }[],
): readonly Cut[] {
  return places.flatMap(({ start, end }, i) => {
    const mark = marks[i];
    return mark ? [{ start, end, newStart: mark.start, newEnd: mark.end }] : [];
  });
}

/**
 * The places of a text that was cut, in the text that came of it. Words that were hidden together share one anchor, which
 * lasts as long as all of them and is as sure as the least sure. Anchors and segments stay in order and never overlap.
 * @param cuts in order, disjoint
 * @param text what came of it
 */
export function moveAnchors(before: AnchoredText, cuts: readonly Cut[], text: string): AnchoredText {
  const move = mover(cuts);
  const segments: MaskedSegment[] = [];
  let reached = 0;
  for (const segment of before.segments) {
    const words: WordAnchor[] = [];
    const start = Math.max(move(segment.start).from, reached);
    for (const [wordStart, wordEnd, from, to, sure] of segment.words) {
      const at = move(wordStart).from;
      const end = move(wordEnd - 1).to;
      const last = words.at(-1);
      if (at >= reached) words.push([at, end, from, to, sure]);
      else if (last) words[words.length - 1] = joined(last, end, from, to, sure);
      else extendLast(segments, to);
      reached = Math.max(reached, end);
    }
    const end = Math.max(start, reached);
    segments.push({ ...segment, start, end, words });
  }
  const speakers = before.speakers.map(
    (place): SpeakerPlace =>
      place.start < 0 ? place : { id: place.id, start: move(place.start).from, end: move(place.end - 1).to },
  );
  return { text, segments, speakers };
}

function joined(
  [start, end, from, to, sure]: WordAnchor,
  newEnd: number,
  nextFrom: number,
  nextTo: number,
  nextSure: number,
): WordAnchor {
  const least = sure < 0 ? nextSure : nextSure < 0 ? sure : Math.min(sure, nextSure);
  return [start, Math.max(end, newEnd), Math.min(from, nextFrom), Math.max(to, nextTo), least];
}

/** A cut that began in an earlier segment: its placeholder stands there, and is said until this word's end. */
function extendLast(segments: MaskedSegment[], until: number): void {
  for (let i = segments.length - 1; i >= 0; i -= 1) {
    const segment = segments[i];
    const last = segment?.words.at(-1);
    if (!segment || !last) continue;
    const [start, end, from, to, sure] = last;
    segments[i] = { ...segment, words: [...segment.words.slice(0, -1), [start, end, from, Math.max(to, until), sure]] };
    return;
  }
}

/** Where a character went: inside a cut, the whole of what replaced it. */
function mover(cuts: readonly Cut[]): (at: number) => { readonly from: number; readonly to: number } {
  return (at) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cuts[middle]?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const cut = cuts[low - 1];
    if (!cut) return { from: at, to: at + 1 };
    if (at < cut.end) return { from: cut.newStart, to: cut.newEnd };
    const moved = at + cut.newEnd - cut.end;
    return { from: moved, to: moved + 1 };
  };
}
