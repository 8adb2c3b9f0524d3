import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../words.ts';
import { pack, tag, unpack } from './tagger.ts';
import { type Example, train } from './train.ts';

const passages = readFileSync(new URL('../../../test/masking/dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example);

/** The words that are taken for a person. */
function people(text: string): string[] {
  const words = wordsOf(text);
  const { classes } = tag(words);
  return words.filter((_, at) => classes[at] === 1).map(({ form }) => form);
}

describe('the tagger', () => {
  it('takes a name it has never seen for a person by what stands around it', () => {
    expect(people('Det säger Grunkholt Vissmar till tidningen.')).toEqual(['Grunkholt', 'Vissmar']);
  });

  it('leaves a town, a company and an ordinary word alone', () => {
    expect(people('Branden i Norrköping släcktes på fredagen, uppger Ericsson.')).toEqual([]);
  });

  it('has nothing to say about words in small letters', () => {
    expect([...tag(wordsOf('anna berg ringde')).classes]).toEqual([0, 0, 0]);
  });
});

describe('training', () => {
  const few = { learners: 2, rounds: 2, hidden: 77, least: 1 };

  it('gives the same bytes again', () => {
    const once = pack(train(passages, few));
    expect(once.length).toBeGreaterThan(1000);
    expect(pack(train(passages, few))).toBe(once);
  });

  it('gives other bytes from other examples', () => {
    expect(pack(train(passages.slice(1), few))).not.toBe(pack(train(passages, few)));
  });

  it('is packed and read back without a change', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: (1 << 19) - 1 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        places,
        fc.array(fc.integer({ min: -31, max: 31 }), { minLength: 40, maxLength: 40 }),
        (at, values) => {
          const weights = new Int8Array(1 << 19);
          at.forEach((place, i) => {
            weights[place] = values[i] ?? 0;
          });
          expect(Buffer.compare(Buffer.from(unpack(pack(weights))), Buffer.from(weights))).toBe(0);
        },
      ),
      { numRuns: 20 },
    );
  });
});
