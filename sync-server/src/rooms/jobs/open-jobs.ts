import type { Clock } from '@arbetsytan/shared/core/time';
import type { Db } from '../../platform/db/db.ts';
import type { Log } from '../../platform/log/log.ts';
import { createSqliteQueue } from '../../platform/queue/sqlite-queue.store.ts';
import type { SpeechEngine } from '../../platform/speech/engine.port.ts';
import { createJobRunner } from './job-runner.ts';
import type { JobParts } from './jobs.routes.ts';

export interface OpenJobsParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: Clock;
  readonly engine: SpeechEngine;
  readonly on: boolean;
}

/** The job lane of this installation: queue, engine and what runs between them. */
export function openJobs({ db, log, clock, engine, on }: OpenJobsParts): JobParts {
  const queue = createSqliteQueue(db, clock);
  return { queue, engine, on, runner: createJobRunner({ queue, engine, log, clock }) };
}
