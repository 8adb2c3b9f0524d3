import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, runApp } from './running-app.ts';

let app: RunningApp;
let editor = '';
let colleague = '';
beforeEach(async () => {
  app = await runApp({ ARBETSYTAN_SYNC: '1' });
  editor = await app.signIn('redaktor');
  colleague = await app.signIn('kollega');
});
afterEach(() => app.close());

const TUS = { 'tus-resumable': '1.0.0' };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const metadata = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

const begin = (cookie: string, id: string, bytes: Buffer, hash = sha256(bytes)) =>
  app.call('POST', '/api/blob-uploads', {
    cookie,
    headers: { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata({ id, sha256: hash }) },
  });
const send = (cookie: string, path: string, offset: number, bytes: Buffer) =>
  fetch(`${app.url}${path}`, {
    method: 'PATCH',
    headers: { ...TUS, cookie, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    body: new Uint8Array(bytes),
  });
const ask = (cookie: string, path: string) =>
  fetch(`${app.url}${path}`, { method: 'HEAD', headers: { ...TUS, cookie } });
const states = async (cookie: string) => {
  const { blobs } = (await (await app.call('GET', '/api/blobs', { cookie })).json()) as {
    blobs: { id: string; state: string }[];
  };
  return blobs.map(({ id, state }) => [id, state]);
};
const addressOf = (reply: Response) => new URL(reply.headers.get('location') ?? '', app.url).pathname;
async function upload(cookie: string, id: string, bytes: Buffer): Promise<string> {
  const path = addressOf(await begin(cookie, id, bytes));
  expect((await send(cookie, path, 0, bytes)).status).toBe(204);
  return path;
}

describe('sealed bytes', () => {
  it('come in pieces, go on after a break, and are stored when all of them have the hash that was promised', async () => {
    const bytes = randomBytes(300_000);
    const made = await begin(editor, 'b1', bytes);
    expect(made.status).toBe(201);
    const path = addressOf(made);
    expect((await send(editor, path, 0, bytes.subarray(0, 100_000))).status).toBe(204);
    expect(await states(editor)).toEqual([['b1', 'coming']]);
    expect((await app.call('GET', '/api/blobs/b1', { cookie: editor })).status).toBe(404);
    expect((await ask(editor, path)).headers.get('upload-offset')).toBe('100000');
    expect((await send(editor, path, 100_000, bytes.subarray(100_000))).status).toBe(204);
    expect(await states(editor)).toEqual([['b1', 'stored']]);
    const whole = Buffer.from(await (await app.call('GET', '/api/blobs/b1', { cookie: editor })).arrayBuffer());
    expect(whole.equals(bytes)).toBe(true);
    const part = await app.call('GET', '/api/blobs/b1', { cookie: editor, headers: { range: 'bytes=1000-1999' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1_000, 2_000))).toBe(true);
  });

  it('that arrive as others than were promised are not stored', async () => {
    const bytes = randomBytes(5_000);
    const path = addressOf(await begin(editor, 'b1', bytes, sha256(randomBytes(4))));
    const reply = await send(editor, path, 0, bytes);
    expect([reply.status, (await reply.json()) as unknown]).toEqual([
      422,
      { error: { code: 'blob-damaged', params: {}, requestId: '' } },
    ]);
    expect(await states(editor)).toEqual([]);
    await upload(editor, 'b1', bytes);
    expect(await states(editor)).toEqual([['b1', 'stored']]);
  });

  it('are nobody else’s: not to read, to go on with, to remove, or to write over', async () => {
    const bytes = randomBytes(5_000);
    const path = await upload(editor, 'b1', bytes);
    expect(await states(colleague)).toEqual([]);
    expect((await app.call('GET', '/api/blobs/b1', { cookie: colleague })).status).toBe(404);
    expect((await app.call('DELETE', '/api/blobs/b1', { cookie: colleague })).status).toBe(404);
    expect((await ask(colleague, path)).status).toBe(404);
    expect((await send(colleague, path, 0, bytes)).status).toBe(404);
    await upload(colleague, 'b1', randomBytes(10));
    const mine = Buffer.from(await (await app.call('GET', '/api/blobs/b1', { cookie: editor })).arrayBuffer());
    expect(mine.equals(bytes)).toBe(true);
  });

  it('stay as they were stored, and go when their owner removes them', async () => {
    const bytes = randomBytes(5_000);
    await upload(editor, 'b1', bytes);
    expect((await begin(editor, 'b1', randomBytes(10))).status).toBe(400);
    expect((await app.call('DELETE', '/api/blobs/b1', { cookie: editor })).status).toBe(200);
    expect(await states(editor)).toEqual([]);
    expect(readdirSync(join(app.dataDir, 'blobs'))).toEqual([]);
  });

  it('of a false name, or more than three hours of sound, are not begun', async () => {
    expect((await begin(editor, '../../etc', randomBytes(5))).status).toBe(400);
    const reply = await app.call('POST', '/api/blob-uploads', {
      cookie: editor,
      headers: {
        ...TUS,
        'upload-length': '900000000',
        'upload-metadata': metadata({ id: 'b', sha256: 'a'.repeat(64) }),
      },
    });
    expect(reply.status).toBe(413);
    expect(readdirSync(join(app.dataDir, 'blobs'))).toEqual([]);
  });

  it('lie under a name that tells neither whose nor which', async () => {
    await upload(editor, 'sound-of-r1', randomBytes(500));
    const files = readdirSync(join(app.dataDir, 'blobs'));
    for (const name of files) expect(name).toMatch(/^[0-9a-f]{64}(\.json)?$/);
    const notes = files
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(app.dataDir, 'blobs', name), 'utf8'));
    for (const text of notes) expect(Object.keys(JSON.parse(text).metadata).sort()).toEqual(['id', 'sha256']);
  });
});
