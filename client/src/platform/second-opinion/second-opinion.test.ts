import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sha256Bytes } from '@arbetsytan/shared/core/sha256';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import type { ModelEntry } from '@arbetsytan/shared/models/model';
import { expect, test } from 'vitest';
import { type MadeModel, makeTinyModel } from '../../../e2e/support/tiny-model.ts';
import { maskWithOpinion } from '../masking/mask-with-opinion.ts';
import { createDeviceShelf, type DeviceShelf } from '../models/device-shelf.ts';
import { memoryCaches } from '../models/memory-caches.ts';
import { findSpans } from './find-spans.ts';
import { loadModel } from './second-opinion.ts';

const WASM = readFileSync(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
const RUNTIME = '/assets/ort.wasm';

async function shelfWith({ entry, files }: MadeModel): Promise<DeviceShelf> {
  const shelf = createDeviceShelf(memoryCaches(), async () => new Response(new Uint8Array(WASM)));
  for (const file of entry.files) {
    const kept = await shelf.keep(entry, file, files.get(file.name) ?? new Uint8Array());
    if (!kept) throw new Error(`not kept: ${file.name}`);
  }
  return shelf;
}

async function loaded(made: MadeModel) {
  return loadModel(made.entry, await shelfWith(made), RUNTIME);
}

const WORDS = { zabrowna: 'B-PER', kvesti: 'I-PER', ölvskog: 'B-LOC', Mörk: 'B-PER', hemsk: 'B-MISC' };

async function maskedBy(made: MadeModel, text: string, level: 'normal' | 'strict' | 'paranoid' = 'strict') {
  const shelf = await shelfWith(made);
  const input = { texts: [text], level, project: EMPTY_MASK_PROJECT, at: '2026-11-23T12:00:00.000Z' };
  const answer = await maskWithOpinion(
    { ...input, model: made.entry },
    (entry) => loadModel(entry, shelf, RUNTIME),
    () => {},
  );
  if (!answer.verdict.ok) throw new Error('refused');
  return { ...answer, content: answer.verdict.value.contents[0] };
}

test('what the model finds is hidden beside what the rules find', async () => {
  const { content, missed } = await maskedBy(
    makeTinyModel({ words: WORDS }),
    'Vi ringde zabrowna kvesti på 070-174 06 58.',
  );
  expect(content?.text).toBe('Vi ringde [PERSON 1] på [TELEFON 1].');
  expect(content?.marks.map(({ rule }) => rule)).toEqual(['extra.second-opinion', 'phone.national']);
  expect(content?.secondOpinion).toBe('ran');
  expect(missed).toBeNull();
});

test('a place that the model finds is hidden where places are', async () => {
  const made = makeTinyModel({ words: WORDS });
  expect((await maskedBy(made, 'De bor i ölvskog nu.')).content?.text).toBe('De bor i ölvskog nu.');
  expect((await maskedBy(made, 'De bor i ölvskog nu.', 'paranoid')).content?.text).toBe('De bor i [PLATS 1] nu.');
});

test('a label that hides nothing hides nothing', async () => {
  expect((await maskedBy(makeTinyModel({ words: WORDS }), 'Det var hemsk mat.')).content?.text).toBe(
    'Det var hemsk mat.',
  );
});

test.each([
  ['letters beyond the first plane', '😀😀 𝐀 zabrowna'],
  ['an accent of its own', 'Se\u0301 zabrowna'],
  ['line breaks', 'ett\n\ntva\r\n\tzabrowna'],
  ['hard blanks', 'ett\u00a0zabrowna'],
  ['brackets and commas', '(se:zabrowna,)'],
  ['an unknown word before it', 'ξξξ zabrowna'],
])('the place is right after %s', async (_what, text) => {
  const [spans = []] = await findSpans([text], await loaded(makeTinyModel({ words: WORDS })), () => {});
  expect(spans.map(({ start, end }) => text.slice(start, end)).join()).toMatch(/(^|:)zabrowna$/);
});

test('a word of which one token is a name is hidden whole', async () => {
  const text = 'Vi såg Mörk-Anders där.';
  const [spans = []] = await findSpans([text], await loaded(makeTinyModel({ words: WORDS })), () => {});
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Mörk-Anders']);
});

test('a long text is read in windows, and where they are cut changes nothing', async () => {
  const text = Array.from(
    { length: 200 },
    (_none, i) => `${i % 7 === 0 ? 'zabrowna kvesti' : 'bad'} ${'ab'.repeat(i % 5)}`,
  ).join(' ');
  const read = async (maxTokens: number) => {
    const steps: number[] = [];
    const [spans] = await findSpans([text], await loaded(makeTinyModel({ words: WORDS, maxTokens })), (done) =>
      steps.push(done),
    );
    return { spans, windows: steps.length - 1 };
  };
  const whole = await read(4096);
  expect(whole.windows).toBe(1);
  expect(whole.spans).toHaveLength(29);
  for (const room of [12, 17, 33, 64]) {
    const cut = await read(room);
    expect(cut.windows).toBeGreaterThan(5);
    expect(cut.spans).toEqual(whole.spans);
  }
});

test('a person who has said that a hit is wrong is believed', async () => {
  const made = makeTinyModel({ words: WORDS });
  const shelf = await shelfWith(made);
  const releases = [{ kind: 'wrong-hit' as const, type: 'PERSON' as const, form: 'zabrowna', reason: 'ett verb' }];
  const answer = await maskWithOpinion(
    {
      texts: ['Vi ska zabrowna där.'],
      level: 'strict',
      project: { ...EMPTY_MASK_PROJECT, releases },
      at: '2026-11-23T12:00:00.000Z',
      model: made.entry,
    },
    (entry) => loadModel(entry, shelf, RUNTIME),
    () => {},
  );
  expect(answer.verdict.ok && answer.verdict.value.contents[0]?.text).toBe('Vi ska zabrowna där.');
});

const TEXT = 'Anna Lindqvist ringde zabrowna från 070-174 06 58.';

test('a model that is no model is told, and the rules mask all the same', async () => {
  const made = makeTinyModel({ words: WORDS });
  const broken = damaged(made, 'model.onnx', (bytes) => bytes.map((byte, i) => (i < 40 ? 255 - byte : byte)));
  const { content, missed } = await maskedBy(broken, TEXT);
  expect(missed).toBe('model-unusable');
  expect(content?.text).toBe('[PERSON 1] ringde zabrowna från [TELEFON 1].');
  expect(content?.secondOpinion).toBe('missed');
});

test('a model with other labels than its manifest says is told', async () => {
  const { entry, files } = makeTinyModel({ words: WORDS });
  const { missed } = await maskedBy({ entry: { ...entry, labels: entry.labels.slice(0, 3) }, files }, TEXT);
  expect(missed).toBe('model-unusable');
});

test('a model whose file was changed on the device is not run', async () => {
  const made = makeTinyModel({ words: WORDS });
  const caches = memoryCaches();
  const shelf = createDeviceShelf(caches, async () => new Response(new Uint8Array(WASM)));
  for (const file of made.entry.files)
    await shelf.keep(made.entry, file, made.files.get(file.name) ?? new Uint8Array());
  const cache = await caches.open('arbetsytan-models');
  for (const { url } of await cache.keys()) await cache.put(new URL(url).pathname, new Response('annat'));
  await expect(loadModel(made.entry, shelf, RUNTIME)).rejects.toThrow('model-not-here');
  // It is gone: the next visit to the server fetches it anew.
  const here = await Promise.all(made.entry.files.map((file) => shelf.has(made.entry, file)));
  expect(here).toContain(false);
});

test('at a level where the model has nothing to say it is not even loaded', async () => {
  const made = makeTinyModel({ words: WORDS });
  const answer = await maskWithOpinion(
    { texts: [TEXT], level: 'normal', project: EMPTY_MASK_PROJECT, at: '2026-11-23T12:00:00.000Z', model: made.entry },
    () => Promise.reject(new Error('asked for')),
    () => {},
  );
  expect(answer.missed).toBeNull();
  expect(answer.verdict.ok && answer.verdict.value.contents[0]?.secondOpinion).toBe('none');
});

/** The same model with one file changed and its hash with it. */
function damaged(made: MadeModel, name: string, change: (bytes: Uint8Array) => Uint8Array): MadeModel {
  const bytes = Uint8Array.from(change(made.files.get(name) ?? new Uint8Array()));
  const again = { ...made, files: new Map([...made.files, [name, bytes]]) };
  const entry: ModelEntry = {
    ...made.entry,
    files: made.entry.files.map((file) => (file.name === name ? { ...file, sha256: sha256Bytes(bytes) } : file)),
  };
  return { ...again, entry };
}
