import { AppError } from '@arbetsytan/shared/errors/app-error';
import { CHUNK_SAMPLES } from '@arbetsytan/shared/recordings/sound';
import { expect, test, vi } from 'vitest';
import { createTestDesk } from '../desk/test-desk.ts';
import type { Spawned } from '../workers/spawn.ts';
import type { DecodeAnswer, DecodePort } from './decode.port.ts';
import { createSoundImport } from './sound-import.ts';

/** A decoder that gives so many seconds and then what it is told to. */
function setUp(decode: DecodePort['decode']) {
  const desk = createTestDesk();
  const held = new Set<string>();
  const start = (): Spawned<DecodePort> => {
    let stop = () => {};
    const stopped = new Promise<never>((_resolve, reject) => {
      stop = () => reject(new AppError('cancelled'));
    });
    stopped.catch(() => {});
    return { alive: true, stop, call: (work) => Promise.race([work({ decode }), stopped]) };
  };
  const hold = async (name: string) => {
    held.add(name);
    return () => held.delete(name);
  };
  return { desk, held, imports: createSoundImport({ desk, start, hold }) };
}

const seconds =
  (count: number, answer: DecodeAnswer): DecodePort['decode'] =>
  async (_file, onPiece) => {
    for (let i = 0; i < count; i++) await onPiece({ samples: new Int16Array(CHUNK_SAMPLES).fill(i + 1), ofMs: 5_000 });
    return answer;
  };
const file = (name = 'intervju.m4a') => new File(['x'], name);

test('a file becomes a recording of its project, bound to it and to its name', async () => {
  const { desk, held, imports } = setUp(seconds(3, { ok: true, lost: [] }));
  imports.add('p1', [file()]);
  await vi.waitFor(() => expect(imports.items()).toEqual([]));
  const [row] = await desk.vault.recordings.list('p1');
  expect(row).toMatchObject({ name: 'intervju.m4a', from: 'file', state: 'whole', durationMs: 3_000, gaps: [] });
  expect(row?.peaks).not.toBe('');
  expect(await desk.vault.sound.state(row?.id ?? '', 'pcm')).toMatchObject({ chunks: 3 });
  expect(held.size).toBe(0);
});

test('what could not be read is a gap where it was, and the recording is not called whole', async () => {
  const { desk, imports } = setUp(seconds(3, { ok: true, lost: [{ at: 2_000, ms: 1_000 }] }));
  imports.add('p1', [file()]);
  await vi.waitFor(() => expect(imports.items()).toEqual([]));
  const [row] = await desk.vault.recordings.list('p1');
  expect(row).toMatchObject({ state: 'damaged', gaps: [{ at: 2_000, ms: 1_000, reason: 'lost' }] });
});

test('a file that is no sound leaves nothing, and the next one comes in', async () => {
  let turn = 0;
  const { desk, imports } = setUp((given, onPiece) =>
    turn++ === 0
      ? Promise.resolve({ ok: false, code: 'sound-type-unknown' })
      : seconds(1, { ok: true, lost: [] })(given, onPiece),
  );
  imports.add('p1', [file('brev.txt'), file()]);
  await vi.waitFor(() => expect(imports.items()).toHaveLength(1));
  await vi.waitFor(async () => expect(await desk.vault.recordings.list()).toHaveLength(1));
  expect(imports.items()).toMatchObject([{ name: 'brev.txt', state: 'failed', code: 'sound-type-unknown' }]);
  imports.dismiss(imports.items()[0]?.id ?? '');
  expect(imports.items()).toEqual([]);
});

test('a file that is cancelled leaves no sound and no row', async () => {
  let gave = 0;
  const { desk, imports } = setUp(async (_given, onPiece) => {
    for (;;) {
      await onPiece({ samples: new Int16Array(CHUNK_SAMPLES), ofMs: null });
      gave++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  imports.add('p1', [file()]);
  await vi.waitFor(() => expect(gave).toBeGreaterThan(1));
  imports.cancel(imports.items()[0]?.id ?? '');
  await vi.waitFor(() => expect(imports.items()).toEqual([]));
  expect(await desk.vault.recordings.list()).toEqual([]);
  expect(await desk.vault.sound.ids()).toEqual([]);
});

test('a codec that crashes in the middle keeps what had come, and says so', async () => {
  const { desk, imports } = setUp(async (given, onPiece) => {
    await seconds(2, { ok: true, lost: [] })(given, onPiece);
    throw new AppError('worker-failed');
  });
  imports.add('p1', [file()]);
  await vi.waitFor(() => expect(imports.items()[0]?.state).toBe('failed'));
  expect(imports.items()[0]).toMatchObject({ code: 'worker-failed', doneMs: 2_000 });
  expect(await desk.vault.recordings.list()).toMatchObject([
    { state: 'damaged', durationMs: 2_000, code: 'worker-failed' },
  ]);
});

test('a file that its reader goes round in circles in is given up, with what had come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { desk, imports } = setUp(async (given, onPiece) => {
      await seconds(1, { ok: true, lost: [] })(given, onPiece);
      return new Promise(() => {});
    });
    imports.add('p1', [file()]);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(imports.items()).toMatchObject([{ state: 'working', doneMs: 1_000 }]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(imports.items()).toMatchObject([{ state: 'failed', code: 'sound-unreadable' }]);
    expect(await desk.vault.recordings.list()).toMatchObject([{ state: 'damaged', durationMs: 1_000 }]);
  } finally {
    vi.useRealTimers();
  }
});
