import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ModelList } from '@arbetsytan/shared/models/model';
import { expect, test } from 'vitest';
import { makeTinyModel } from '../../../e2e/support/tiny-model.ts';
import { createDeviceShelf } from './device-shelf.ts';
import { memoryCaches } from './memory-caches.ts';
import { createModelKeeper, type KeeperParts, type ModelState } from './model-keeper.ts';

const MADE = makeTinyModel({ words: { anna: 'B-PER' } });
const LIST: ModelList = { models: [MADE.entry], refused: [], masking: MADE.entry.id };
const NONE: ModelList = { models: [], refused: [], masking: null };

/** The server and the device of a test. `asked` are the files that were fetched. */
function world() {
  const caches = memoryCaches();
  const shelf = createDeviceShelf(caches, async () => new Response('runtime'));
  const asked: string[] = [];
  const on = {
    list: LIST as ModelList | null,
    bytes: (name: string): Uint8Array<ArrayBuffer> => MADE.files.get(name) ?? new Uint8Array(),
  };
  const parts: KeeperParts = {
    shelf,
    ask: async () => {
      if (!on.list) throw new AppError('offline');
      return on.list;
    },
    fetchFile: async (address, _length, onBytes) => {
      if (!on.list) throw new AppError('offline');
      const file = MADE.entry.files.find(({ sha256 }) => address.endsWith(sha256));
      asked.push(file?.name ?? 'unknown');
      const bytes = on.bytes(file?.name ?? '');
      onBytes(bytes.length);
      return bytes;
    },
    runtime: '/assets/ort.wasm',
    warm: async () => {},
    underLock: (_name, work) => work(),
  };
  return { caches, shelf, asked, on, parts, keeper: createModelKeeper(parts) };
}

test('a model is fetched once, told byte by byte, and is there without a network', async () => {
  const { keeper, asked, on, parts } = world();
  const steps: ModelState[] = [];
  keeper.subscribe(() => steps.push(keeper.state()));
  await keeper.refresh();
  expect(keeper.state()).toEqual({ step: 'ready', entry: MADE.entry });
  expect(steps.map(({ step }) => step)).toContain('fetching');
  expect(asked).toEqual(['model.onnx', 'tokenizer.json']);
  on.list = null;
  const next = createModelKeeper(parts);
  const known = next.known();
  await next.refresh();
  expect((await known).step).toBe('ready');
  expect(next.state().step).toBe('ready');
  expect(asked).toHaveLength(2);
});

test('a file that comes with other bytes is not kept, and the model is told', async () => {
  const { keeper, on, shelf, parts } = world();
  on.bytes = (name) => {
    const bytes = Uint8Array.from(MADE.files.get(name) ?? []);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    return bytes;
  };
  await keeper.refresh();
  expect(keeper.state()).toMatchObject({ step: 'failed', code: 'model-hash-mismatch' });
  for (const file of MADE.entry.files) expect(await shelf.has(MADE.entry, file)).toBe(false);
  // The same address with the right bytes later is taken.
  on.bytes = (name) => MADE.files.get(name) ?? new Uint8Array();
  await createModelKeeper(parts).refresh();
  for (const file of MADE.entry.files) expect(await shelf.has(MADE.entry, file)).toBe(true);
});

test('a model that the server refuses is told with the reason', async () => {
  const { keeper, on, asked } = world();
  on.list = { models: [], refused: [{ id: 'x', code: 'model-file-missing' }], masking: 'x' };
  await keeper.refresh();
  expect(keeper.state()).toEqual({ step: 'failed', entry: null, code: 'model-file-missing' });
  expect(asked).toEqual([]);
});

test('a model that is taken away on the server is removed from the device', async () => {
  const { keeper, on, caches } = world();
  await keeper.refresh();
  const code = await caches.open('arbetsytan-model-runtime');
  await code.put('/assets/second-opinion-x.js', new Response('code'));
  on.list = NONE;
  await keeper.refresh();
  expect(keeper.state()).toEqual({ step: 'none' });
  const left = await (await caches.open('arbetsytan-models')).keys();
  expect(left.map(({ url }) => new URL(url).pathname)).toEqual(['/models-on-this-device']);
  expect(await code.keys()).toEqual([]);
});

test('without a network and without a model nothing is missing', async () => {
  const { keeper, on, asked } = world();
  on.list = null;
  await keeper.refresh();
  expect(keeper.state()).toEqual({ step: 'none' });
  expect(asked).toEqual([]);
});

test('a network that is lost in the middle is told, and what came is kept for the next time', async () => {
  const { keeper, on, asked } = world();
  const right = on.bytes;
  on.bytes = (name) => {
    if (name === 'tokenizer.json') throw new AppError('no-answer');
    return right(name);
  };
  await keeper.refresh();
  expect(keeper.state()).toMatchObject({ step: 'failed', code: 'model-not-here' });
  on.bytes = right;
  await keeper.refresh();
  expect(keeper.state().step).toBe('ready');
  expect(asked).toEqual(['model.onnx', 'tokenizer.json', 'tokenizer.json']);
});

test('a device without room says so', async () => {
  const { parts } = world();
  const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  const keeper = createModelKeeper({ ...parts, shelf: { ...parts.shelf, keep: () => Promise.reject(full) } });
  await keeper.refresh();
  expect(keeper.state()).toMatchObject({ step: 'failed', code: 'storage-full' });
});

test('a model that could not be run is left alone until somebody asks again', async () => {
  const { keeper } = world();
  await keeper.refresh();
  keeper.failed('model-timed-out');
  expect(keeper.state()).toEqual({ step: 'failed', entry: MADE.entry, code: 'model-timed-out' });
  await keeper.refresh();
  expect(keeper.state().step).toBe('ready');
});
