import { expect, test } from 'vitest';
import { startAutoLock } from './auto-lock.ts';

function desk(how: { afterMinutes: number; onHide: boolean } | null) {
  const state = { at: 0, busy: false, locked: 0 };
  let touch = () => {};
  let hide = () => {};
  let look = () => {};
  const end = startAutoLock({
    record: async () => how,
    isBusy: () => state.busy,
    lock: () => {
      state.locked += 1;
    },
    now: () => state.at,
    onTouch: (on) => {
      touch = on;
      return () => {};
    },
    onHide: (on) => {
      hide = on;
      return () => {};
    },
    every: (_ms, on) => {
      look = on;
      return () => {
        look = () => {};
      };
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    state,
    end,
    touch: () => touch(),
    hide: async () => {
      hide();
      await settle();
    },
    wait: async (minutes: number) => {
      state.at += minutes * 60_000;
      look();
      await settle();
    },
  };
}

test('the app locks when nobody has touched it for the time that was chosen', async () => {
  const { state, touch, wait } = desk({ afterMinutes: 5, onHide: false });
  await wait(4);
  touch();
  await wait(4);
  expect(state.locked).toBe(0);
  await wait(1);
  expect(state.locked).toBe(1);
});

test('the app locks when it is hidden, where that was chosen', async () => {
  const chosen = desk({ afterMinutes: 0, onHide: true });
  await chosen.hide();
  await chosen.wait(600);
  expect(chosen.state.locked).toBe(1);
  const other = desk({ afterMinutes: 0, onHide: false });
  await other.hide();
  expect(other.state.locked).toBe(0);
});

test('a recording in a pocket is not broken off, and the app locks after it', async () => {
  const { state, hide, wait } = desk({ afterMinutes: 5, onHide: true });
  state.busy = true;
  await hide();
  await wait(60);
  expect(state.locked).toBe(0);
  state.busy = false;
  await wait(1);
  expect(state.locked).toBe(1);
});

test('an app without a lock, or one that was closed, locks never', async () => {
  const none = desk(null);
  await none.hide();
  await none.wait(600);
  expect(none.state.locked).toBe(0);
  const closed = desk({ afterMinutes: 1, onHide: false });
  closed.end();
  await closed.wait(600);
  expect(closed.state.locked).toBe(0);
});
