import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { SttPort } from '@arbetsytan/shared/recordings/stt.port';
import type { Transcription, Window, WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDesk } from '../desk/test-desk.ts';
import { createTranscriber } from './transcriber.ts';

const WINDOWS: readonly Window[] = [0, 1, 2, 3].map((index) => ({ index, from: index * 1000, to: index * 1000 + 900 }));
const said = (window: Window, by: string): WindowResult => ({
  ...window,
  state: 'done',
  code: null,
  segments: [{ ...window, words: [{ text: by, from: window.from, to: window.to, sure: 90 }] }],
});

describe('the transcriber', () => {
  let desk: ReturnType<typeof createTestDesk>;
  let heard: string[];
  let finished: Transcription[];
  let planned: number;
  let locks: Set<string>;

  beforeEach(async () => {
    desk = createTestDesk();
    heard = [];
    finished = [];
    planned = 0;
    locks = new Set();
    const recording = { id: 'r', projectId: 'p', durationMs: 4000, language: 'sv' } as Recording;
    await desk.vault.recordings.put(recording);
  });

  /** A port that answers every window; `before` may throw or wait. */
  const port = (
    name: string,
    before: (window: Window, signal: AbortSignal) => Promise<void> = async () => {},
  ): SttPort => ({
    async transcribe({ windows, sound }, on, signal) {
      for (const window of windows) {
        await before(window, signal);
        if (signal.aborted) throw new AppError('cancelled');
        expect((await sound(window.from, window.to)).length).toBe(14_400);
        heard.push(`${name}${window.index}`);
        await on(said(window, name));
      }
    },
  });

  const make = (device: SttPort, server: SttPort = port('s'), crashed: readonly string[] = []) =>
    createTranscriber({
      vault: desk.vault,
      device: {
        ...device,
        warm: async () => {},
        plan: async () => {
          planned += 1;
          return WINDOWS;
        },
      },
      server: async () => server,
      finish: async (row) => finished.push(row),
      hold: async (name) => {
        if (locks.has(name)) return null;
        locks.add(name);
        return () => locks.delete(name);
      },
      inTurn: (work) => work(),
      crashed: async () => crashed,
      now: desk.now,
      clock: () => 0,
    });

  const order = { recordingId: 'r', model: 'm', where: 'device', language: 'sv' } as const;
  const row = async () => (await desk.vault.transcriptions.get('t.r')) as Transcription;

  it('writes out every window once and makes a transcript of them', async () => {
    await make(port('d')).run(order);
    expect(heard).toEqual(['d0', 'd1', 'd2', 'd3']);
    expect(await row()).toMatchObject({ state: 'done', code: null });
    expect(finished).toHaveLength(1);
  });

  it('keeps what is done when it is stopped, and goes on behind it', async () => {
    const first = make(
      port('d', async (window) => {
        if (window.index === 2) first.pause('r');
      }),
    );
    await first.run(order);
    expect(await row()).toMatchObject({ state: 'paused', code: null });
    expect(finished[0]?.results).toHaveLength(2);
    await make(port('d')).run(order);
    expect(heard).toEqual(['d0', 'd1', 'd2', 'd3']);
    expect(planned).toBe(1);
  });

  it('moves what is left to the server in the middle', async () => {
    let moved: Promise<void> | null = null;
    const transcriber = make(
      port('d', async (window) => {
        if (window.index === 1) moved ??= transcriber.run({ ...order, where: 'server' });
      }),
    );
    await transcriber.run(order);
    await moved;
    expect(heard).toEqual(['d0', 's1', 's2', 's3']);
    expect(await row()).toMatchObject({ state: 'done', where: 'server' });
  });

  it('says why it stopped, and tries again what failed', async () => {
    const fails: SttPort = {
      async transcribe({ windows }, on) {
        for (const window of windows) {
          if (window.index === 3) throw new AppError('speech-model-missing');
          await on(window.index === 1 ? { ...window, state: 'failed', segments: [], code: 'x' } : said(window, 'd'));
        }
      },
    };
    await make(fails).run(order);
    expect(await row()).toMatchObject({ state: 'failed', code: 'speech-model-missing' });
    await make(port('e')).run(order);
    expect(heard).toEqual(['e1', 'e3']);
    expect((await row()).results.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('goes on after a restart, but not with a model that crashed the device', async () => {
    await make(port('d')).run(order);
    await desk.vault.transcriptions.put({
      ...(await row()),
      state: 'running',
      results: [said(WINDOWS[0] as Window, 'd')],
    });
    heard = [];
    const before = await row();
    // No window since the run began: the note is believed.
    await desk.vault.transcriptions.put({ ...before, hadResults: 1 });
    await make(port('d'), port('s'), ['m']).resume();
    expect(await row()).toMatchObject({ state: 'failed', code: 'speech-model-crashed' });
    // One more window than then: whatever the note says, the model has shown that the device survives it.
    await desk.vault.transcriptions.put({ ...before, hadResults: 0 });
    await make(port('d'), port('s'), ['m']).resume();
    await expect.poll(async () => (await row()).state).toBe('done');
    expect(heard).toEqual(['d1', 'd2', 'd3']);
  });

  it('leaves a recording alone that another tab is writing out', async () => {
    locks.add('transcription:r');
    await make(port('d')).run(order);
    expect(heard).toEqual([]);
    expect(await row()).toBeNull();
  });
});
