import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Account } from '@arbetsytan/shared/auth/access';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { JOB_INPUT_LIMIT, type Job } from '@arbetsytan/shared/jobs/job';
import { modelIdSchema } from '@arbetsytan/shared/models/model';
import type { Request, Router } from 'express';
import { mount, mountFile, type SessionOf } from '../../platform/http/mount.ts';
import type { JobQueue, QueuedJob } from '../../platform/queue/job-queue.port.ts';
import type { SpeechEngine } from '../../platform/speech/engine.port.ts';
import type { JobRunner } from './job-runner.ts';

export interface JobParts {
  readonly queue: JobQueue;
  readonly runner: JobRunner;
  readonly engine: SpeechEngine;
  /** False: nothing may be handed to the server. */
  readonly on: boolean;
}

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Jobs of whoever is signed in, and of nobody else: another's id is an id that does not exist. */
export function jobsRoutes(router: Router, sessionOf: SessionOf, { queue, runner, engine, on }: JobParts): void {
  const shown = async (job: QueuedJob): Promise<Job> => ({
    id: job.id,
    kind: job.kind,
    state: job.state,
    progress: job.progress,
    place: job.state === 'queued' ? await queue.place(job.id) : null,
    engine: job.engine,
    code: job.code,
    createdAt: new Date(job.createdAt).toISOString(),
    startedAt: instant(job.startedAt),
    endedAt: instant(job.endedAt),
  });
  const own = async (account: Account, id: string | undefined): Promise<QueuedJob> => {
    const job = id ? await queue.get(id) : null;
    if (job?.owner !== String(account.id)) throw new AppError('not-found');
    return job;
  };

  mount(router, sessionOf, 'jobs.engine', async () => {
    if (!on) return { on: false, code: 'jobs-off', models: [] };
    const models = (await engine.models()).filter(({ id }) => modelIdSchema.safeParse(id).success);
    return models.length > 0 ? { on: true, code: null, models } : { on: false, code: 'model-missing', models: [] };
  });
  mount(router, sessionOf, 'jobs.create', async ({ body, account }) => {
    if (!on) throw new AppError('jobs-off');
    // PRODUCT.md, "Classification decides": source-sensitive sound is never handed to a job.
    if (body.classification === 'source-sensitive') throw new AppError('job-not-allowed');
    const { kind, key, bytes } = body;
    const job = await queue.add({ id: randomUUID(), kind, owner: String(account.id), key, bytes });
    runner.hold(job.id, body);
    return shown(job);
  });
  mount(router, sessionOf, 'jobs.input', async ({ account, params, request }) => {
    const job = await own(account, params.id);
    if (job.state !== 'queued') throw new AppError('job-lost');
    await runner.giveInput(job.id, await bodyOf(request));
    return shown(await own(account, params.id));
  });
  mount(router, sessionOf, 'jobs.list', async ({ account }) => ({
    jobs: await Promise.all((await queue.list(String(account.id))).map(shown)),
  }));
  mount(router, sessionOf, 'jobs.get', async ({ account, params }) => shown(await own(account, params.id)));
  mountFile(router, sessionOf, 'jobs.result', async ({ account, params, response }) => {
    const job = await own(account, params.id);
    const { bytes, fetched } = runner.result(job.id);
    response.on('finish', () => void fetched());
    return { bytes: bytes.length, stream: Readable.from([bytes]) };
  });
  mount(router, sessionOf, 'jobs.cancel', async ({ account, params }) => {
    await runner.cancel((await own(account, params.id)).id);
    return { ok: true };
  });
  mount(router, sessionOf, 'jobs.stats', () => queue.stats());
}

/** The bytes that follow, never on the disk. @throws AppError body-too-large, malformed-body */
async function bodyOf(request: Request): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > JOB_INPUT_LIMIT) throw new AppError('body-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
