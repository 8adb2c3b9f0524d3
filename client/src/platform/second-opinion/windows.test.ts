import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Piece } from './pieces.ts';
import { windowsOf } from './windows.ts';

/** Pieces of runs of these lengths. */
const piecesOf = (lengths: readonly number[]): Piece[] =>
  lengths.flatMap((length, run) => Array.from({ length }, () => ({ id: 0, start: 0, end: 0, run })));

const runs = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 80 });

test('every token is read, no window is larger than the model, and each goes further than the one before', () => {
  fc.assert(
    fc.property(runs(60), fc.integer({ min: 4, max: 40 }), (lengths, room) => {
      const pieces = piecesOf(lengths);
      const windows = windowsOf(pieces, room);
      const read = new Set<number>();
      let before = { from: -1, to: 0 };
      for (const window of windows) {
        expect(window.to - window.from).toBeLessThanOrEqual(room);
        expect(window.from).toBeGreaterThan(before.from);
        expect(window.to).toBeGreaterThan(before.to);
        for (let i = window.from; i < window.to; i += 1) read.add(i);
        before = window;
      }
      expect(read.size).toBe(pieces.length);
      // Linear: a hostile text does not make more work than its length.
      expect(windows.length).toBeLessThanOrEqual((4 * pieces.length) / room + 2);
    }),
  );
});

test('a run is cut only when it is longer than half of what the model reads', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 40 }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 80 }),
      (room, lengths) => {
        const pieces = piecesOf(lengths);
        for (const { from, to } of windowsOf(pieces, room))
          for (const at of [from, to]) expect(pieces[at]?.run).not.toBe(pieces[at - 1]?.run);
      },
    ),
  );
});

test('neighbours are read together: each pair of runs lies whole in some window', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 80 }), (lengths) => {
      const pieces = piecesOf(lengths);
      const windows = windowsOf(pieces, 32);
      for (let run = 1; run < lengths.length; run += 1) {
        const from = pieces.findIndex((piece) => piece.run === run - 1);
        const to = pieces.findLastIndex((piece) => piece.run === run);
        expect(windows.some((window) => window.from <= from && to < window.to)).toBe(true);
      }
    }),
  );
});
