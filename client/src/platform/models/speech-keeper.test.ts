import { AppError } from '@arbetsytan/shared/errors/app-error';
import { type ModelList, type SpeechModel, speechModelSchema } from '@arbetsytan/shared/models/model';
import { expect, test } from 'vitest';
import { makeTinyModel } from '../../../e2e/support/tiny-model.ts';
import { bringFile, PIECE } from './bring-file.ts';
import { createDeviceShelf } from './device-shelf.ts';
import { memoryCaches } from './memory-caches.ts';
import { createSpeechKeeper, type SpeechKeeperParts } from './speech-keeper.ts';

const NAMES = [
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/encoder_model_quantized.onnx',
  'onnx/decoder_model_merged_quantized.onnx',
];
const contents = (id: string) =>
  new Map(NAMES.map((name) => [name, new TextEncoder().encode(`${id} ${name}`) as Uint8Array<ArrayBuffer>]));

async function speechModel(id: string): Promise<SpeechModel> {
  const files = [];
  for (const [name, bytes] of contents(id)) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    files.push({
      name,
      bytes: bytes.length,
      sha256: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    });
  }
  return speechModelSchema.parse({
    id,
    name: id,
    task: 'speech-recognition',
    licence: 'MIT',
    format: 'onnx',
    languages: ['sv'],
    dtypes: { encoder: 'q8', decoder: 'q8' },
    wordTimes: true,
    files,
  });
}

async function world(ids: readonly string[] = ['liten']) {
  const models = await Promise.all(ids.map(speechModel));
  const shelf = createDeviceShelf(memoryCaches(), async () => new Response('runtime'));
  const asked: string[] = [];
  const on = {
    list: { models, refused: [], masking: null } as ModelList | null,
    room: 1e9 as number | null,
    bytes: (id: string, name: string) => contents(id).get(name) ?? new Uint8Array(),
    before: async (_name: string) => {},
  };
  const parts: SpeechKeeperParts = {
    shelf,
    ask: async () => {
      if (!on.list) throw new AppError('offline');
      return on.list;
    },
    bring: (entry, file, onBytes, signal) =>
      bringFile(
        shelf,
        entry,
        file,
        async (_address, from, to, onPiece) => {
          asked.push(file.name);
          await on.before(file.name);
          if (signal.aborted) throw new AppError('cancelled');
          const bytes = on.bytes(entry.id, file.name).slice(from, to);
          onPiece(bytes.length);
          return bytes;
        },
        onBytes,
      ),
    room: async () => on.room,
    underLock: (_name, work) => work(),
  };
  const keeper = createSpeechKeeper(parts);
  const steps = () => keeper.state()?.map(({ entry, step }) => `${entry.id} ${step}`);
  return { models, shelf, asked, on, parts, keeper, steps };
}

test('no speech model is fetched by itself; one that is chosen is fetched once and is there without a network', async () => {
  const { keeper, steps, asked, on, parts } = await world(['liten', 'stor']);
  await keeper.refresh();
  expect([steps(), asked]).toEqual([['liten absent', 'stor absent'], []]);
  const done: number[] = [];
  keeper.subscribe(() => done.push(keeper.state()?.find(({ entry }) => entry.id === 'liten')?.done ?? -1));
  await keeper.fetch('liten');
  expect(steps()).toEqual(['liten ready', 'stor absent']);
  expect(asked).toEqual(NAMES);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  on.list = null;
  const next = createSpeechKeeper(parts);
  await next.refresh();
  expect(next.state()).toMatchObject([{ entry: { id: 'liten' }, step: 'ready', onServer: false }]);
});

test('what came before a lost network is not fetched again', async () => {
  const { keeper, asked, on, steps } = await world();
  const right = on.bytes;
  on.bytes = (id, name) => {
    if (name === 'tokenizer.json') throw new AppError('no-answer');
    return right(id, name);
  };
  await keeper.refresh();
  await keeper.fetch('liten');
  expect(keeper.state()).toMatchObject([{ step: 'failed', code: 'no-answer' }]);
  expect(keeper.state()?.[0]?.done).toBeGreaterThan(0);
  on.bytes = right;
  await keeper.fetch('liten');
  expect(steps()).toEqual(['liten ready']);
  expect(asked.filter((name) => name === 'config.json')).toHaveLength(1);
});

test('a file with other bytes is not kept, and the model is told as failed', async () => {
  const { keeper, on, shelf, models } = await world();
  on.bytes = (_id, name) => new TextEncoder().encode(`liten ${name.toUpperCase()}`);
  await keeper.refresh();
  await keeper.fetch('liten');
  expect(keeper.state()).toMatchObject([{ step: 'failed', code: 'model-hash-wrong' }]);
  for (const model of models) for (const file of model.files) expect(await shelf.has(model, file)).toBe(false);
});

test('a device without room is told before a byte is fetched', async () => {
  const { keeper, on, asked } = await world();
  on.room = 20;
  await keeper.refresh();
  await keeper.fetch('liten');
  expect(keeper.state()).toMatchObject([{ step: 'failed', code: 'storage-full' }]);
  expect(asked).toEqual([]);
});

test('a fetch that is stopped keeps its whole files, and a model that is removed keeps none', async () => {
  const { keeper, on, asked, shelf, models } = await world();
  on.before = async (name) => {
    if (name === 'tokenizer.json') keeper.cancel('liten');
  };
  await keeper.refresh();
  await keeper.fetch('liten');
  expect(keeper.state()).toMatchObject([{ step: 'absent', code: null }]);
  expect(keeper.state()?.[0]?.done).toBeGreaterThan(0);
  on.before = async () => {};
  await keeper.fetch('liten');
  expect(asked.filter((name) => name === 'config.json')).toHaveLength(1);
  await keeper.remove('liten');
  expect(keeper.state()).toMatchObject([{ step: 'absent', done: 0 }]);
  for (const model of models) for (const file of model.files) expect(await shelf.has(model, file)).toBe(false);
});

test('the code that runs a model comes with it, and again after an update when there is a network', async () => {
  const { keeper, parts, on } = await world();
  let warmed = 0;
  const warm = async () => {
    if (!on.list) throw new AppError('worker-failed');
    warmed++;
  };
  const first = createSpeechKeeper({ ...parts, warm, build: 'ett' });
  await first.refresh();
  expect(warmed).toBe(0);
  await first.fetch('liten');
  expect([warmed, first.state()?.[0]?.step]).toEqual([1, 'ready']);
  await createSpeechKeeper({ ...parts, warm, build: 'ett' }).refresh();
  expect(warmed).toBe(1);
  const list = on.list;
  on.list = null;
  const updated = createSpeechKeeper({ ...parts, warm, build: 'tva' });
  await updated.refresh();
  expect([warmed, updated.state()?.[0]?.step]).toEqual([1, 'ready']);
  on.list = list;
  await updated.refresh();
  await updated.refresh();
  expect(warmed).toBe(2);
  keeper.close();
});

test('what masking clears away is never a speech model, not even half of one', async () => {
  const { keeper, on, shelf, models, steps } = await world();
  const masking = makeTinyModel({ words: { anna: 'B-PER' } });
  on.before = async () => shelf.removeAllBut(masking.entry, '/assets/ort.wasm');
  await keeper.refresh();
  await keeper.fetch('liten');
  await shelf.runtime('/assets/speech-runtime.wasm');
  await shelf.removeAllBut(null, null);
  await keeper.refresh();
  expect(steps()).toEqual(['liten ready']);
  const [model] = models;
  if (!model) throw new Error('no model');
  for (const file of model.files) expect(await shelf.take(model, file)).not.toBeNull();
});

test('models that only a server or a host with a GPU can run are not offered to a device', async () => {
  const { keeper, on, models } = await world();
  const [model] = models;
  if (!model) throw new Error('no model');
  const ggml: SpeechModel = { ...model, id: 'ggml', format: 'ggml', dtypes: null };
  const large: SpeechModel = { ...model, id: 'stor', files: model.files.map((file) => ({ ...file, bytes: 3e9 })) };
  on.list = { models: [ggml, large], refused: [], masking: null };
  await keeper.refresh();
  expect(keeper.state()).toEqual([]);
});

test('a large file comes in pieces, and a next try goes on with the piece that was lost', async () => {
  const shelf = createDeviceShelf(memoryCaches());
  const bytes = new Uint8Array(2 * PIECE + 1_000).map((_, at) => at % 251);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const file = { name: 'onnx/encoder_model.onnx', bytes: bytes.length, sha256 };
  const entry = await speechModel('stor');
  const asked: number[] = [];
  let lost = true;
  const piece = async (_address: string, from: number, to: number) => {
    asked.push(from);
    if (from === PIECE && lost) throw new AppError('no-answer');
    return bytes.slice(from, to);
  };
  await expect(bringFile(shelf, entry, file, piece, () => {})).rejects.toMatchObject({ code: 'no-answer' });
  expect(await shelf.has(entry, file)).toBe(false);
  lost = false;
  const told: number[] = [];
  await bringFile(shelf, entry, file, piece, (done) => told.push(done));
  expect(asked).toEqual([0, PIECE, PIECE, 2 * PIECE]);
  expect(told[0]).toBe(PIECE);
  // `take` hashes what is there: by value it would compare sixteen million numbers one by one.
  expect((await shelf.take(entry, file))?.length).toBe(bytes.length);
  for (const index of [0, 1, 2]) expect(await shelf.hasPiece(entry, file, index)).toBe(false);
  // A piece that is not what it was, in a file that is large: all of it goes.
  const wrong = async (_address: string, from: number, to: number) => bytes.slice(from, to).fill(7);
  const other = { ...file, sha256: 'a'.repeat(64) };
  await expect(bringFile(shelf, entry, other, wrong, () => {})).rejects.toMatchObject({ code: 'model-hash-wrong' });
  expect([await shelf.has(entry, other), await shelf.hasPiece(entry, other, 0)]).toEqual([false, false]);
});
