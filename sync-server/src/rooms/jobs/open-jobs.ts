import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Clock } from '@arbetsytan/shared/core/time';
import type { ModelList, SpeechModel } from '@arbetsytan/shared/models/model';
import type { Config } from '../../config.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Log } from '../../platform/log/log.ts';
import { createConfiguredFetch } from '../../platform/outbound/configured-fetch.ts';
import { createSqliteQueue } from '../../platform/queue/sqlite-queue.store.ts';
import { createEmbeddedEngine } from '../recordings/embedded-engine.ts';
import type { SpeechEngine } from '../recordings/engine.port.ts';
import { createOpenAiEngine } from '../recordings/openai-engine.ts';
import { createJobRunner } from './job-runner.ts';
import type { JobParts } from './jobs.routes.ts';

export interface OpenJobsParts {
  readonly config: Config;
  readonly db: Db;
  readonly log: Log;
  readonly clock: Clock;
  /** The models whose files have their hashes. */
  readonly list: () => Promise<ModelList>;
  readonly modelFolder: string;
  /** For tests: another engine. */
  readonly engine?: SpeechEngine | undefined;
}

/** The job lane of this installation: queue, engine and what runs between them. */
export function openJobs({ config, db, log, clock, list, modelFolder, engine: given }: OpenJobsParts): JobParts {
  const engine =
    given ??
    (config.speechHost
      ? createOpenAiEngine({
          fetch: createConfiguredFetch([config.speechHost]),
          origin: config.speechHost,
          models: config.speechHostModels,
        })
      : createEmbeddedEngine({
          models: async () =>
            (await list()).models.filter((model): model is SpeechModel => model.task === 'speech-recognition'),
          folder: modelFolder,
          script: childScript(),
        }));
  const queue = createSqliteQueue(db, clock);
  return { queue, engine, on: config.asyncJobs, runner: createJobRunner({ queue, engine, log, clock }) };
}

/** Beside this file when it is built; a test runs from the source and finds the built one. */
function childScript(): string {
  const near = fileURLToPath(new URL('../recordings/speech-child.js', import.meta.url));
  return existsSync(near) ? near : near.replace('/src/', '/dist/');
}
