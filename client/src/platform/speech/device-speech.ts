import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { SpeechModel } from '@arbetsytan/shared/models/model';
import { hearAll } from '@arbetsytan/shared/recordings/stt/hear-window';
import { findSpeech } from '@arbetsytan/shared/recordings/stt/voice';
import { planWindows } from '@arbetsytan/shared/recordings/stt/windows';
import type { SttOrder, SttPort } from '@arbetsytan/shared/recordings/stt.port';
import type { Window, WindowResult } from '@arbetsytan/shared/recordings/transcription';
import type { CrashNotes } from '../models/crash-notes.ts';
import type { Spawned } from '../workers/spawn.ts';
import type { SpeechWorker } from './speech.port.ts';
import { threadsHere } from './threads.ts';

/** Speech to text on this device, and the search for speech that comes before it wherever the words are written. */
export interface DeviceSpeech extends SttPort {
  /**
   * Finds where somebody speaks and plans windows.
   * @param onPart how much of the sound has been searched, 0-1 @throws AppError cancelled, worker-failed and what `sound` throws
   */
  plan(
    duration: number,
    sound: SttOrder['sound'],
    onPart: (part: number) => void,
    signal: AbortSignal,
  ): Promise<readonly Window[]>;
  /** Loads the code that these models run on and the voice detector once, so that they are on the device without a network. */
  warm(models: readonly SpeechModel[]): Promise<void>;
}

export interface DeviceSpeechParts {
  readonly start: (device: 'wasm' | 'webgpu') => Spawned<SpeechWorker>;
  /** Was the GPU seen to be one that this model runs faster on? */
  readonly suitsGpu: (model: SpeechModel) => Promise<boolean>;
  /** The model as it lies on this device; null when it does not. */
  readonly model: (id: string) => Promise<SpeechModel | null>;
  readonly crashes: Pick<CrashNotes, 'begin'>;
  readonly threads?: () => number;
}

/** Milliseconds of sound that are searched at once: about 1 MB. */
const PIECE = 30_000;

export function createDeviceSpeech({
  start,
  suitsGpu,
  model,
  crashes,
  threads = threadsHere,
}: DeviceSpeechParts): DeviceSpeech {
  /** A worker for one piece of work; ended with it, so that its memory is given back, and in the middle when it is cancelled. */
  async function working<T>(
    device: 'wasm' | 'webgpu',
    signal: AbortSignal | null,
    work: (worker: Spawned<SpeechWorker>) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted) throw new AppError('cancelled');
    const worker = start(device);
    const stop = () => worker.stop();
    signal?.addEventListener('abort', stop);
    try {
      await worker.call((port) => port.prepare(threads()));
      return await work(worker);
    } finally {
      signal?.removeEventListener('abort', stop);
      worker.stop();
    }
  }

  /** One try on one kind of device. @throws AppError as `transcribe` */
  async function transcribeOn(
    device: 'wasm' | 'webgpu',
    entry: SpeechModel,
    order: SttOrder,
    on: (result: WindowResult) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    await working(device, signal, async (worker) => {
      const run = await crashes.begin(entry.id);
      try {
        const missed = await worker.call((port) => port.load(entry));
        if (missed) throw new AppError(missed);
        await hearAll(
          order,
          { hear: (samples, language) => worker.call((port) => port.hear(samples, language)) },
          async (result) => {
            run.proved();
            // A worker that is gone can write out nothing more: the rest is for another try, not failed.
            if (result.state === 'failed' && !worker.alive) throw new AppError('worker-failed');
            await on(result);
          },
          () => {
            if (signal.aborted) throw new AppError('cancelled');
            if (!worker.alive) throw new AppError('worker-failed');
          },
        );
      } finally {
        run.proved();
      }
    });
  }

  return {
    async warm(models) {
      await working('wasm', null, async () => {});
      for (const each of models) if (await suitsGpu(each)) return working('webgpu', null, async () => {});
    },

    plan: (duration, sound, onPart, signal) =>
      working('wasm', signal, async (worker) => {
        await worker.call((port) => port.start());
        const likely: number[] = [];
        for (let from = 0; from < duration; from += PIECE) {
          const samples = await sound(from, Math.min(duration, from + PIECE));
          for (const each of await worker.call((port) => port.voice(samples))) likely.push(each);
          onPart(Math.min(1, (from + PIECE) / duration));
        }
        return planWindows(findSpeech(likely, duration), likely);
      }),

    async transcribe(order, on, signal) {
      const entry = await model(order.model);
      if (!entry) throw new AppError('speech-model-missing');
      if (!(await suitsGpu(entry))) return transcribeOn('wasm', entry, order, on, signal);
      let answered = false;
      const heard = async (result: WindowResult) => {
        if (!answered && result.state === 'failed') throw new AppError('model-unusable');
        answered = true;
        await on(result);
      };
      try {
        await transcribeOn('webgpu', entry, order, heard, signal);
      } catch (thrown) {
        // A driver that cannot run this network after all: the processor can, more slowly.
        const isGpus =
          thrown instanceof AppError && (thrown.code === 'model-unusable' || thrown.code === 'worker-failed');
        if (!isGpus || answered) throw thrown;
        await transcribeOn('wasm', entry, order, on, signal);
      }
    },
  };
}
