import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningApp, runApp } from './running-app.ts';

let app: RunningApp;
let laptop = '';
let phone = '';
beforeEach(async () => {
  app = await runApp();
  laptop = await app.signIn('redaktor');
  phone = await app.signIn('redaktor');
});
afterEach(() => app.close());

interface Device {
  readonly userAgent: string;
  readonly id: string;
  readonly isThis: boolean;
  readonly wipes: boolean;
}
const devices = async (cookie: string) =>
  ((await (await app.call('GET', '/api/auth/devices', { cookie })).json()) as { devices: Device[] }).devices;
const session = async (cookie: string) =>
  (await (await app.call('GET', '/api/auth/session', { cookie })).json()) as { account: unknown; wipe?: boolean };
const other = async (cookie: string) => (await devices(cookie)).find(({ isThis }) => !isThis)?.id ?? '';

it('a person sees where they are signed in, and which one this is', async () => {
  expect((await devices(laptop)).map(({ isThis }) => isThis).sort()).toEqual([false, true]);
  expect(await other(laptop)).not.toBe(await other(phone));
  expect((await devices(laptop)).every(({ userAgent }) => userAgent === 'node')).toBe(true);
});

it('a device that is signed out from another is signed out', async () => {
  expect((await app.call('DELETE', `/api/auth/devices/${await other(laptop)}`, { cookie: laptop })).status).toBe(200);
  expect((await session(phone)).account).toBeNull();
  expect((await session(laptop)).account).not.toBeNull();
});

it('a device that is to be emptied gets nothing more, and is told so at its next contact, once', async () => {
  const id = await other(laptop);
  expect((await app.call('POST', `/api/auth/devices/${id}/wipe`, { cookie: laptop })).status).toBe(200);
  expect((await devices(laptop)).find((device) => device.id === id)?.wipes).toBe(true);
  expect((await app.call('GET', '/api/scout', { cookie: phone })).status).toBe(401);
  expect(await session(phone)).toEqual({ account: null, wipe: true });
  expect(await session(phone)).toEqual({ account: null });
  expect(await devices(laptop)).toHaveLength(1);
});

it('nobody ends or empties another person’s device', async () => {
  const colleague = await app.signIn('kollega');
  const id = (await devices(laptop))[0]?.id ?? '';
  expect((await app.call('DELETE', `/api/auth/devices/${id}`, { cookie: colleague })).status).toBe(404);
  expect((await app.call('POST', `/api/auth/devices/${id}/wipe`, { cookie: colleague })).status).toBe(404);
  expect((await session(laptop)).account).not.toBeNull();
});

it('who leaves for good has the browser empty what it keeps', async () => {
  const reply = await app.call('POST', '/api/auth/leave', { cookie: laptop });
  expect(reply.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
  expect((await session(laptop)).account).toBeNull();
});
