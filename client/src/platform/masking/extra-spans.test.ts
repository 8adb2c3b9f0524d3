import { MASK_LEVELS, SPAN_TYPES, typesOf } from '@arbetsytan/shared/mask/levels';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskAll } from './mask-all.ts';

const TEXT =
  'Anna Lindqvist (personnummer 19121212-1212) ringde från 070-174 06 58 eller skrev till anna.lindqvist@post.example.\n\nHon bor på Storgatan 14, 123 45 Småstad 😀.';
/** What each level hides of it by its rules alone, in pieces that would tell. */
const HIDDEN = {
  normal: ['19121212', '1212-1212', '174 06 58', '070-174', 'anna.lindqvist', 'post.example'],
  strict: ['Anna', 'Lindqvist', 'Storgatan', '123 45'],
  paranoid: [],
};

const anySpan = fc.record({
  type: fc.constantFrom(...SPAN_TYPES),
  start: fc.integer({ min: -5, max: TEXT.length + 5 }),
  length: fc.integer({ min: 0, max: 40 }),
  confidence: fc.integer({ min: 50, max: 99 }),
});

test('whatever a model marks, nothing comes out that the rules hide', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), fc.constantFrom(...MASK_LEVELS), (spans, level) => {
      const extra = spans.map(({ length, ...span }) => ({
        ...span,
        end: span.start + length,
        rule: 'extra.second-opinion',
      }));
      const verdict = maskAll({
        texts: [TEXT],
        level,
        project: EMPTY_MASK_PROJECT,
        at: '2026-11-23T12:00:00.000Z',
        extraSpans: [extra],
        secondOpinion: 'ran',
      });
      // A gate that stops the text is the other way to keep it in.
      if (!verdict.ok) return;
      const masked = verdict.value.contents[0]?.text ?? TEXT;
      const hidden = [...HIDDEN.normal, ...(level === 'normal' ? [] : HIDDEN.strict)];
      expect(hidden.filter((piece) => masked.includes(piece))).toEqual([]);
      // And what the model marked is hidden too, where the level hides its type.
      for (const { type, start, end } of extra) {
        const word = TEXT.slice(Math.max(0, start), Math.max(0, end)).trim();
        if (typesOf(level).has(type) && /^\p{L}{6,}$/u.test(word) && TEXT.split(word).length === 2)
          expect(masked.includes(word)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('no span of a model that is nothing but noise stops the masking of most texts', () => {
  const passed = fc.sample(fc.array(anySpan, { maxLength: 3 }), { seed: 7, numRuns: 100 }).filter(
    (spans) =>
      maskAll({
        texts: [TEXT],
        level: 'strict',
        project: EMPTY_MASK_PROJECT,
        at: '2026-11-23T12:00:00.000Z',
        extraSpans: [
          spans.map(({ length, ...span }) => ({ ...span, end: span.start + length, rule: 'extra.second-opinion' })),
        ],
      }).ok,
  ).length;
  expect(passed).toBeGreaterThan(90);
});
