import { SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { Job, JobOrder } from '@arbetsytan/shared/jobs/job';
import type { Classification } from '@arbetsytan/shared/projects/project';
import { samplesOf, toInt16 } from '@arbetsytan/shared/recordings/sound';
import type { SttOrder, SttPort } from '@arbetsytan/shared/recordings/stt.port';
import type { WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { windowResultSchema } from '@arbetsytan/shared/recordings/window-result';
import { z } from 'zod';
import { type Batch, inBatches, placedBack } from './batches.ts';
import type { JobKeys } from './job-keys.ts';

/** The job lane as the client calls it. Every call throws AppError. */
export interface JobCalls {
  create(order: JobOrder, signal: AbortSignal): Promise<Job>;
  give(id: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>;
  get(id: string, signal: AbortSignal): Promise<Job>;
  result(id: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  cancel(id: string): Promise<void>;
}

export interface ServerSpeechParts {
  readonly calls: JobCalls;
  readonly makeKeys: () => Promise<JobKeys>;
  readonly newKey: () => string;
  readonly classification: Classification;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What passes by itself: the device still has the sound and sends it again. */
const PASSES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'job-lost',
  'job-result-gone',
  'jobs-each',
  'jobs-full',
  'offline',
  'no-answer',
  'unavailable',
  'internal',
  'too-many-requests',
]);
/** Tries of one batch before it is left for the person: about ten minutes of them. */
const MOST_TRIES = 14;
const pause = (tries: number) => Math.min(60, 2 ** tries) * SECOND;
/** Between two looks at a job: soon at first, then less often. */
const looks = (count: number) => Math.min(5, 0.5 * 1.5 ** count) * SECOND;

const answerSchema = z.object({ results: z.array(windowResultSchema) });

/** Speech to text as jobs on the newsroom's server, batch by batch. What was lost on the way or with the server is sent again. */
export function createServerSpeech({ calls, makeKeys, newKey, classification, wait }: ServerSpeechParts): SttPort {
  async function soundOf(batch: Batch, sound: SttOrder['sound']): Promise<Uint8Array<ArrayBuffer>> {
    const all = new Int16Array(samplesOf(batch.duration));
    for (const [at, window] of batch.windows.entries()) {
      const samples = toInt16(await sound(window.from, window.to));
      const from = samplesOf(batch.placed[at]?.from ?? 0);
      all.set(samples.subarray(0, all.length - from), from);
    }
    return new Uint8Array(all.buffer);
  }

  async function once(batch: Batch, order: SttOrder, signal: AbortSignal): Promise<readonly WindowResult[]> {
    const bytes = await soundOf(batch, order.sound);
    const keys = await makeKeys();
    const { id } = await calls.create(
      {
        kind: 'transcribe',
        key: newKey(),
        classification,
        model: order.model,
        language: order.language,
        windows: [...batch.placed],
        bytes: bytes.length,
        publicKey: keys.publicKey,
      },
      signal,
    );
    let over = false;
    try {
      await calls.give(id, bytes, signal);
      for (let count = 0; ; count++) {
        const job = await calls.get(id, signal);
        order.onPlace?.(job.place);
        if (job.state === 'done') break;
        over = job.state !== 'queued' && job.state !== 'running';
        if (over) throw new AppError(job.code ?? (job.state === 'cancelled' ? 'cancelled' : 'job-result-gone'));
        await wait(looks(count), signal);
        if (signal.aborted) throw new AppError('cancelled');
      }
      const plain = await keys.open(id, await calls.result(id, signal));
      over = true;
      if (!plain) throw new AppError('job-result-gone');
      return readAnswer(plain, batch);
    } finally {
      // What was left behind is forgotten at once, not when it expires. Nobody waits for it.
      if (!over) calls.cancel(id).catch(() => {});
    }
  }

  async function again(batch: Batch, order: SttOrder, signal: AbortSignal): Promise<readonly WindowResult[]> {
    for (let tries = 0; ; tries++) {
      if (signal.aborted) throw new AppError('cancelled');
      try {
        return await once(batch, order, signal);
      } catch (thrown) {
        if (signal.aborted) throw new AppError('cancelled');
        const passes = thrown instanceof AppError && PASSES.has(thrown.code);
        if (!passes || tries + 1 >= MOST_TRIES) throw thrown;
        await wait(pause(tries), signal);
      }
    }
  }

  return {
    async transcribe(order, on, signal) {
      for (const batch of inBatches(order.windows)) {
        const results = await again(batch, order, signal);
        for (const window of batch.windows) {
          if (signal.aborted) throw new AppError('cancelled');
          const result = results.find(({ index }) => index === window.index);
          // An engine that leaves a window out has failed in it.
          await on(result ?? { ...window, state: 'failed', segments: [], code: 'speech-window-failed' });
        }
      }
    },
  };
}

/** @throws AppError job-engine-failed when the server answered something else */
function readAnswer(plain: Uint8Array<ArrayBuffer>, batch: Batch): readonly WindowResult[] {
  try {
    const { results } = answerSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
    return results.flatMap((result) => placedBack(result, batch) ?? []);
  } catch {
    throw new AppError('job-engine-failed');
  }
}
