import { expect, test } from 'vitest';
import type { Piece } from './pieces.ts';
import { candidatesOf, type Opinion, opinionOf } from './read-labels.ts';

/** A text in which each word is one token, with a label and a probability for those named. */
function said(text: string, labels: Readonly<Record<string, [string, number]>>) {
  const pieces: Piece[] = [];
  const opinions: (Opinion | null)[] = [];
  [...text.matchAll(/\S+/gu)].forEach(({ 0: word, index }, run) => {
    const [label, hidden] = labels[word] ?? ['B-PER', 0];
    pieces.push({ id: 0, start: index, end: index + word.length, run });
    opinions.push({ label, hidden, type: label.endsWith('LOC') ? 'PLACE' : 'PERSON' });
  });
  return candidatesOf(text, pieces, opinions).map(
    ({ start, end, type, confidence }) => `${type} ${text.slice(start, end)} ${confidence}`,
  );
}

test('what begins a new entity is an entity of its own, what goes on with it is not', () => {
  expect(said('Anna Berg Erik', { Anna: ['B-PER', 0.9], Berg: ['I-PER', 0.8], Erik: ['B-PER', 1] })).toEqual([
    'PERSON Anna Berg 90',
    'PERSON Erik 99',
  ]);
});

test('an entity goes on over a comma only when its label says so, and never over an empty line', () => {
  expect(said('Berg, Anna', { 'Berg,': ['B-PER', 0.9], Anna: ['I-PER', 0.9] })).toEqual(['PERSON Berg, Anna 90']);
  expect(said('Berg, Anna', { 'Berg,': ['PER', 0.9], Anna: ['PER', 0.9] })).toEqual([
    'PERSON Berg 90',
    'PERSON Anna 90',
  ]);
  expect(said('Berg\n\nAnna', { Berg: ['B-PER', 0.9], Anna: ['I-PER', 0.9] })).toHaveLength(2);
});

test('another type is another entity', () => {
  expect(said('Anna Malmö', { Anna: ['B-PER', 0.9], Malmö: ['I-LOC', 0.9] })).toEqual([
    'PERSON Anna 90',
    'PLACE Malmö 90',
  ]);
});

test('less likely than not is not hidden', () => {
  expect(said('Anna Berg', { Anna: ['B-PER', 0.49], Berg: ['B-PER', 0.5] })).toEqual(['PERSON Berg 50']);
});

test('a model that cannot decide between two types hides the token all the same', () => {
  const opinion = opinionOf(Float32Array.of(1, 0.9, 0.8), ['O', 'B-PER', 'B-LOC'], [null, 'PERSON', 'PLACE']);
  expect(opinion?.hidden).toBeGreaterThan(0.5);
  expect(opinion?.type).toBe('PERSON');
});

test('an answer that is no numbers is no opinion', () => {
  expect(opinionOf(Float32Array.of(Number.NaN, 1, 0), ['O', 'B-PER', 'B-LOC'], [null, 'PERSON', 'PLACE'])).toBeNull();
});
