import type { Clock } from '@arbetsytan/shared/core/time';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { JOB_LONGEST, type JobOrder } from '@arbetsytan/shared/jobs/job';
import { samplesOf, toFloat } from '@arbetsytan/shared/recordings/sound';
import { hearAll } from '@arbetsytan/shared/recordings/stt/hear-window';
import type { WindowResult } from '@arbetsytan/shared/recordings/transcription';
import type { Log } from '../../platform/log/log.ts';
import type { JobQueue, QueuedJob } from '../../platform/queue/job-queue.port.ts';
import { backoff, HEARTBEAT } from '../../platform/queue/limits.ts';
import type { LoadedSpeech, SpeechEngine } from '../../platform/speech/engine.port.ts';
import { sealResult } from './seal-result.ts';

export interface JobRunnerParts {
  readonly queue: JobQueue;
  readonly engine: SpeechEngine;
  readonly log: Log;
  readonly clock: Clock;
}

/** What of a job is in memory and nowhere else. */
interface Held {
  readonly order: JobOrder;
  input: Int16Array<ArrayBuffer> | null;
  result: Buffer | null;
}

export interface JobRunner {
  /** Remembers the order of a job that was added. */
  hold(id: string, order: JobOrder): void;
  /** @throws AppError job-input-wrong, job-lost */
  giveInput(id: string, bytes: Uint8Array): Promise<void>;
  /** The sealed result; it is gone from memory when `fetched` is called. @throws AppError job-result-gone */
  result(id: string): { readonly bytes: Buffer; readonly fetched: () => Promise<void> };
  /** Ends the job, in the middle of whatever the engine does. */
  cancel(id: string): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs jobs one at a time. Input: samples in memory. Output: a result sealed to the client's key, in memory too. Invariant: what
 * was handed over is forgotten when it has been fetched, cancelled, failed or expired, and a restart forgets all of it.
 */
export function createJobRunner({ queue, engine, log, clock }: JobRunnerParts): JobRunner {
  const held = new Map<string, Held>();
  let running: { readonly id: string; readonly stop: () => void } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let work: Promise<void> = Promise.resolve();
  let stopped = false;

  const forget = (id: string) => {
    const gone = held.get(id);
    // What the memory held does not wait for the collector.
    gone?.input?.fill(0);
    held.delete(id);
  };

  async function run(job: QueuedJob): Promise<void> {
    const { order, input } = held.get(job.id) ?? {};
    if (!order || !input) {
      await queue.end(job.id, 'failed', 'job-lost');
      return;
    }
    let speech: LoadedSpeech | null = null;
    let cancelled = false;
    let progress = 0;
    running = {
      id: job.id,
      stop: () => {
        cancelled = true;
        speech?.stop();
      },
    };
    const beat = setInterval(() => {
      void queue.beat(job.id, progress).then((ours) => {
        if (!ours) running?.stop();
      });
    }, HEARTBEAT);
    try {
      const loaded = await engine.load(order.model);
      speech = loaded;
      const results: WindowResult[] = [];
      const sound = async (from: number, to: number) => toFloat(input.subarray(samplesOf(from), samplesOf(to)));
      await hearAll(
        { windows: order.windows, sound, language: order.language },
        loaded,
        async (result) => {
          results.push(result);
          progress = Math.min(99, Math.round((100 * results.length) / order.windows.length));
          if (!(await queue.beat(job.id, progress))) throw new AppError('cancelled');
        },
        () => {
          if (cancelled) throw new AppError('cancelled');
        },
      );
      if (results.every(({ state }) => state === 'failed')) throw new AppError('job-engine-failed');
      const plain = new TextEncoder().encode(JSON.stringify({ results }));
      const kept = held.get(job.id);
      if (!kept) throw new AppError('cancelled');
      kept.result = await sealResult(order.publicKey, job.id, plain);
      kept.input?.fill(0);
      kept.input = null;
      await queue.end(job.id, 'done', null);
    } catch (thrown) {
      if (cancelled || (thrown instanceof AppError && thrown.code === 'cancelled')) forget(job.id);
      else {
        const code = thrown instanceof AppError ? thrown.code : 'job-engine-failed';
        const waits = code === 'model-missing' ? false : await queue.again(job.id, clock() + backoff(job.tries), code);
        if (!waits) {
          await queue.end(job.id, 'failed', code);
          forget(job.id);
        }
      }
    } finally {
      clearInterval(beat);
      running = null;
    }
    const end = await queue.get(job.id);
    log.write('info', 'job', {
      jobId: job.id,
      kind: job.kind,
      state: end?.state ?? 'gone',
      tries: job.tries,
      ms: clock() - (job.startedAt ?? clock()),
      ...(end?.code ? { code: end.code } : {}),
    });
  }

  async function round(): Promise<void> {
    for (const id of await queue.sweep()) forget(id);
    for (;;) {
      const job = stopped ? null : await queue.take(engine.name);
      if (!job) return;
      await run(job);
    }
  }

  const wake = () => {
    if (stopped) return;
    work = work.then(round).catch(() => {});
  };

  return {
    hold: (id, order) => {
      if (!held.has(id)) held.set(id, { order, input: null, result: null });
    },
    async giveInput(id, bytes) {
      const kept = held.get(id);
      if (!kept) throw new AppError('job-lost');
      const longest = Math.max(...kept.order.windows.map(({ to }) => to));
      if (bytes.length !== kept.order.bytes || bytes.length % 2 !== 0 || longest > JOB_LONGEST)
        throw new AppError('job-input-wrong');
      if (kept.input || kept.result) return;
      const input = new Int16Array(bytes.length / 2);
      new Uint8Array(input.buffer).set(bytes);
      kept.input = input;
      if (!(await queue.ready(id))) {
        forget(id);
        throw new AppError('job-lost');
      }
      wake();
    },
    result(id) {
      const bytes = held.get(id)?.result;
      if (!bytes) throw new AppError('job-result-gone');
      return { bytes, fetched: async () => forget(id) };
    },
    async cancel(id) {
      await queue.end(id, 'cancelled', null);
      if (running?.id === id) running.stop();
      forget(id);
    },
    async start() {
      await queue.abandon();
      timer = setInterval(wake, HEARTBEAT);
      timer.unref();
    },
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      running?.stop();
      await work;
      for (const id of [...held.keys()]) forget(id);
      engine.close();
    },
  };
}
