import { ROUTES, type RouteName } from '@arbetsytan/shared/contract/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, runApp } from './running-app.ts';

/** Who calls. The project is `owner`'s; `member` is in it, `removed` was, `stranger` never was. An admin has no verb for content. */
const CALLERS = ['owner', 'member', 'removed', 'stranger', 'admin', 'nobody'] as const;
type Caller = (typeof CALLERS)[number];

const EVERYBODY: readonly Caller[] = CALLERS;
const SIGNED_IN: readonly Caller[] = ['owner', 'member', 'removed', 'stranger', 'admin'];
const EDITORS: readonly Caller[] = ['owner', 'member', 'removed', 'stranger'];

/** Who gets past the door of each route. A route that is not here fails the test: somebody has to say who may call it. */
const ALLOWED: Readonly<Record<RouteName, readonly Caller[]>> = {
  'ops.health': EVERYBODY,
  'auth.sign-in': EVERYBODY,
  'auth.session': EVERYBODY,
  'auth.sign-out': EVERYBODY,
  'auth.leave': EVERYBODY,
  'auth.devices': SIGNED_IN,
  'auth.end-device': SIGNED_IN,
  'auth.wipe-device': SIGNED_IN,
  'scout.list': SIGNED_IN,
  'scout.refresh': SIGNED_IN,
  'scout.add-feed': ['admin'],
  'scout.remove-feed': ['admin'],
  'models.catalogue': ['admin'],
  'models.progress': ['admin'],
  'models.fetch': ['admin'],
  'models.cancel': ['admin'],
  'models.confirm': ['admin'],
  'models.remove': ['admin'],
  'models.list': SIGNED_IN,
  'models.file': SIGNED_IN,
  'jobs.engine': EDITORS,
  'jobs.create': EDITORS,
  'jobs.input': EDITORS,
  'jobs.list': EDITORS,
  'jobs.get': EDITORS,
  'jobs.result': EDITORS,
  'jobs.cancel': EDITORS,
  'jobs.stats': ['admin'],
  'sync.state': EDITORS,
  'sync.pull': EDITORS,
  'sync.push': ['owner', 'member'],
  'sync.stream': EDITORS,
  'members.list': EDITORS,
  'members.invite': ['owner'],
  'members.remove': ['owner'],
  'members.hand-over': ['owner'],
  'vault.get': EDITORS,
  'vault.put': EDITORS,
  'keys.list': EDITORS,
  'keys.put': ['owner', 'member'],
  'blobs.list': EDITORS,
  'blobs.read': EDITORS,
  'blobs.remove': EDITORS,
  'blobs.begin': EDITORS,
  'blobs.ask': EDITORS,
  'blobs.continue': EDITORS,
};

const AT = '2026-11-23T10:00:00.000Z';
const event = (id: string, text: string) => ({
  id,
  projectId: 'p1',
  kind: 'manual',
  at: AT,
  by: 'k1',
  subjectId: null,
  text,
  date: null,
});
let writes = 0;
const pushOf = (id: string) => {
  writes += 1;
  const stamp = writes.toString(16).padStart(16, '0');
  const row = { id, projectId: 'p1', version: 1, stamp, deleted: false, body: JSON.stringify(event(id, 'Möte.')) };
  return { rows: [{ row, assumed: null }] };
};

let app: RunningApp;
const cookies = new Map<Caller, string>();
const ids = new Map<Caller, string>();

/** A real account for each caller, and one more to invite. */
beforeAll(async () => {
  app = await runApp({ ARBETSYTAN_SYNC: '1' }, undefined, undefined, ['borttagen', 'utomstaende', 'gast']);
  for (const [caller, username] of [
    ['owner', 'redaktor'],
    ['member', 'kollega'],
    ['removed', 'borttagen'],
    ['stranger', 'utomstaende'],
    ['admin', 'admin'],
  ] as const) {
    const cookie = await app.signIn(username);
    cookies.set(caller, cookie);
    const reply = await app.call('GET', '/api/auth/session', { cookie });
    ids.set(caller, ((await reply.json()) as { account: { id: string } }).account.id);
  }
  const owner = { cookie: cookies.get('owner') ?? '' };
  await app.call('POST', '/api/sync/1/events/push', { ...owner, body: pushOf('first') });
  for (const username of ['kollega', 'borttagen'])
    await app.call('POST', '/api/projects/p1/members', { ...owner, body: { username } });
  await app.call('DELETE', `/api/projects/p1/members/${ids.get('removed')}`, owner);
});
afterAll(() => app.close());

/** A body that the route's schema takes, so that what is answered is about who calls. */
function bodyFor(name: RouteName, caller: Caller): unknown {
  switch (name) {
    case 'auth.sign-in':
      return { username: 'ingen', password: 'ingenting' };
    case 'scout.add-feed':
      return { url: 'ftp://nowhere.invalid' };
    case 'models.fetch':
      return { source: 'hub' };
    case 'models.confirm':
      return { files: [] };
    case 'sync.pull':
      return { checkpoint: null, limit: 10 };
    case 'sync.push':
      return pushOf(`event-of-${caller}`);
    case 'members.invite':
      return { username: 'gast' };
    case 'vault.put':
      return { vaultId: 'v', revision: 9, publicKey: 'AAAA', sealedKey: 'AAAA', wraps: [] };
    case 'keys.put':
      return {
        keys: [{ projectId: 'p1', generation: 1, accountId: ids.get(caller), by: ids.get(caller), wrapped: 'AAAA' }],
      };
    case 'jobs.create':
      return {
        kind: 'transcribe',
        key: 'prov-prov-prov-prov',
        classification: 'normal',
        model: 'whisper-base',
        language: 'sv',
        windows: [{ index: 0, from: 0, to: 900 }],
        bytes: 32_000,
        publicKey: 'A'.repeat(87),
      };
    default:
      return undefined;
  }
}

/** Doors that say no in the reply and not by its status. */
async function isDenied(name: RouteName, reply: Response): Promise<boolean> {
  // A wrong password is no closed door.
  if (name !== 'auth.sign-in' && (reply.status === 401 || reply.status === 403)) return true;
  if (name !== 'sync.push' || !reply.ok) return false;
  const { rejected } = (await reply.json()) as { rejected: Record<string, { code: string }> };
  return Object.values(rejected).some((each) => each.code === 'no-access');
}

describe('every route, for everybody', () => {
  it('has somebody who may call it', () => {
    expect(Object.keys(ALLOWED).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  // Signing out would end the caller for the rest.
  const routes = (Object.keys(ROUTES) as RouteName[]).filter(
    (name) => name !== 'auth.sign-out' && name !== 'auth.leave',
  );
  it.each(routes.flatMap((name) => CALLERS.map((caller) => [name, caller] as const)))(
    '%s: %s',
    async (name, caller) => {
      const { method, path } = ROUTES[name];
      const target = name === 'members.hand-over' || name === 'members.remove' ? 'none' : (ids.get(caller) ?? 'none');
      const to = path
        .replace(':version', '1')
        .replace(':table', 'events')
        .replace(':account', target)
        .replace(':sha256', 'a'.repeat(64))
        .replace(':id', path.startsWith('/api/projects') ? 'p1' : 'none');
      const cookie = cookies.get(caller);
      const body = bodyFor(name, caller);
      const reply = await app.call(method, to, {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { body }),
      });
      const denied = name === 'sync.stream' && reply.ok ? false : await isDenied(name, reply);
      if (name === 'sync.stream' && reply.ok) await reply.body?.cancel();
      expect(denied).toBe(!ALLOWED[name].includes(caller));
    },
  );

  it('shows nothing of a project to who is not in it', async () => {
    for (const caller of ['removed', 'stranger', 'admin'] as const) {
      const cookie = cookies.get(caller) ?? '';
      const reply = await app.call('POST', '/api/sync/1/events/pull', {
        cookie,
        body: { checkpoint: null, limit: 100 },
      });
      expect(await reply.text()).not.toContain('Möte');
    }
  });
});
