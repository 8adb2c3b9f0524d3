import { expect, test } from 'vitest';
import { createCrashNotes } from './crash-notes.ts';

/** A device: its storage stays, and a tab that dies lets go of what it held. */
function device() {
  let text: string | null = null;
  const words = new Map<string, string>();
  const held = new Set<string>();
  const kept = {
    read: async () => text,
    change: async (next: (kept: string | null) => string | null) => {
      text = next(text);
    },
  };
  const storage = {
    getItem: (key: string) => words.get(key) ?? null,
    setItem: (key: string, value: string) => void words.set(key, value),
  };
  let runs = 0;
  return {
    text: () => text,
    tab() {
      const mine = new Set<string>();
      const leaving = new Set<() => void>();
      const notes = createCrashNotes({
        kept,
        storage,
        newId: () => `run-${++runs}`,
        hold: async (name) => {
          if (held.has(name)) return null;
          held.add(name);
          mine.add(name);
          return () => void held.delete(name);
        },
        onLeave: (left) => {
          leaving.add(left);
          return () => leaving.delete(left);
        },
      });
      const die = () => {
        for (const name of mine) held.delete(name);
      };
      return { notes, die, leave: () => [...leaving].map((left) => left()) };
    },
  };
}

test('a model whose first answer never came before the browser died has crashed it', async () => {
  const { tab } = device();
  const first = tab();
  await first.notes.begin('stor');
  first.die();
  expect(await tab().notes.crashed()).toEqual(['stor']);
});

test('a model that has answered is not to blame, nor one that is running in another tab', async () => {
  const { tab } = device();
  const first = tab();
  (await first.notes.begin('liten')).proved();
  await first.notes.begin('stor');
  expect(await tab().notes.crashed()).toEqual([]);
  first.die();
  expect(await tab().notes.crashed()).toEqual(['stor']);
});

test('a page that is left in good order says so', async () => {
  const { tab } = device();
  const first = tab();
  await first.notes.begin('stor');
  first.leave();
  first.die();
  expect(await tab().notes.crashed()).toEqual([]);
});

test('a page that was left in good order once does not excuse the crash after it', async () => {
  const { tab } = device();
  const first = tab();
  await first.notes.begin('stor');
  first.leave();
  first.die();
  const second = tab();
  await second.notes.begin('stor');
  second.die();
  expect(await tab().notes.crashed()).toEqual(['stor']);
});

test('a person may try again, and a success clears the name', async () => {
  const { tab, text } = device();
  const first = tab();
  await first.notes.begin('stor');
  first.die();
  const next = tab();
  await next.notes.forgive('stor');
  expect(await next.notes.crashed()).toEqual([]);
  (await next.notes.begin('stor')).proved();
  await Promise.resolve();
  expect(await tab().notes.crashed()).toEqual([]);
  expect(text()).toBe('{}');
});

test('storage that is damaged or full stops nobody', async () => {
  const notes = createCrashNotes({
    kept: { read: async () => '{"not":', change: async () => {} },
    storage: {
      getItem: () => '{"not":',
      setItem: () => {
        throw new Error('full');
      },
    },
    newId: () => 'run',
    hold: async () => () => {},
    onLeave: () => () => {},
  });
  (await notes.begin('liten')).proved();
  expect(await notes.crashed()).toEqual([]);
});
