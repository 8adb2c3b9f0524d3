import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { SpeechModel } from '@arbetsytan/shared/models/model';
import { hearAll } from '@arbetsytan/shared/recordings/stt/hear-window';
import { findSpeech } from '@arbetsytan/shared/recordings/stt/voice';
import { planWindows } from '@arbetsytan/shared/recordings/stt/windows';
import type { SttOrder, SttPort } from '@arbetsytan/shared/recordings/stt.port';
import type { Window } from '@arbetsytan/shared/recordings/transcription';
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
  /** Loads the code and the voice detector once, so that they are on the device without a network. */
  warm(): Promise<void>;
}

export interface DeviceSpeechParts {
  readonly start: () => Spawned<SpeechWorker>;
  /** The model as it lies on this device; null when it does not. */
  readonly model: (id: string) => Promise<SpeechModel | null>;
  readonly crashes: Pick<CrashNotes, 'begin'>;
  readonly threads?: () => number;
}

/** Milliseconds of sound that are searched at once: about 1 MB. */
const PIECE = 30_000;

export function createDeviceSpeech({ start, model, crashes, threads = threadsHere }: DeviceSpeechParts): DeviceSpeech {
  /** A worker for one piece of work; ended with it, so that its memory is given back, and in the middle when it is cancelled. */
  async function working<T>(
    signal: AbortSignal | null,
    work: (worker: Spawned<SpeechWorker>) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted) throw new AppError('cancelled');
    const worker = start();
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

  return {
    warm: () => working(null, async () => {}),

    plan: (duration, sound, onPart, signal) =>
      working(signal, async (worker) => {
        await worker.call((port) => port.start());
        const likely: number[] = [];
        for (let from = 0; from < duration; from += PIECE) {
          const samples = await sound(from, Math.min(duration, from + PIECE));
          for (const each of await worker.call((port) => port.voice(samples))) likely.push(each);
          onPart(Math.min(1, (from + PIECE) / duration));
        }
        return planWindows(findSpeech(likely, duration), likely);
      }),

    transcribe: (order, on, signal) =>
      working(signal, async (worker) => {
        const entry = await model(order.model);
        if (!entry) throw new AppError('speech-model-missing');
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
      }),
  };
}
