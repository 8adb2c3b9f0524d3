import { ROUTES } from '@arbetsytan/shared/contract/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORDS, type RunningApp, runApp } from './running-app.ts';

let app: RunningApp;
let editor = '';
let admin = '';

beforeAll(async () => {
  app = await runApp();
  editor = await app.signIn('redaktor');
  admin = await app.signIn('admin');
});
afterAll(() => app.close());

const codeOf = async (reply: Response) => ((await reply.json()) as { error: { code: string } }).error.code;

describe('the contract', () => {
  it.each(Object.entries(ROUTES))('%s is mounted', async (_name, { method, path }) => {
    const reply = await app.call(method, path.replace(':id', 'none'));
    if (reply.status === 404 || reply.status === 405) throw new Error('not mounted');
    await reply.body?.cancel();
  });

  it.each([
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/username',
    '/api/auth/sign-in/email',
    '/api/auth/get-session',
    '/api/auth/admin/impersonate-user',
    '/api/auth/ok',
    '/api/auth',
    '/api',
    '/api/projects',
  ])('%s is closed', async (path) => {
    for (const method of ['GET', 'POST']) expect((await app.call(method, path)).status).toBe(404);
  });

  it.each(Object.entries(ROUTES).filter(([, { access }]) => access !== 'open'))(
    '%s refuses who is not signed in',
    async (_name, { method, path }) => {
      const reply = await app.call(method, path.replace(':id', 'none'), method === 'POST' ? { body: {} } : {});
      expect(reply.status).toBe(401);
      // A reply to HEAD has no body.
      if (method !== 'HEAD') expect(await codeOf(reply)).toBe('not-signed-in');
    },
  );

  it('says 405 for a known path with another method', async () => {
    const reply = await app.call('PUT', '/api/scout');
    expect([reply.status, await codeOf(reply)]).toEqual([405, 'method-not-allowed']);
  });

  it('refuses a body with a field that the contract does not name', async () => {
    const reply = await app.call('POST', '/api/auth/sign-in', {
      body: { username: 'redaktor', password: PASSWORDS.redaktor, role: 'admin' },
    });
    expect([reply.status, await codeOf(reply)]).toEqual([400, 'bad-request']);
  });
});

describe('sign-in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const reply = await app.call('POST', '/api/auth/sign-in', {
      body: { username: 'redaktor', password: PASSWORDS.redaktor },
    });
    const cookie = reply.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/; ?HttpOnly/i);
    expect(cookie).toMatch(/; ?SameSite=Strict/i);
    expect(cookie).not.toMatch(/; ?Secure/i);
    expect(((await reply.json()) as { account: unknown }).account).toMatchObject({
      username: 'redaktor',
      role: 'editor',
    });
  });

  it('marks the cookie Secure and says HSTS behind HTTPS', async () => {
    const behind = await runApp({ ARBETSYTAN_PUBLIC_ORIGIN: 'https://arbetsytan.example' });
    const reply = await behind.call('POST', '/api/auth/sign-in', {
      body: { username: 'admin', password: PASSWORDS.admin },
      headers: { origin: 'https://arbetsytan.example' },
    });
    expect(reply.headers.getSetCookie()[0]).toMatch(/^__Secure-arbetsytan.*; ?Secure/i);
    expect(reply.headers.get('strict-transport-security')).toContain('max-age');
    await behind.close();
  });

  it('does not say which of name and password was wrong', async () => {
    const replies = await Promise.all(
      ['redaktor', 'finnsinte'].map((username) =>
        app.call('POST', '/api/auth/sign-in', { body: { username, password: 'fel-fel-fel-fel' } }),
      ),
    );
    expect(await Promise.all(replies.map(codeOf))).toEqual(['wrong-credentials', 'wrong-credentials']);
  });

  it('is limited per account, also when the attempts come at once', async () => {
    const limited = await runApp();
    const attempts = Array.from({ length: 20 }, () =>
      limited.call('POST', '/api/auth/sign-in', { body: { username: 'admin', password: 'fel-fel-fel-fel' } }),
    );
    const codes = await Promise.all((await Promise.all(attempts)).map(codeOf));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(8);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(12);
    await limited.close();
  });

  it('ends with sign-out', async () => {
    const cookie = await app.signIn('redaktor');
    await app.call('POST', '/api/auth/sign-out', { cookie });
    const reply = await app.call('GET', '/api/auth/session', { cookie });
    expect(await reply.json()).toEqual({ account: null });
  });

  it('takes no forged or altered cookie', async () => {
    for (const cookie of [`${editor.slice(0, -4)}AAAA`, 'arbetsytan.session_token=a.b', 'arbetsytan.session_token=']) {
      expect((await app.call('GET', '/api/scout', { cookie })).status).toBe(401);
    }
  });
});

describe('every reply', () => {
  it('carries the headers that keep other origins out', async () => {
    for (const path of ['/api/health', '/api/none', '/', '/missing.js']) {
      const { headers } = await app.call('GET', path);
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'self';script-src 'self' 'wasm-unsafe-eval'",
      );
      expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('permissions-policy')).toContain('microphone=(self)');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('of the API is kept by nobody', async () => {
    for (const path of ['/api/health', '/api/none', '/api/scout'])
      expect((await app.call('GET', path)).headers.get('cache-control')).toBe('no-store');
  });

  it('to a changing call from another site is a refusal', async () => {
    for (const headers of [
      { origin: 'https://annan.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const reply = await app.call('POST', '/api/scout/refresh', { cookie: editor, headers });
      expect([reply.status, await codeOf(reply)]).toEqual([403, 'foreign-origin']);
    }
    expect(
      (await app.call('POST', '/api/scout/refresh', { cookie: editor, headers: { origin: app.url } })).status,
    ).toBe(200);
  });

  it.each([
    ['{"username":', 400, 'malformed-body'],
    ['"text"', 400, 'malformed-body'],
    [JSON.stringify({ username: 'a', password: 'x'.repeat(70_000) }), 413, 'body-too-large'],
  ])('to a body like %.20s is a code and nothing more', async (raw, status, code) => {
    const reply = await app.call('POST', '/api/auth/sign-in', { raw });
    expect(reply.status).toBe(status);
    expect(await reply.json()).toEqual({
      error: { code, params: {}, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });
});

describe('roles', () => {
  it('let the admin edit feeds, and nobody else', async () => {
    const body = { url: 'https://nyheter.example/rss', title: 'Prov' };
    expect((await app.call('POST', '/api/scout/feeds', { cookie: editor, body })).status).toBe(403);
    const added = await app.call('POST', '/api/scout/feeds', { cookie: admin, body });
    const { feed } = (await added.json()) as { feed: { id: string } };
    expect(feed).toMatchObject({ host: 'nyheter.example', state: 'waiting', builtin: false });
    expect(await codeOf(await app.call('POST', '/api/scout/feeds', { cookie: admin, body }))).toBe('feed-exists');
    expect((await app.call('DELETE', `/api/scout/feeds/${feed.id}`, { cookie: editor })).status).toBe(403);
    expect((await app.call('DELETE', `/api/scout/feeds/${feed.id}`, { cookie: admin })).status).toBe(200);
    expect(await codeOf(await app.call('DELETE', '/api/scout/feeds/demo', { cookie: admin }))).toBe('feed-builtin');
  });

  it.each([
    'ftp://nyheter.example/a',
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://localhost/',
    'http://10.0.0.1/',
    'https://u:p@nyheter.example/',
    'https://nyheter.example:8080/',
    'inte en adress',
    'http://server/',
    'file:///etc/passwd',
    'http://0x7f.1/',
    'http://2130706433/',
  ])('refuse the feed address %s', async (url) => {
    expect(await codeOf(await app.call('POST', '/api/scout/feeds', { cookie: admin, body: { url } }))).toBe(
      'feed-address-refused',
    );
  });
});
