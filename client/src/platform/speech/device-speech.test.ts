import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { SpeechModel } from '@arbetsytan/shared/models/model';
import type { Window, WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { expect, test } from 'vitest';
import type { Spawned } from '../workers/spawn.ts';
import { createDeviceSpeech } from './device-speech.ts';
import type { SpeechWorker } from './speech.port.ts';

type Device = 'wasm' | 'webgpu';
const WINDOWS: Window[] = [
  { index: 0, from: 0, to: 2_000 },
  { index: 1, from: 2_000, to: 4_000 },
];

/** A device whose workers do what `on` says. `started` are the kinds of workers that were started. */
function device(on: {
  suits: boolean;
  load?: (device: Device) => Awaited<ReturnType<SpeechWorker['load']>>;
  hear?: (device: Device, call: number) => void;
}) {
  const started: Device[] = [];
  const proved: string[] = [];
  const speech = createDeviceSpeech({
    start: (kind) => {
      started.push(kind);
      let calls = 0;
      const port: SpeechWorker = {
        prepare: async () => {},
        start: async () => {},
        voice: async () => new Float32Array(),
        load: async () => on.load?.(kind) ?? null,
        hear: async () => {
          on.hear?.(kind, calls++);
          return { segments: [{ from: 0, to: 900, words: [{ text: 'hej', from: 0, to: 900, sure: 90 }] }], tokens: 3 };
        },
      };
      return { call: (work) => work(port), stop: () => {}, alive: true } satisfies Spawned<SpeechWorker>;
    },
    suitsGpu: async () => on.suits,
    model: async (id) => ({ id }) as SpeechModel,
    crashes: {
      begin: async (id) => ({ proved: () => void proved.push(id) }),
    },
    threads: () => 1,
  });
  const results: WindowResult[] = [];
  const run = () =>
    speech
      .transcribe(
        { windows: WINDOWS, sound: async () => new Float32Array(100), model: 'liten', language: 'sv' },
        async (result) => void results.push(result),
        new AbortController().signal,
      )
      .then(
        () => 'done',
        (error: { code?: ErrorCode }) => error.code ?? 'thrown',
      );
  return {
    started,
    proved,
    results,
    speech,
    run,
    states: () => results.map(({ index, state }) => `${index} ${state}`),
  };
}

test('a model runs on the GPU when the GPU was seen to suit it, else on the processor', async () => {
  const fast = device({ suits: true });
  expect([await fast.run(), fast.started, fast.states()]).toEqual(['done', ['webgpu'], ['0 done', '1 done']]);
  const slow = device({ suits: false });
  expect([await slow.run(), slow.started, slow.states()]).toEqual(['done', ['wasm'], ['0 done', '1 done']]);
});

test.each([
  ['a GPU that cannot load it', { load: (kind: Device) => (kind === 'webgpu' ? ('model-unusable' as const) : null) }],
  [
    'a GPU that fails at the first window',
    {
      hear: (kind: Device) => {
        if (kind === 'webgpu') throw new Error('device lost');
      },
    },
  ],
])('%s leaves all of it to the processor, and no window is answered twice', async (_what, on) => {
  const world = device({ suits: true, ...on });
  expect([await world.run(), world.started, world.states()]).toEqual([
    'done',
    ['webgpu', 'wasm'],
    ['0 done', '1 done'],
  ]);
});

test('a window that fails later is one failed window', async () => {
  const world = device({
    suits: true,
    hear: (_kind, call) => {
      if (call > 0) throw new Error('too hard');
    },
  });
  expect([await world.run(), world.started, world.states()]).toEqual(['done', ['webgpu'], ['0 done', '1 failed']]);
});

test('a model that is gone from the device is told, and no processor is asked instead', async () => {
  const world = device({ suits: true, load: () => 'speech-model-missing' });
  expect([await world.run(), world.started]).toEqual(['speech-model-missing', ['webgpu']]);
});

test('what is kept for later is the code that the models of this device run on', async () => {
  const fast = device({ suits: true });
  await fast.speech.warm([{ id: 'liten' } as SpeechModel]);
  expect(fast.started).toEqual(['wasm', 'webgpu']);
  const slow = device({ suits: false });
  await slow.speech.warm([{ id: 'liten' } as SpeechModel]);
  expect(slow.started).toEqual(['wasm']);
});
