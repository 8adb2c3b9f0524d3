import { expect, test } from 'vitest';
import type { RowKey } from './lifeboat.ts';
import { createWaitingRows } from './waiting-rows.ts';

const keys = (rows: ReadonlyMap<RowKey, string>) => [...rows.keys()].sort();

test('a row waits until the server has its latest write', () => {
  const waiting = createWaitingRows(() => {});
  waiting.add('notes/a', '1');
  waiting.add('notes/a', '2');
  waiting.accept('notes/a', '1');
  expect(keys(waiting.rows)).toEqual(['notes/a']);
  waiting.accept('notes/a', '2');
  expect(keys(waiting.rows)).toEqual([]);
});

test('what is written, accepted or refused while everything is counted again is not forgotten', async () => {
  const waiting = createWaitingRows(() => {});
  waiting.add('notes/gone', '1');
  await waiting.recount(async () => {
    waiting.add('notes/new', '1');
    waiting.accept('notes/sent', '1');
    waiting.accept('notes/twice', '1');
    waiting.add('notes/twice', '2');
    waiting.drop('notes/refused');
    // What it saw before all that.
    return new Map([
      ['notes/sent', '1'],
      ['notes/refused', '1'],
      ['notes/old', '1'],
    ]);
  });
  expect(keys(waiting.rows)).toEqual(['notes/new', 'notes/old', 'notes/twice']);
});

test('two counts do not run into each other, and one that fails leaves what was known', async () => {
  const waiting = createWaitingRows(() => {});
  waiting.add('notes/a', '1');
  let running = 0;
  const look = async () => {
    running += 1;
    expect(running).toBe(1);
    await Promise.resolve();
    running -= 1;
    return new Map<RowKey, string>([['notes/b', '1']]);
  };
  const failed = waiting.recount(() => Promise.reject(new Error('closed')));
  await expect(failed).rejects.toThrow('closed');
  expect(keys(waiting.rows)).toEqual(['notes/a']);
  await Promise.all([waiting.recount(look), waiting.recount(look)]);
  expect(keys(waiting.rows)).toEqual(['notes/b']);
});
