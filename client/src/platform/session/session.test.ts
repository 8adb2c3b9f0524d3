import { afterEach, expect, test, vi } from 'vitest';
import { ACCOUNT_KEY, createSession } from './session.ts';

const account = { id: 'a1', username: 'redaktor', name: 'Redaktör', role: 'editor' };

function memoryStorage(entries: Record<string, string> = {}) {
  const held = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

/** Answers every call with this; a status of 0 is a server that does not answer. */
function server(status: number, body: unknown) {
  vi.stubGlobal('navigator', { onLine: true });
  const calls: { readonly path: string; readonly init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    calls.push({ path, init });
    if (status === 0) throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(body), { status });
  });
  return calls;
}

afterEach(() => vi.unstubAllGlobals());

test('who signed in is remembered, so that the next start needs no network', async () => {
  const storage = memoryStorage();
  const calls = server(200, { account });
  await createSession(storage).signIn('redaktor', 'hemligt');
  expect(calls[0]?.path).toBe('/api/auth/sign-in');
  server(0, null);
  const next = createSession(storage);
  expect(next.state()).toEqual({ account, server: 'unknown' });
  await next.check();
  expect(next.state()).toEqual({ account, server: 'unknown' });
});

test('the password is kept nowhere', async () => {
  const kept: string[] = [];
  const storage = { ...memoryStorage(), setItem: (key: string, value: string) => void kept.push(key, value) };
  server(200, { account });
  await createSession(storage).signIn('redaktor', 'hemligt-lösenord');
  expect(kept.join()).not.toContain('hemligt');
});

test('a wrong password and a silent server are told apart', async () => {
  server(401, { error: { code: 'wrong-credentials', params: {}, requestId: 'r' } });
  await expect(createSession(memoryStorage()).signIn('a', 'b')).rejects.toMatchObject({ code: 'wrong-credentials' });
  server(0, null);
  await expect(createSession(memoryStorage()).signIn('a', 'b')).rejects.toMatchObject({ code: 'no-answer' });
  server(502, '<html>');
  await expect(createSession(memoryStorage()).signIn('a', 'b')).rejects.toMatchObject({ code: 'no-answer' });
});

test('a device without a network says so', async () => {
  server(0, null);
  vi.stubGlobal('navigator', { onLine: false });
  await expect(createSession(memoryStorage()).signIn('a', 'b')).rejects.toMatchObject({ code: 'offline' });
});

test('a session that ended on the server keeps the local desk open', async () => {
  const session = createSession(memoryStorage({ [ACCOUNT_KEY]: JSON.stringify(account) }));
  server(200, { account: null });
  await session.check();
  expect(session.state()).toEqual({ account, server: 'signed-out' });
});

test("another person's cookie does not open this account's desk", async () => {
  const session = createSession(memoryStorage({ [ACCOUNT_KEY]: JSON.stringify(account) }));
  server(200, { account: { ...account, id: 'a2', username: 'annan' } });
  await session.check();
  expect(session.state()).toEqual({ account, server: 'signed-out' });
});

test('signing out forgets the account, with or without a server', async () => {
  const storage = memoryStorage({ [ACCOUNT_KEY]: JSON.stringify(account) });
  const session = createSession(storage);
  const seen: unknown[] = [];
  session.subscribe(() => seen.push(session.state().account));
  server(0, null);
  await session.signOut();
  expect(seen).toEqual([null]);
  expect(createSession(storage).state().account).toBeNull();
});

test('a reply that is not what the contract says is refused', async () => {
  server(200, { account: { ...account, role: 'root' } });
  await expect(createSession(memoryStorage()).signIn('a', 'b')).rejects.toMatchObject({ code: 'internal' });
});

test('a remembered account that was tampered with is not taken', () => {
  const storage = memoryStorage({ [ACCOUNT_KEY]: JSON.stringify({ ...account, role: 'root' }) });
  expect(createSession(storage).state().account).toBeNull();
  expect(createSession(memoryStorage({ [ACCOUNT_KEY]: '{' })).state().account).toBeNull();
});
