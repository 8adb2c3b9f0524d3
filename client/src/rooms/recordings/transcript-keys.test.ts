import { expect, test } from 'vitest';
import { actionOf } from './transcript-keys.ts';

const press = (key: string, change = {}) => ({ key, shift: false, control: false, alt: false, ...change });

test.each([
  [' ', { do: 'play' }],
  ['B', { do: 'back' }],
  ['n', { do: 'nextDoubtful' }],
  ['q', { do: 'quote' }],
  ['3', { do: 'speaker', number: 3 }],
  ['0', { do: 'speaker', number: 0 }],
])('%s means what the list of keys says', (key, action) => {
  expect(actionOf(press(key), true)).toEqual(action);
});

test('single keys do nothing where they are off, and Ctrl+Z undoes in any case', () => {
  expect(actionOf(press('q'), false)).toBeNull();
  expect(actionOf(press('z', { control: true }), false)).toEqual({ do: 'undo' });
});

test('the keys of the browser are left alone', () => {
  for (const key of ['f', 's', 'e', 'a', '+']) expect(actionOf(press(key, { control: true }), true)).toBeNull();
  expect(actionOf(press('f', { alt: true }), true)).toBeNull();
});

test('plus is plus, whatever has to be held down for it', () => {
  expect(actionOf(press('+', { shift: true }), true)).toEqual({ do: 'faster' });
  expect(actionOf(press('Q', { shift: true }), true)).toBeNull();
});
