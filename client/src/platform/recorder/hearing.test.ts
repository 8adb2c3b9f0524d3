import { expect, test } from 'vitest';
import { createHearing, type Hearing } from './hearing.ts';

const after = (levels: readonly { readonly peak: number; readonly rms: number }[]): Hearing => {
  const hearing = createHearing();
  let heard: Hearing = 'fine';
  for (const level of levels) heard = hearing.hear(level);
  return heard;
};
const voice = { peak: 0.4, rms: 0.08 };
const nothing = { peak: 0.001, rms: 0.0005 };
const shout = { peak: 1, rms: 0.5 };

test('a voice is fine, also after a pause for thought', () => {
  expect(after(Array(100).fill(voice))).toBe('fine');
  expect(after([voice, ...Array(50).fill(nothing)])).toBe('fine');
});

test('eight seconds without a sound are told', () => {
  expect(after([voice, ...Array(81).fill(nothing)])).toBe('silence');
  expect(after([...Array(90).fill(nothing), voice])).toBe('fine');
});

test('what is too loud is told long enough to be read', () => {
  expect(after([shout, ...Array(30).fill(voice)])).toBe('clipping');
  expect(after([shout, ...Array(45).fill(voice)])).toBe('fine');
});
