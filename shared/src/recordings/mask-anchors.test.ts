import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cut, moveAnchors } from './mask-anchors.ts';
import { type AnchoredText, transcriptText } from './transcript-text.ts';

const spoken = (texts: readonly string[]): AnchoredText =>
  transcriptText({
    speakers: [{ id: 'a', name: 'Anna Ek' }],
    segments: texts.map((text, n) => ({
      id: String(n),
      from: n * 10_000,
      to: n * 10_000 + 9_000,
      speaker: 'a',
      words: text.split(' ').map((word, i) => ({
        text: word,
        from: n * 10_000 + i * 100,
        to: n * 10_000 + i * 100 + 90,
        sure: 50 + i,
      })),
      by: 'machine',
      doubtful: false,
    })),
  });

/** What masking does: each stretch becomes a placeholder. */
function cut(text: string, places: readonly { readonly start: number; readonly end: number }[]) {
  let masked = '';
  let at = 0;
  const cuts = places.map(({ start, end }, n): Cut => {
    masked += text.slice(at, start);
    const newStart = masked.length;
    masked += `[PERSON ${n + 1}]`;
    at = end;
    return { start, end, newStart, newEnd: masked.length };
  });
  return { masked: masked + text.slice(at), cuts };
}

const find = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const said = ({ text, segments }: AnchoredText) =>
  segments.map(({ words }) => words.map(([start, end, from, to]) => `${text.slice(start, end)} ${from}-${to}`));

it('gives words that were hidden together one place, as long as all of them', () => {
  const before = spoken(['Det sade Per Olof Berg, igår.']);
  const { masked, cuts } = cut(before.text, [find(before.text, 'Per Olof Berg')]);
  expect(said(moveAnchors(before, cuts, masked))).toEqual([
    ['Det 0-90', 'sade 100-190', '[PERSON 1], 200-490', 'igår. 500-590'],
  ]);
});

it('follows the name of a speaker', () => {
  const before = spoken(['Hej.']);
  const { masked, cuts } = cut(before.text, [find(before.text, 'Anna Ek')]);
  const { text, speakers } = moveAnchors(before, cuts, masked);
  expect(speakers.map(({ start, end }) => text.slice(start, end))).toEqual(['[PERSON 1]']);
});

it('keeps a placeholder over a paragraph break in the first of them', () => {
  const before = spoken(['Ring noll sju', 'ett två nu']);
  const { masked, cuts } = cut(before.text, [find(before.text, 'noll sju\n\nett två')]);
  expect(said(moveAnchors(before, cuts, masked))).toEqual([['Ring 0-90', '[PERSON 1] 100-10190'], ['nu 10200-10290']]);
});

it('keeps every time, in order, and never two anchors in one place', () => {
  const text = fc.array(fc.constantFrom('ja', 'nej', 'Berg', 'noll'), { minLength: 1, maxLength: 8 });
  const places = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 })), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), places, (texts, wanted) => {
      const before = spoken(texts.map((words) => words.join(' ')));
      const chosen: { start: number; end: number }[] = [];
      for (const [start, length] of [...wanted].sort(([a], [b]) => a - b)) {
        const end = Math.min(start + length, before.text.length);
        if (start >= end || start < (chosen.at(-1)?.end ?? 0)) continue;
        chosen.push({ start, end });
      }
      const { masked, cuts } = cut(before.text, chosen);
      const after = moveAnchors(before, cuts, masked);
      expect(after.segments.map(({ id }) => id)).toEqual(before.segments.map(({ id }) => id));
      const anchors = after.segments.flatMap(({ words }) => words);
      for (const [i, [start, end]] of anchors.entries()) {
        expect(start < end && end <= masked.length).toBe(true);
        expect(start).toBeGreaterThanOrEqual(anchors[i - 1]?.[1] ?? 0);
      }
      for (const segment of after.segments)
        for (const [start, end] of segment.words) expect(start >= segment.start && end <= segment.end).toBe(true);
      for (const { words } of before.segments)
        for (const [, , from, to] of words)
          expect(anchors.some(([, , start, end]) => start <= from && end >= to)).toBe(true);
      const uncut = before.segments
        .flatMap(({ words }) => words)
        .filter(([start, end]) => chosen.every((each) => each.end <= start || each.start >= end));
      for (const [start, end, from] of uncut) {
        const found = anchors.find((each) => each[2] === from);
        expect(found && masked.slice(found[0], found[1])).toBe(before.text.slice(start, end));
      }
    }),
  );
});
