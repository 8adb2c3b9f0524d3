import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../../test/masking/found.ts';
import type { NormalText } from '../core/brand.ts';
import { gateOptionsOf } from '../gate/known-forms.ts';
import { gate } from '../gate/pii-gate.ts';
import { MASK_LEVELS, type MaskLevel } from './levels.ts';
import { mask } from './mask.ts';
import { EMPTY_MASK_PROJECT } from './mask-types.ts';

const level = fc.constantFrom<MaskLevel>(...MASK_LEVELS);
const digits = (size: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }).map((list) => list.join(''));
const luhn = (payload: string): string => {
  const sum = [...payload].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};
const groups = (text: string, sizes: readonly number[], gap: string) => {
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  return sizes.map((size, i) => text.slice(starts[i], (starts[i] ?? 0) + size)).join(gap);
};
const letter = fc.constantFrom(...'ABCDEFGHJKLMNOPRSTUWXYZ');
const word = fc.constantFrom('lina', 'ove', 'karin', 'asta', 'post', 'red');

/** A value, and the ways people write it. Every one is hidden at every level. */
const IDENTIFIERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  mobile: fc.tuple(fc.constantFrom('0', '2', '3', '6', '9'), digits(7), fc.nat(7)).map(([second, rest, form]) => {
    const number = `07${second}${rest}`;
    const tail = number.slice(3);
    return [
      number,
      `${number.slice(0, 3)}-${groups(tail, [3, 2, 2], ' ')}`,
      `${number.slice(0, 3)} ${groups(tail, [3, 2, 2], ' ')}`,
      `${number.slice(0, 4)}-${groups(number.slice(4), [2, 2, 2], ' ')}`,
      `+46 ${number.slice(1, 3)} ${groups(tail, [3, 2, 2], ' ')}`,
      `0046${number.slice(1)}`,
      `+46(0)${number.slice(1, 3)}-${tail}`,
      `${number.slice(0, 3)}\u2013${groups(tail, [3, 4], ' ')}`,
    ][form] as string;
  }),
  landline: fc
    .tuple(fc.constantFrom('08', '031', '040', '0490', '0920', '046'), digits(6), fc.nat(2))
    .map(
      ([area, rest, form]) =>
        [`${area}-${groups(rest, [2, 2, 2], ' ')}`, `${area}-${rest}`, `(${area}) ${groups(rest, [3, 3], ' ')}`][
          form
        ] as string,
    ),
  email: fc
    .tuple(word, word, fc.nat(4))
    .map(
      ([a, b, form]) =>
        [
          `${a}.${b}@exempel.se`,
          `${a}_${b}@mail.exempel.com`,
          `${a} (at) exempel.se`,
          `${a} snabel-a exempel punkt se`,
          `${a}.${b} [at] exempel [dot] se`,
        ][form] as string,
    ),
  card: fc.tuple(digits(14), fc.constantFrom('', ' ', '-')).map(([rest, gap]) => {
    const payload = `4${rest}`;
    return groups(payload + luhn(payload), [4, 4, 4, 4], gap);
  }),
  iban: fc.tuple(digits(20), digits(2), fc.boolean()).map(([account, check, apart]) => {
    const all = `SE${check}${account}`;
    return apart ? groups(all, [4, 4, 4, 4, 4, 4], ' ') : all;
  }),
  bankgiro: fc
    .tuple(digits(6), fc.constantFrom('bankgiro ', 'bg: ', 'Bankgiro nr '))
    .map(([rest, told]) => `${told}${rest.slice(0, 3)}-${rest.slice(3)}4`),
  plate: fc
    .tuple(
      letter,
      letter,
      letter,
      fc.integer({ min: 10, max: 99 }),
      fc.constantFrom('1', '7', 'A', 'F'),
      fc.constantFrom(' ', ''),
    )
    .filter(([a, b, c]) => !['SEK', 'EUR', 'USD', 'NOK'].includes(a + b + c))
    .map(([a, b, c, number, last, gap]) => `bilen ${a}${b}${c}${gap}${number}${last}`),
  ip: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => `IP ${parts.join('.')}`),
  passport: fc.tuple(letter, letter, digits(7)).map(([a, b, rest]) => `pass ${a}${b}${rest}`),
};

const carrier = fc.constantFrom(
  (x: string) => `Kontakta oss: ${x}.`,
  (x: string) => x,
  (x: string) => `(${x})`,
  (x: string) => `– ${x}, sa hon.`,
  (x: string) => `Rad ett.\n${x}\nRad tre.`,
  (x: string) => `"${x}"`,
);

/** What is left to read of the value: its digits and the letters of an address. */
const left = (output: string) => output.replace(/\[[^\]]*\]/g, ' ');

describe.each(Object.keys(IDENTIFIERS))('a generated %s', (kind) => {
  const value = IDENTIFIERS[kind] ?? fc.constant('');

  it('is hidden in any notation and any carrier, at every level, and passes the gate as it is left', () => {
    fc.assert(
      fc.property(value, carrier, level, (x, carry, at) => {
        const { masked: output, project } = masked(carry(x), at);
        expect(left(output), output).not.toMatch(/\d\d|exempel|@/);
        expect(gate(output, at, gateOptionsOf(project, at)).ok, output).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('is hidden with invisible characters, other digits, other dashes and line breaks at its separators', () => {
    const disguise = fc.constantFrom(
      (x: string) => [...x].join('\u200b'),
      (x: string) => x.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      (x: string) => x.replace(/\d/g, (digit) => String.fromCharCode(0x0966 + Number(digit))),
      (x: string) => x.replace(/-/g, '\u2212').replace(/ /g, '\u00a0'),
      (x: string) => x.normalize('NFD'),
      (x: string) => x.replace(/(?<=\d) (?=\d)/, '\n'),
    );
    fc.assert(
      fc.property(value, disguise, (x, change) => {
        const output = masked(`Det var ${change(x)} igår.`, 'strict').masked;
        expect(left(output.normalize('NFKC')), output).not.toMatch(/\p{Nd}\u200b?\p{Nd}|exempel|@/u);
      }),
      { numRuns: 120 },
    );
  });
});

describe('masking with one project', () => {
  const anything = fc.oneof(...Object.values(IDENTIFIERS));

  it('gives the owner back the text byte for byte', () => {
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 6 }),
        fc.string({ unit: 'binary', maxLength: 30 }),
        level,
        (values, noise, at) => {
          const input = `${noise} ${values.join(` och ${noise} `)}`;
          const { masked: output, spans } = masked(input, at);
          // Placeholders in the source lose their brackets, so that none is forged; everything else is as it was.
          fc.pre(!/\[\s{0,3}\p{Lu}[\p{Lu} -]*\d/u.test(input));
          let back = '';
          let from = 0;
          for (const { start, end, maskedStart, maskedEnd } of spans) {
            back += output.slice(from, maskedStart) + input.slice(start, end);
            from = maskedEnd;
          }
          expect(back + output.slice(from)).toBe(input);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not depend on what stands in paragraphs before and after', () => {
    const filler = fc.constantFrom(
      '',
      'Det regnade hela dagen.\n\n',
      'Kommunen svarar inte på frågan.\n\n'.repeat(400),
    );
    fc.assert(
      fc.property(anything, filler, filler, level, (x, before, after, at) => {
        const core = `Det gäller ${x} enligt akten.`;
        const alone = masked(core, at).spans.map(({ start, end, type }) => [start, end, type]);
        const within = masked(`${before}${core}\n\n${after}`, at).spans.map(({ start, end, type }) => [
          start - before.length,
          end - before.length,
          type,
        ]);
        expect(within).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing of what it hides when it is given something it cannot read', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('nivå', '', 'STRICT', '__proto__'), (secret, wrong) => {
        const input = {
          text: `Hemligt: ${secret}` as NormalText,
          level: wrong as MaskLevel,
          project: EMPTY_MASK_PROJECT,
        };
        let said = '';
        try {
          // A level nobody knows must never come out as a masked text.
          said = `masked ${mask(input).masked}`;
        } catch (error) {
          said = `${(error as Error).message}\n${(error as Error).stack ?? ''}`;
        }
        expect(said).not.toContain(secret);
        expect(said.startsWith('masked')).toBe(false);
        expect(JSON.stringify(gate(input.text, input.level))).not.toContain(secret);
        expect(gate(input.text, input.level).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
