import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Job, JobOrder } from '@arbetsytan/shared/jobs/job';
import type { Window, WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { describe, expect, it } from 'vitest';
import { inBatches } from './batches.ts';
import { createServerSpeech, type JobCalls } from './server-speech.ts';

const windows: readonly Window[] = [0, 1, 2, 3, 4, 5].map((index) => ({
  index,
  from: index * 60_000,
  to: index * 60_000 + 25_000,
}));

/** A server of the tests: says "hej" in every window, in the middle of it. Sealing is left out; the browser's test has it. */
function madeServer() {
  const state = {
    orders: [] as JobOrder[],
    cancelled: [] as string[],
    given: [] as number[],
    before: async (_call: string, _count: number) => {},
  };
  let count = 0;
  const counted = async (name: string) => {
    count += 1;
    await state.before(name, count);
  };
  const job = (id: string, now: Job['state']): Job => ({
    id,
    kind: 'transcribe',
    state: now,
    progress: 0,
    place: null,
    engine: null,
    code: null,
    createdAt: '2026-11-23T10:00:00.000Z',
    startedAt: null,
    endedAt: null,
  });
  const calls: JobCalls = {
    async create(order) {
      await counted('create');
      state.orders.push(order);
      return job(`job-${state.orders.length}`, 'queued');
    },
    async give(_id, bytes) {
      await counted('give');
      state.given.push(bytes.length);
    },
    async get(id) {
      await counted('get');
      return job(id, 'done');
    },
    async result(id) {
      await counted('result');
      const order = state.orders[Number(id.slice(4)) - 1];
      const results = order?.windows.map((window): WindowResult => {
        const middle = (window.from + window.to) / 2;
        const words = [{ text: 'hej', from: middle, to: middle + 100, sure: 90 }];
        return { ...window, state: 'done', code: null, segments: [{ from: middle, to: middle + 100, words }] };
      });
      return new TextEncoder().encode(JSON.stringify({ results }));
    },
    async cancel(id) {
      state.cancelled.push(id);
    },
  };
  const speech = createServerSpeech({
    calls,
    makeKeys: async () => ({ publicKey: 'x'.repeat(87), open: async (_id, bytes) => bytes }),
    newKey: () => `nyckel-nummer-${count}-och-mer`,
    classification: 'normal',
    wait: async () => {},
  });
  const heard: WindowResult[] = [];
  const order = {
    windows,
    sound: async (from: number, to: number) => new Float32Array((to - from) * 16),
    model: 'whisper-base',
    language: 'sv',
  } as const;
  const run = (signal = new AbortController().signal) =>
    speech.transcribe(order, async (result) => void heard.push(result), signal);
  return { state, heard, run };
}

describe('speech on the server', () => {
  it('hands over windows in batches, one after another, and puts the words back where they were said', async () => {
    const { state, heard, run } = madeServer();
    await run();
    expect(state.orders.map((order) => order.windows.length)).toEqual([4, 2]);
    expect(state.given).toEqual([4 * 25 * 32_000, 2 * 25 * 32_000]);
    expect(heard.map(({ index, from }) => [index, from])).toEqual(windows.map(({ index, from }) => [index, from]));
    for (const { from, segments } of heard) expect(segments[0]?.words[0]?.from).toBe(from + 12_500);
  });

  it('sends again what a server that restarted has lost, and loses and repeats nothing', async () => {
    const { state, heard, run } = madeServer();
    state.before = async (name, count) => {
      if (name === 'get' && count === 3) throw new AppError('job-lost');
      if (name === 'create' && count === 4) throw new AppError('no-answer');
    };
    await run();
    expect(heard.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(state.orders).toHaveLength(3);
    expect(new Set(state.orders.map(({ key }) => key)).size).toBe(3);
    expect(state.cancelled).toEqual(['job-1']);
  });

  it('gives up on what does not pass, and has kept what was done', async () => {
    const { state, heard, run } = madeServer();
    state.before = async (name) => {
      if (name === 'create' && state.orders.length === 1) throw new AppError('job-not-allowed');
    };
    await expect(run()).rejects.toMatchObject({ code: 'job-not-allowed' });
    expect(heard).toHaveLength(4);
  });

  it('does not knock for ever on a server that is gone', async () => {
    const { state, run } = madeServer();
    let tries = 0;
    state.before = async () => {
      tries += 1;
      throw new AppError('no-answer');
    };
    await expect(run()).rejects.toMatchObject({ code: 'no-answer' });
    expect(tries).toBeLessThan(20);
  });

  it('takes the job back when it is cancelled', async () => {
    const { state, run } = madeServer();
    const stop = new AbortController();
    state.before = async (name) => {
      if (name === 'get') stop.abort();
      if (stop.signal.aborted) throw new AppError('cancelled');
    };
    await expect(run(stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(state.cancelled).toEqual(['job-1']);
  });

  it('makes no batch longer than two minutes, and leaves no window out', () => {
    const many = Array.from({ length: 50 }, (_none, index) => ({
      index,
      from: index * 30_000,
      to: index * 30_000 + 500 * (index + 1),
    }));
    const batches = inBatches(many);
    for (const { duration, windows: of } of batches) expect(of.length === 1 || duration <= 120_000).toBe(true);
    expect(batches.flatMap((batch) => batch.windows)).toEqual(many);
  });
});
