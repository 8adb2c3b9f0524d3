import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelModel, ModelList } from '@arbetsytan/shared/models/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeManifest } from '../src/rooms/models/make-manifest.ts';
import { type RunningApp, runApp } from './running-app.ts';

let app: RunningApp;
let editor = '';
beforeEach(async () => {
  app = await runApp();
  editor = await app.signIn('redaktor');
});
afterEach(() => app.close());

const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
const CONTENT = { 'model.onnx': 'vikter', 'tokenizer.json': '{}' };

/** Puts a model in the store; `change` is laid over its manifest. */
function put(
  id: string,
  change: Partial<LabelModel> = {},
  files: Readonly<Record<string, string>> = CONTENT,
): LabelModel {
  const folder = join(app.dataDir, 'models', id);
  mkdirSync(folder, { recursive: true });
  const entry: LabelModel = {
    id,
    name: 'En modell',
    task: 'token-classification',
    licence: 'MIT',
    labels: ['O', 'B-PER'],
    types: { PER: 'PERSON' },
    maxTokens: 512,
    files: Object.entries(files).map(([name, text]) => ({ name, bytes: text.length, sha256: sha256(text) })),
    ...change,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'model.json'), JSON.stringify(entry));
  return entry;
}

const list = async () => (await (await app.call('GET', '/api/models', { cookie: editor })).json()) as ModelList;
const get = (id: string, hash: string, cookie = editor) => app.call('GET', `/api/models/${id}/${hash}`, { cookie });
const logged = (code: string) => app.logLines.filter((line) => line.includes(`"${code}"`)).length;

test('without a folder there is no model, and nothing is said of one', async () => {
  expect(await list()).toEqual({ models: [], refused: [], masking: null });
  expect(app.logLines.filter((line) => line.includes('"model"'))).toEqual([]);
});

test('a model that is put in the folder is there at the next look, and its files come by their hash', async () => {
  const entry = put('namn');
  expect(await list()).toEqual({ models: [entry], refused: [], masking: 'namn' });
  const reply = await get('namn', sha256('vikter'));
  expect(await reply.text()).toBe('vikter');
  expect(reply.headers.get('content-length')).toBe('6');
  expect(reply.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(reply.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('a part of a file comes when it is asked for, and the whole when the part makes no sense', async () => {
  put('namn');
  const ask = async (range: string) => {
    const path = `/api/models/namn/${sha256('vikter')}`;
    const reply = await app.call('GET', path, { cookie: editor, headers: { range } });
    return [reply.status, reply.headers.get('content-range'), await reply.text()];
  };
  expect(await ask('bytes=1-3')).toEqual([206, 'bytes 1-3/6', 'ikt']);
  expect(await ask('bytes=4-99')).toEqual([206, 'bytes 4-5/6', 'er']);
  for (const range of ['bytes=6-9', 'bytes=3-1', 'bytes=-2', 'bytes=0-1,3-4', 'rader=1-2', 'bytes=1-'])
    expect(await ask(range)).toEqual([200, null, 'vikter']);
});

test('nobody gets a file without being signed in', async () => {
  put('namn');
  expect((await get('namn', sha256('vikter'), '')).status).toBe(401);
});

test('a file that is changed after the first look is not served, and the model is refused by code', async () => {
  put('namn');
  expect((await list()).refused).toEqual([]);
  writeFileSync(join(app.dataDir, 'models/namn/model.onnx'), 'Vikter');
  expect((await get('namn', sha256('vikter'))).status).toBe(404);
  expect((await get('namn', sha256('Vikter'))).status).toBe(404);
  expect(await list()).toEqual({
    models: [],
    refused: [{ id: 'namn', code: 'model-hash-mismatch' }],
    masking: 'namn',
  });
  expect(logged('model-hash-mismatch')).toBe(1);
});

test.each([
  [
    'a file that is missing',
    () =>
      put(
        'namn',
        {
          files: [
            { name: 'model.onnx', bytes: 6, sha256: sha256('vikter') },
            { name: 'tokenizer.json', bytes: 2, sha256: sha256('{}') },
          ],
        },
        { 'model.onnx': 'vikter' },
      ),
    'model-file-missing',
  ],
  ['the name of another folder', () => put('namn', { id: 'annat' }), 'model-manifest-unreadable'],
  ['a type that masking does not know', () => put('namn', { types: { PER: 'FISK' } }), 'model-type-unknown'],
  [
    'a path out of the folder',
    () => put('namn', { files: [{ name: '../auth.key', bytes: 1, sha256: sha256('x') }] }),
    'model-manifest-unreadable',
  ],
] as const)('a model with %s is refused', async (_what, make, code) => {
  make();
  expect(await list()).toEqual({ models: [], refused: [{ id: 'namn', code }], masking: 'namn' });
});

test('a link is not followed, wherever it leads', async () => {
  const entry = put('namn');
  const secret = join(app.dataDir, 'hemligt');
  writeFileSync(secret, 'vikter');
  mkdirSync(join(app.dataDir, 'models/lank'));
  symlinkSync(secret, join(app.dataDir, 'models/lank/model.onnx'));
  writeFileSync(join(app.dataDir, 'models/lank/tokenizer.json'), '{}');
  writeFileSync(join(app.dataDir, 'models/lank/model.json'), JSON.stringify({ ...entry, id: 'lank' }));
  expect((await list()).refused).toEqual([{ id: 'lank', code: 'model-file-missing' }]);
  expect((await get('lank', sha256('vikter'))).status).toBe(404);
});

test.each(['..', '%2e%2e', '..%2f..', 'namn%2f..', '%00'])('an address with %s leads nowhere', async (id) => {
  put('namn');
  expect((await get(id, sha256('vikter'))).status).toBeGreaterThanOrEqual(400);
});

test('an admin may choose another model than the first, and one that is not there is told', async () => {
  await app.close();
  app = await runApp({ ARBETSYTAN_MASKING_MODEL: 'andra' });
  editor = await app.signIn('redaktor');
  put('forsta');
  expect(await list()).toMatchObject({ refused: [{ id: 'andra', code: 'model-missing' }], masking: 'andra' });
  put('andra');
  expect(await list()).toMatchObject({ refused: [], masking: 'andra' });
});

test('a folder as a model hub gives it becomes a model by one command', async () => {
  const folder = join(app.dataDir, 'models/fran-hubben');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), 'vikter');
  writeFileSync(join(folder, 'tokenizer.json'), '{}');
  const id2label = { 2: 'I-PER', 0: 'O', 1: 'B-PER', 10: 'B-EVN', 3: 'B-LOC' };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ id2label, max_position_embeddings: 514 }));
  const entry = await makeManifest(folder, 'CC0-1.0');
  expect(entry).toMatchObject({
    id: 'fran-hubben',
    labels: ['O', 'B-PER', 'I-PER', 'B-LOC', 'B-EVN'],
    types: { PER: 'PERSON', LOC: 'PLACE', EVN: null },
    maxTokens: 512,
  });
  writeFileSync(join(folder, 'model.json'), JSON.stringify(entry));
  expect(await list()).toEqual({ models: [entry], refused: [], masking: 'fran-hubben' });
});

/** A Whisper as a hub lays it out, with other numbers for weights. */
function putWhisper(id: string, decoder = 'cross_attentions.0'): string {
  const folder = join(app.dataDir, 'models', id);
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const name of ['config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'])
    writeFileSync(join(folder, `${name}.json`), `{"of":"${name}"}`);
  const generation = { lang_to_id: { '<|en|>': 1, '<|sv|>': 2, '<|haw|>': 3 } };
  writeFileSync(join(folder, 'generation_config.json'), JSON.stringify(generation));
  writeFileSync(join(folder, 'onnx/encoder_model_quantized.onnx'), 'öron');
  writeFileSync(join(folder, 'onnx/decoder_model_merged_quantized.onnx'), decoder);
  return folder;
}

test('a Whisper in the folder becomes a speech model by the same command, and has no say in masking', async () => {
  const folder = putWhisper('kb-whisper-prov');
  const entry = await makeManifest(folder, 'Apache-2.0');
  expect(entry).toMatchObject({
    task: 'speech-recognition',
    format: 'onnx',
    languages: ['sv', 'en'],
    dtypes: { encoder: 'q8', decoder: 'q8' },
    wordTimes: true,
  });
  expect(entry.files).toHaveLength(7);
  writeFileSync(join(folder, 'model.json'), JSON.stringify(entry));
  expect(await list()).toEqual({ models: [entry], refused: [], masking: null });
  const encoder = await get('kb-whisper-prov', sha256('öron'));
  expect(await encoder.text()).toBe('öron');
  writeFileSync(join(folder, 'onnx/encoder_model_quantized.onnx'), 'näsa');
  const refused = [{ id: 'kb-whisper-prov', code: 'model-hash-mismatch' }];
  expect(await list()).toEqual({ models: [], refused, masking: null });
});

test('a Whisper for hosts with a GPU is told apart', async () => {
  const folder = join(app.dataDir, 'models/kb-whisper-stor');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ggml-model-q5_0.bin'), 'vikter');
  expect(await makeManifest(folder, 'Apache-2.0')).toMatchObject({ format: 'ggml', dtypes: null });
  for (const name of ['model.bin', 'config.json', 'tokenizer.json']) writeFileSync(join(folder, name), '{}');
  expect(await makeManifest(folder, 'Apache-2.0')).toMatchObject({ format: 'ct2', dtypes: null });
});

test('a folder without a tokenizer is told so before it is put in use', async () => {
  const folder = join(app.dataDir, 'halv');
  mkdirSync(folder);
  writeFileSync(join(folder, 'model.onnx'), 'vikter');
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ id2label: { 0: 'O', 1: 'B-PER' } }));
  await expect(makeManifest(folder, 'MIT')).rejects.toThrow('a file is missing');
});
