import { join } from 'node:path';
import type { Clock } from '@arbetsytan/shared/core/time';
import { KB } from '@arbetsytan/shared/core/units';
import { PUSH_BYTES } from '@arbetsytan/shared/sync/protocol';
import type { Config } from './config.ts';
import type { Db } from './platform/db/db.ts';
import { createHttp } from './platform/http/create-http.ts';
import { clientBuild } from './platform/http/static-client.ts';
import type { Log } from './platform/log/log.ts';
import type { PublicFetch } from './platform/outbound/public-fetch.ts';
import type { SpeechEngine } from './platform/speech/engine.port.ts';
import { authRoutes, sessionBy } from './rooms/auth/auth.routes.ts';
import type { AuthProvider } from './rooms/auth/auth-provider.port.ts';
import { createSignInLimit } from './rooms/auth/sign-in-limit.ts';
import { type JobParts, jobsRoutes } from './rooms/jobs/jobs.routes.ts';
import { openJobs } from './rooms/jobs/open-jobs.ts';
import { catalogueRoutes } from './rooms/models/catalogue.routes.ts';
import { fetcherFromConfig } from './rooms/models/fetch/fetch-from-config.ts';
import type { ModelFetcher } from './rooms/models/fetch/model-fetcher.ts';
import { createModelShelf } from './rooms/models/model-shelf.ts';
import { modelsRoutes } from './rooms/models/models.routes.ts';
import { opsRoutes } from './rooms/ops/ops.routes.ts';
import { openSpeechEngine } from './rooms/recordings/open-engine.ts';
import { demoFeed } from './rooms/scout/demo-feed.ts';
import { createPoller, type Poller } from './rooms/scout/poller.ts';
import { scoutRoutes } from './rooms/scout/scout.routes.ts';
import { createScoutStore } from './rooms/scout/scout.store.ts';
import { createUrlSeal } from './rooms/scout/url-seal.ts';
import { blobsRoutes } from './rooms/sync/blobs.routes.ts';
import { openSync } from './rooms/sync/open-sync.ts';
import { syncRoutes } from './rooms/sync/sync.routes.ts';

export interface AppParts {
  readonly config: Config;
  readonly db: Db;
  readonly auth: AuthProvider;
  /** 32 bytes that seal what the database must not show. */
  readonly key: Buffer;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: PublicFetch;
  /** Folder of the built client. */
  readonly clientFolder: string;
  readonly version: string;
  /** For tests: what writes out speech. */
  readonly speechEngine?: SpeechEngine;
}

export interface App {
  readonly handler: ReturnType<typeof createHttp>;
  /** Null when the installation fetches nothing. */
  readonly poller: Poller | null;
  readonly modelFetcher: ModelFetcher;
  readonly jobs: JobParts['runner'];
}

/** The whole product on one handler: the only place that sees every room. */
export async function createApp({
  config,
  db,
  auth,
  key,
  log,
  clock,
  fetch,
  clientFolder,
  version,
  speechEngine,
}: AppParts): Promise<App> {
  const store = createScoutStore(db, createUrlSeal(key));
  const poller = config.fetchFeeds ? createPoller({ store, fetch, log, clock, pollMinutes: config.pollMinutes }) : null;
  const sessionOf = sessionBy(auth);
  const modelFolder = config.modelsDir || join(config.dataDir, 'models');
  const modelFetch = fetcherFromConfig(config, modelFolder, log);
  const shelf = createModelShelf({
    folder: modelFolder,
    masking: config.maskingModel,
    log,
  });
  const jobs = openJobs({
    db,
    log,
    clock,
    engine: speechEngine ?? openSpeechEngine(config, shelf.list, modelFolder),
    on: config.asyncJobs,
  });
  const sync = await openSync({ db, clock, dataDir: config.dataDir, accounts: () => auth.accounts(), on: config.sync });
  // Hashed now, so that the first person who asks does not wait, and a wrong file stands in the log from the start.
  void shelf.list().catch(() => {});
  const handler = createHttp({
    log,
    clock,
    clientFolder,
    publicOrigin: config.publicOrigin,
    trustProxy: config.trustProxy,
    bodyLimit: 64 * KB,
    // A row is JSON in JSON: its quotes take two bytes.
    largeBodies: { path: '/api/sync', limit: 2 * PUSH_BYTES },
    routes: (router) => {
      opsRoutes(router, { version, build: clientBuild(clientFolder) });
      authRoutes(router, auth, createSignInLimit(clock), log);
      scoutRoutes(router, sessionOf, { store, poller, clock, demo: config.demoFeed ? demoFeed(clock()) : null });
      modelsRoutes(router, sessionOf, shelf);
      jobsRoutes(router, sessionOf, jobs);
      syncRoutes(router, sessionOf, sync);
      blobsRoutes(router, sessionOf, sync.blobs);
      catalogueRoutes(router, sessionOf, { ...modelFetch, shelf, allowed: config.modelFetch });
    },
  });
  return { handler, poller, modelFetcher: modelFetch.fetcher, jobs: jobs.runner };
}
