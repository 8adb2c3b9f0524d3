import { expect, test } from 'vitest';
import { nextTag, rowIn, sameWrite, taggedBody, tagOf } from './write-tag.ts';

const TAG = { version: 3, stamp: '00ff00ff00ff00ff' };

test('a tag is read from the beginning of a body, and is no part of the row', () => {
  const row = { id: 'a', text: '{"~":[9,"0000000000000000"]' };
  const body = taggedBody(row, TAG);
  expect(tagOf(body)).toEqual(TAG);
  expect(rowIn(body)).toEqual(row);
});

test('a body of before sync has no tag, and its next write is the first', () => {
  const body = JSON.stringify({ id: 'a', text: 'x', '~': [9, '0000000000000000'] });
  expect(tagOf(body)).toBeNull();
  expect(nextTag(body).version).toBe(1);
  expect(nextTag(undefined).version).toBe(1);
});

test('a removed row holds nothing but its tag', () => {
  expect(taggedBody(null, TAG)).toBe('{"~":[3,"00ff00ff00ff00ff"]}');
  expect(rowIn(taggedBody(null, TAG))).toBeNull();
});

test('two writes made on the same one are told apart', () => {
  const body = taggedBody({ id: 'a' }, TAG);
  const [one, other] = [nextTag(body), nextTag(body)];
  expect([one.version, other.version]).toEqual([4, 4]);
  expect(sameWrite(one, other)).toBe(false);
  expect(sameWrite(one, one)).toBe(true);
  expect(sameWrite(null, null)).toBe(false);
});
