import { z } from 'zod';
import { ROLES } from '../auth/roles.ts';
import { jobEngineSchema, jobOrderSchema, jobSchema, jobStatsSchema } from '../jobs/job.ts';
import { MODEL_SOURCES } from '../models/catalogue.ts';
import { modelFileNameSchema, modelListSchema, sha256Schema } from '../models/model.ts';
import { modelCatalogueSchema, modelFetchSchema } from '../models/model-fetch.ts';
import { feedSchema, scoutSchema } from '../scout/lead.ts';
import { blobStateSchema } from '../sync/blobs.ts';
import { memberSchema, vaultRecordSchema, wrappedProjectKeySchema } from '../sync/people.ts';
import { pulledSchema, pullSchema, pushReplySchema, pushSchema, syncStateSchema } from '../sync/protocol.ts';
import { route } from './route.ts';

const none = z.undefined();
const done = z.object({ ok: z.literal(true) });
export const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
});
export const deviceSchema = z.object({
  id: z.string(),
  userAgent: z.string().max(400),
  createdAt: z.string(),
  seenAt: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
  wipes: z.boolean(),
});
export const healthSchema = z.object({ status: z.literal('ok'), version: z.string(), build: z.string() });

/** Every HTTP route of the product. The server mounts nothing else below /api; the client calls nothing else. */
export const ROUTES = {
  'ops.health': route('GET', '/api/health', 'open', none, healthSchema),
  'auth.sign-in': route(
    'POST',
    '/api/auth/sign-in',
    'open',
    z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
    z.object({ account: accountSchema }),
  ),
  // `wipe`: somebody has ordered from another device that this one is emptied.
  'auth.session': route(
    'GET',
    '/api/auth/session',
    'open',
    none,
    z.object({ account: accountSchema.nullable(), wipe: z.boolean().optional() }),
  ),
  'auth.sign-out': route('POST', '/api/auth/sign-out', 'open', none, done),
  // The same, and the reply has the browser empty all that it keeps of this origin.
  'auth.leave': route('POST', '/api/auth/leave', 'open', none, done),
  'auth.devices': route('GET', '/api/auth/devices', 'signed-in', none, z.object({ devices: z.array(deviceSchema) })),
  'auth.end-device': route('DELETE', '/api/auth/devices/:id', 'signed-in', none, done),
  'auth.wipe-device': route('POST', '/api/auth/devices/:id/wipe', 'signed-in', none, done),
  'scout.list': route('GET', '/api/scout', 'scout.read', none, scoutSchema),
  'scout.refresh': route('POST', '/api/scout/refresh', 'scout.refresh', none, z.object({ feeds: z.array(feedSchema) })),
  'scout.add-feed': route(
    'POST',
    '/api/scout/feeds',
    'scout.edit-feeds',
    z.strictObject({ url: z.string().min(1).max(2000), title: z.string().max(200).optional() }),
    z.object({ feed: feedSchema }),
  ),
  'scout.remove-feed': route('DELETE', '/api/scout/feeds/:id', 'scout.edit-feeds', none, done),
  'models.catalogue': route('GET', '/api/model-catalogue', 'models.edit', none, modelCatalogueSchema),
  'models.progress': route('GET', '/api/model-catalogue/:id', 'models.edit', none, modelFetchSchema),
  'models.fetch': route(
    'POST',
    '/api/model-catalogue/:id/fetch',
    'models.edit',
    z.strictObject({ source: z.enum(MODEL_SOURCES) }),
    modelFetchSchema,
  ),
  'models.cancel': route('POST', '/api/model-catalogue/:id/cancel', 'models.edit', none, modelFetchSchema),
  // The hashes that the admin saw: what came since then is not confirmed by them.
  'models.confirm': route(
    'POST',
    '/api/model-catalogue/:id/confirm',
    'models.edit',
    z.strictObject({ files: z.array(z.strictObject({ name: modelFileNameSchema, sha256: sha256Schema })).max(40) }),
    modelFetchSchema,
  ),
  'models.remove': route('DELETE', '/api/model-catalogue/:id', 'models.edit', none, done),
  'models.list': route('GET', '/api/models', 'signed-in', none, modelListSchema),
  // The reply is the file itself.
  'models.file': route('GET', '/api/models/:id/:sha256', 'signed-in', none, none),
  'jobs.engine': route('GET', '/api/job-engine', 'jobs.run', none, jobEngineSchema),
  'jobs.create': route('POST', '/api/jobs', 'jobs.run', jobOrderSchema, jobSchema),
  // The body is the input itself: 16-bit samples.
  'jobs.input': route('PUT', '/api/jobs/:id/input', 'jobs.run', z.any(), jobSchema),
  'jobs.list': route('GET', '/api/jobs', 'jobs.run', none, z.object({ jobs: z.array(jobSchema) })),
  'jobs.get': route('GET', '/api/jobs/:id', 'jobs.run', none, jobSchema),
  // The reply is the sealed result.
  'jobs.result': route('GET', '/api/jobs/:id/result', 'jobs.run', none, none),
  'jobs.cancel': route('DELETE', '/api/jobs/:id', 'jobs.run', none, done),
  'jobs.stats': route('GET', '/api/job-stats', 'jobs.count', none, jobStatsSchema),
  // Sync. `:version` is SYNC_VERSION of shared/sync/protocol; another one is answered 426.
  'sync.state': route('GET', '/api/sync/:version/state', 'project.work', none, syncStateSchema),
  'sync.pull': route('POST', '/api/sync/:version/:table/pull', 'project.work', pullSchema, pulledSchema),
  'sync.push': route('POST', '/api/sync/:version/:table/push', 'project.work', pushSchema, pushReplySchema),
  // The reply is a stream of events.
  'sync.stream': route('GET', '/api/sync/:version/stream', 'project.work', none, none),
  'members.list': route('GET', '/api/members', 'project.work', none, z.object({ members: z.array(memberSchema) })),
  'members.invite': route(
    'POST',
    '/api/projects/:id/members',
    'project.work',
    z.strictObject({ username: z.string().min(1).max(64) }),
    z.object({ member: memberSchema }),
  ),
  'members.remove': route('DELETE', '/api/projects/:id/members/:account', 'project.work', none, done),
  'members.hand-over': route('POST', '/api/projects/:id/members/:account/owner', 'project.work', none, done),
  'vault.get': route('GET', '/api/vault', 'project.work', none, z.object({ vault: vaultRecordSchema.nullable() })),
  // `revision` is one more than the one that was seen, 1 for the first; else vault-changed.
  'vault.put': route('PUT', '/api/vault', 'project.work', vaultRecordSchema, done),
  // Keys wrapped for the caller.
  'keys.list': route(
    'GET',
    '/api/project-keys',
    'project.work',
    none,
    z.object({ keys: z.array(wrappedProjectKeySchema) }),
  ),
  'keys.put': route(
    'POST',
    '/api/project-keys',
    'project.work',
    z.strictObject({ keys: z.array(wrappedProjectKeySchema).min(1).max(200) }),
    done,
  ),
  'blobs.list': route('GET', '/api/blobs', 'project.work', none, z.object({ blobs: z.array(blobStateSchema) })),
  // The reply is the sealed bytes.
  'blobs.read': route('GET', '/api/blobs/:id', 'project.work', none, none),
  'blobs.remove': route('DELETE', '/api/blobs/:id', 'project.work', none, done),
  // The tus protocol: its own headers and bytes.
  'blobs.begin': route('POST', '/api/blob-uploads', 'project.work', z.any(), none),
  'blobs.ask': route('HEAD', '/api/blob-uploads/:upload', 'project.work', z.any(), none),
  'blobs.continue': route('PATCH', '/api/blob-uploads/:upload', 'project.work', z.any(), none),
} as const;

export type RouteName = keyof typeof ROUTES;
export type BodyOf<N extends RouteName> = z.infer<(typeof ROUTES)[N]['body']>;
export type ReplyOf<N extends RouteName> = z.infer<(typeof ROUTES)[N]['reply']>;
