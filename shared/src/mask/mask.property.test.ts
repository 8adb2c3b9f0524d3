import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { found, masked } from '../../test/masking/found.ts';
import { gateOptionsOf } from '../gate/known-forms.ts';
import { gate } from '../gate/pii-gate.ts';
import { MASK_LEVELS, type MaskLevel } from './levels.ts';

const level = fc.constantFrom<MaskLevel>(...MASK_LEVELS);
const digits = (size: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }).map((list) => list.join(''));

const pieces = fc.constantFrom(
  'Anna',
  'Berg',
  'anna',
  'Per',
  'sten',
  'Polisen',
  'ringde',
  'säger',
  'den 4 maj 2021',
  'kl. 13.30',
  '070-174 06 11',
  '19690220-9987',
  'anna.berg@exempel.se',
  '@anna_b',
  'LPO 55F',
  '[PERSON 1]',
  '[TELEFON 2]',
  '[',
  ']',
  '432 31 Varberg',
  'Storgatan 3',
  'noll sju tre fyra fem sex',
  '5 400 kr',
  '2021-03-04',
  'Dnr 2022/145',
  '\n\n',
  '. ',
  ', ',
  '–',
  'å',
  '😀',
  '\u00ad',
  '1',
  '12',
  '12345',
  'http://a.se/b',
  'Hej',
  'von',
  'i',
  'Lund',
  'bankgiro 123-4567',
  'kort',
  'O',
  'S',
  '0',
  '(0)',
  '+46',
  'mål nr B 12-22',
  'ISBN 978-91-20-49110-2',
  ':',
  '\u0301',
  '８',
  '\n',
);
const prose = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', '', ' ', '\n')), { maxLength: 24 })
  .map((list) => list.map(([piece, gap]) => piece + gap).join(''));
/** Words and identifiers with white space or a full stop between them, as people write. */
const spaced = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', ' ', '. ', ', ', '\n')), { maxLength: 16 })
  .map((list) => list.map(([piece, gap]) => piece + gap).join(''));
const text = fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 80 }));

const birth = fc
  .tuple(
    fc.integer({ min: 1930, max: 2015 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digits(3),
    fc.boolean(),
  )
  .map(([year, month, day, serial, coordination]) => {
    const two = (value: number) => String(value).padStart(2, '0');
    const nine = `${two(year % 100)}${two(month)}${two(day + (coordination ? 60 : 0))}${serial}`;
    return { century: String(Math.floor(year / 100)), ten: nine + luhn(nine) };
  });

function luhn(payload: string): number {
  const sum = [...payload].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

describe('masking any text', () => {
  it('gives spans that are sorted, disjoint and whole in UTF-16, and a text that is made of them', () => {
    fc.assert(
      fc.property(text, level, (input, at) => {
        const { masked: output, spans } = masked(input, at);
        let from = 0;
        for (const { start, end, maskedStart, maskedEnd, placeholder } of spans) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(splitsPair(input, start) || splitsPair(input, end)).toBe(false);
          expect(output.slice(maskedStart, maskedEnd)).toBe(placeholder);
          from = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is idempotent within its project', () => {
    fc.assert(
      fc.property(text, level, (input, at) => {
        const once = masked(input, at);
        expect(masked(once.masked, at, once.project).masked).toBe(once.masked);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a text that its own gate lets pass', () => {
    fc.assert(
      fc.property(spaced, level, (input, at) => {
        const { masked: output, project } = masked(input, at);
        const verdict = gate(output, at, gateOptionsOf(project, at));
        expect(
          verdict.ok ? [] : verdict.reasons.map((r) => `${r.code} ${output.slice(r.start, r.end)} | ${output}`),
        ).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('hides at a higher level all that a lower one hides', () => {
    fc.assert(
      fc.property(prose, (input) => {
        const covered = MASK_LEVELS.map((at) => coverage(input, at));
        for (let i = 0; i < input.length; i += 1) {
          if (!/[\p{L}\p{N}]/u.test(input[i] ?? '')) continue;
          if (covered[0]?.[i]) expect(covered[1]?.[i]).toBe(true);
          if (covered[1]?.[i]) expect(covered[2]?.[i]).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the values of a project under the same placeholder in every document', () => {
    fc.assert(
      fc.property(digits(7), digits(7), (a, b) => {
        fc.pre(a !== b);
        const first = masked(`Ring 070${a} eller 070${b}.`, 'normal');
        const second = masked(`Numret är +46 70 ${b.slice(0, 3)} ${b.slice(3)}.`, 'normal', first.project);
        expect(second.spans[0]?.placeholder).toBe(first.spans[1]?.placeholder);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a generated identifier', () => {
  const notation = fc.constantFrom(
    (century: string, ten: string) => century + ten,
    (_: string, ten: string) => ten,
    (century: string, ten: string) => `${century}${ten.slice(0, 6)}-${ten.slice(6)}`,
    (_: string, ten: string) => `${ten.slice(0, 6)}–${ten.slice(6)}`,
    (_: string, ten: string) => `${ten.slice(0, 6)}+${ten.slice(6)}`,
    (century: string, ten: string) => `${century}${ten.slice(0, 6)} ${ten.slice(6)}`,
    (century: string, ten: string) =>
      `${century}${ten.slice(0, 2)} ${ten.slice(2, 4)} ${ten.slice(4, 6)} - ${ten.slice(6)}`,
    (_: string, ten: string) => `${ten.slice(0, 6)}-\n${ten.slice(6)}`,
  );
  const carrier = fc.constantFrom(
    (x: string) => `Hon har ${x} enligt akten.`,
    (x: string) => x,
    (x: string) => `(${x})`,
    (x: string) => `pnr:${x}`,
  );

  it('is hidden in any notation and any carrier', () => {
    fc.assert(
      fc.property(birth, notation, carrier, level, ({ century, ten }, write, carry, at) => {
        const { masked: output } = masked(carry(write(century, ten)), at);
        expect(output.replace(/\[[^\]]*\]/g, '')).not.toMatch(/\d{3}/);
      }),
      { numRuns: 300 },
    );
  });

  it('is hidden just as well with invisible characters, other digits, other dashes and decomposed letters', () => {
    const disguise = fc.constantFrom(
      (x: string) => [...x].join('\u200b'),
      (x: string) => [...x].join('\u00ad'),
      (x: string) => x.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      (x: string) => x.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
      (x: string) => x.replace(/-/g, '\u2212').replace(/ /g, '\u00a0'),
      (x: string) => x.normalize('NFD'),
    );
    const sentence = fc.constantFrom(
      'Ring Åsa Öberg på 070-174 06 11 nu.',
      'Pnr 19690220-9987.',
      'Bor på Björkvägen 4.',
    );
    fc.assert(
      fc.property(sentence, disguise, (plain, change) => {
        const types = found(plain, 'strict').map((hit) => hit.split(':')[0]);
        expect(found(change(plain), 'strict').map((hit) => hit.split(':')[0])).toEqual(types);
      }),
      { numRuns: 60 },
    );
  });
});

function splitsPair(value: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(value[at] ?? '') && /[\ud800-\udbff]/.test(value[at - 1] ?? '');
}

function coverage(input: string, at: MaskLevel): boolean[] {
  const covered = new Array<boolean>(input.length).fill(false);
  for (const { start, end } of masked(input, at).spans) covered.fill(true, start, end);
  return covered;
}
