import { expect, test } from 'vitest';
import { baseOf, bytesOf, fileOf, type ModelEntry, modelEntrySchema, opens } from './model.ts';

const file = (name: string, bytes = 10) => ({ name, bytes, sha256: 'a'.repeat(64) });
const entry: ModelEntry = {
  id: 'namn-liten',
  name: 'Namn, liten',
  task: 'token-classification',
  licence: 'MIT',
  labels: ['O', 'B-PER', 'I-PER', 'B-MISC'],
  types: { PER: 'PERSON', MISC: null },
  maxTokens: 512,
  files: [file('model.onnx', 30), file('tokenizer.json')],
};
const accepts = (change: object) => modelEntrySchema.safeParse({ ...entry, ...change }).success;

test('a manifest that says all is taken', () => {
  expect(accepts({})).toBe(true);
  expect(bytesOf(entry)).toBe(40);
  expect(fileOf(entry, 'model.onnx')?.bytes).toBe(30);
  expect(fileOf(entry, 'vocab.txt')).toBeNull();
});

test.each([
  ['a path instead of a name', { files: [file('../model.onnx'), file('tokenizer.json')] }],
  ['a hidden file', { files: [file('.model.onnx'), file('tokenizer.json')] }],
  ['no tokenizer', { files: [file('model.onnx')] }],
  ['one file twice', { files: [file('model.onnx'), file('model.onnx'), file('tokenizer.json')] }],
  ['itself', { files: [file('model.onnx'), file('tokenizer.json'), file('model.json')] }],
  ['a hash that is none', { files: [{ ...file('model.onnx'), sha256: 'A'.repeat(64) }, file('tokenizer.json')] }],
  ['an id that is a path', { id: '../x' }],
  ['a label that nobody decided on', { labels: ['O', 'B-PER', 'B-LOC'] }],
  ['a field nobody knows', { tokenlimit: 3 }],
])('a manifest with %s is refused', (_what, change) => {
  expect(accepts(change)).toBe(false);
});

test('a label is read with and without its place in the entity', () => {
  expect(['B-PER', 'I-PER', 'E-PER', 'PER', 'S_LOC', 'O'].map(baseOf)).toEqual([
    'PER',
    'PER',
    'PER',
    'PER',
    'LOC',
    'O',
  ]);
  expect(['B-PER', 'I-PER', 'PER', 'S-LOC'].map(opens)).toEqual([true, false, false, true]);
});
