import { webcrypto } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Job, RESULT_FORMAT } from '@arbetsytan/shared/jobs/job';
import type { Heard } from '@arbetsytan/shared/recordings/stt/guards';
import { afterEach, describe, expect, it } from 'vitest';
import type { SpeechEngine } from '../src/platform/speech/engine.port.ts';
import { type RunningApp, runApp } from './running-app.ts';

const { subtle } = webcrypto;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Said in the sound of every job: it may stand nowhere on the disk. */
const SECRET = 'HEMLIGTORDFRÅNKÄLLAN';
/** A pattern of samples that the search below finds in clear. */
const PATTERN = Buffer.from('kanariefågel i ljudet', 'latin1');

const SECOND_BYTES = 32_000;
const sound = () => {
  const bytes = Buffer.alloc(2 * SECOND_BYTES);
  PATTERN.copy(bytes, 1_000);
  return bytes;
};

/** An engine of the tests: says the same words of every window, when it is let. */
function madeEngine() {
  let open: () => void = () => {};
  const state = { stopped: 0, loads: 0, gate: null as Promise<void> | null, fails: 0 };
  const engine: SpeechEngine = {
    name: 'made',
    models: async () => [{ id: 'whisper-base', name: 'Whisper base' }],
    async load() {
      state.loads += 1;
      return {
        async hear(): Promise<Heard> {
          await state.gate;
          if (state.fails > 0) {
            state.fails -= 1;
            throw new Error(SECRET);
          }
          const words = [{ text: SECRET, from: 0, to: 500, sure: 90 }];
          return { segments: [{ from: 0, to: 500, words }], tokens: 1 };
        },
        stop: () => {
          state.stopped += 1;
          open();
        },
      };
    },
    close: () => {},
  };
  const hold = () => {
    state.gate = new Promise((resolve) => {
      open = resolve;
    });
  };
  return { engine, state, hold, release: () => open() };
}

async function keys() {
  const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const publicKey = Buffer.from(await subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  const open = async (jobId: string, bytes: Buffer) => {
    const point = bytes.subarray(0, 65);
    const theirs = await subtle.importKey('raw', point, CURVE, false, []);
    const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
    const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: point, info: Buffer.from(RESULT_FORMAT) };
    const key = await subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    const plain = await subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.subarray(65, 77), additionalData: Buffer.from(jobId) },
      key,
      bytes.subarray(77),
    );
    return Buffer.from(plain).toString('utf8');
  };
  return { publicKey, open };
}

const order = (publicKey: string, change: object = {}) => ({
  kind: 'transcribe',
  key: `prov-${Math.random().toString(36).slice(2).padEnd(16, 'x')}`,
  classification: 'normal',
  model: 'whisper-base',
  language: 'sv',
  windows: [
    { index: 4, from: 0, to: 900 },
    { index: 5, from: 1_000, to: 2_000 },
  ],
  bytes: 2 * SECOND_BYTES,
  publicKey,
  ...change,
});

describe('jobs', () => {
  let app: RunningApp;
  let made: ReturnType<typeof madeEngine>;
  let cookie: string;
  afterEach(() => app.close());

  async function start(environment: Readonly<Record<string, string>> = { ARBETSYTAN_ASYNC_JOBS: '1' }) {
    made = madeEngine();
    app = await runApp(environment, undefined, made.engine);
    cookie = await app.signIn('redaktor');
  }

  const create = async (body: object) => app.call('POST', '/api/jobs', { cookie, body });
  const give = (id: string, bytes: Buffer) =>
    fetch(`${app.url}/api/jobs/${id}/input`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
  const job = async (id: string) => (await (await app.call('GET', `/api/jobs/${id}`, { cookie })).json()) as Job;
  const until = (id: string, state: Job['state']) => expect.poll(async () => (await job(id)).state).toBe(state);
  const codeOf = async (reply: Response) => ((await reply.json()) as { error: { code: string } }).error.code;

  /** Every byte that the server has on the disk, and its log. */
  function everythingKept(): string {
    const files = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : [path];
      });
    return [...files(app.dataDir).map((path) => readFileSync(path).toString('latin1')), ...app.logLines].join('\n');
  }
  const leavesNothing = () => {
    const kept = everythingKept();
    for (const secret of [SECRET, Buffer.from(SECRET, 'utf8').toString('latin1'), PATTERN.toString('latin1')])
      expect(kept).not.toContain(secret);
  };

  it('writes out what it is handed, sealed to the one who ordered it, and forgets it', async () => {
    await start();
    const { publicKey, open } = await keys();
    const { id, state } = (await (await create(order(publicKey))).json()) as Job;
    expect(state).toBe('queued');
    expect((await give(id, sound())).status).toBe(200);
    await until(id, 'done');
    leavesNothing();
    const reply = await app.call('GET', `/api/jobs/${id}/result`, { cookie });
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(bytes.toString('latin1')).not.toContain(SECRET.slice(0, 8));
    const { results } = JSON.parse(await open(id, bytes));
    expect(results.map((result: { index: number; state: string }) => [result.index, result.state])).toEqual([
      [4, 'done'],
      [5, 'done'],
    ]);
    expect(results[1].segments[0].words[0]).toEqual({ text: SECRET, from: 1_000, to: 1_500, sure: 90 });
    await expect.poll(async () => (await app.call('GET', `/api/jobs/${id}/result`, { cookie })).status).toBe(410);
    leavesNothing();
  });

  it('is off by default, and says so', async () => {
    await start({});
    const { publicKey } = await keys();
    expect(await codeOf(await create(order(publicKey)))).toBe('jobs-off');
    const engine = await (await app.call('GET', '/api/job-engine', { cookie })).json();
    expect(engine).toEqual({ on: false, code: 'jobs-off', models: [] });
  });

  it('refuses what may not leave a device', async () => {
    await start();
    const { publicKey } = await keys();
    const reply = await create(order(publicKey, { classification: 'source-sensitive' }));
    expect([reply.status, await codeOf(reply)]).toEqual([403, 'job-not-allowed']);
  });

  it('gives the same job for the same key, and another one’s job to nobody', async () => {
    await start();
    const { publicKey } = await keys();
    const body = order(publicKey);
    const [one, two] = [await create(body), await create(body)].map((reply) => reply.json() as Promise<Job>);
    const { id } = (await one) as Job;
    expect((await two)?.id).toBe(id);
    cookie = await app.signIn('admin');
    for (const [method, path] of [
      ['GET', `/api/jobs/${id}`],
      ['DELETE', `/api/jobs/${id}`],
      ['GET', `/api/jobs/${id}/result`],
    ] as const)
      expect((await app.call(method, path, { cookie })).status).toBe(403);
    const stats = await (await app.call('GET', '/api/job-stats', { cookie })).json();
    expect(stats).toMatchObject({ counts: { queued: 1 } });
    expect(JSON.stringify(stats)).not.toContain(id);
  });

  it.each([
    ['too little', (bytes: Buffer) => bytes.subarray(2)],
    ['too much', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(2)])],
  ])('refuses an input of %s than was ordered, and keeps waiting for the right one', async (_name, wrong) => {
    await start();
    const { publicKey } = await keys();
    const { id } = (await (await create(order(publicKey))).json()) as Job;
    expect(await codeOf(await give(id, wrong(sound())))).toBe('job-input-wrong');
    expect((await give(id, sound())).status).toBe(200);
    await until(id, 'done');
  });

  it('stops the engine when a job is cancelled, and forgets what it had', async () => {
    await start();
    made.hold();
    const { publicKey } = await keys();
    const { id } = (await (await create(order(publicKey))).json()) as Job;
    await give(id, sound());
    await until(id, 'running');
    await expect.poll(() => made.state.loads).toBe(1);
    expect((await app.call('DELETE', `/api/jobs/${id}`, { cookie })).status).toBe(200);
    await until(id, 'cancelled');
    await expect.poll(() => made.state.stopped).toBeGreaterThan(0);
    expect((await app.call('GET', `/api/jobs/${id}/result`, { cookie })).status).toBe(410);
    leavesNothing();
  });

  it('answers a window that fails as failed, and fails only when all of them do', async () => {
    await start();
    made.state.fails = 1;
    const { publicKey, open } = await keys();
    const { id } = (await (await create(order(publicKey))).json()) as Job;
    await give(id, sound());
    await until(id, 'done');
    const bytes = Buffer.from(await (await app.call('GET', `/api/jobs/${id}/result`, { cookie })).arrayBuffer());
    const { results } = JSON.parse(await open(id, bytes));
    expect(results.map(({ state }: { state: string }) => state)).toEqual(['failed', 'done']);
    leavesNothing();
  });

  it('tells a place in the queue', async () => {
    await start();
    made.hold();
    const { publicKey } = await keys();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { id } = (await (await create(order(publicKey))).json()) as Job;
      await give(id, sound());
      ids.push(id);
    }
    await until(ids[0] ?? '', 'running');
    expect((await job(ids[2] ?? '')).place).toBe(2);
    made.release();
    await until(ids[2] ?? '', 'done');
  });
});
