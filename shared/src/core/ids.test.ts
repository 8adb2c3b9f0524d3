import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, makeId } from './ids.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.integer({ min: 0, max: 2 ** 47 });

describe('ids', () => {
  it('have one shape', () => {
    fc.assert(fc.property(time, random, (now, bytes) => isId(makeId(now, bytes))));
  });

  it('sort by time', () => {
    fc.assert(
      fc.property(
        time,
        fc.integer({ min: 1, max: 1e9 }),
        random,
        random,
        (now, later, a, b) => makeId(now, a) < makeId(now + later, b),
      ),
    );
  });

  it('differ when the random bytes differ', () => {
    fc.assert(
      fc.property(time, random, random, (now, a, b) => {
        fc.pre(a.join() !== b.join());
        return makeId(now, a) !== makeId(now, b);
      }),
    );
  });

  it('take ten random bytes and nothing else', () => {
    expect(() => makeId(0, new Uint8Array(9))).toThrow(RangeError);
  });
});
