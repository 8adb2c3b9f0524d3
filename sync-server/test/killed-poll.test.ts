import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, openDb } from '../src/platform/db/db.ts';
import { createScoutStore } from '../src/rooms/scout/scout.store.ts';
import { createUrlSeal } from '../src/rooms/scout/url-seal.ts';
import { DATA_KEY, pollOnce } from './polling-server.ts';

const EARLIER = 3;
const LATER = 60;
const ARTICLES = 8;
const SENTENCE = 'Kommunen lämnade ut handlingarna efter tre veckor, och de var inte fullständiga. ';

/** The first round has three items; later rounds have sixty more, eight of which have an article to fetch. */
function feed(round: number): string {
  const item = (id: string, more: string) => `<item><guid>${id}</guid><title>Post ${id}</title>${more}</item>`;
  const whole = `<description>${SENTENCE.repeat(2)}</description><content:encoded>${SENTENCE.repeat(12)}</content:encoded>`;
  const items = Array.from({ length: EARLIER }, (_, i) => item(`t${i}`, whole));
  for (let i = 0; round > 0 && i < LATER; i++)
    items.push(item(`n${i}`, i < ARTICLES ? `<link>http://nyheter.example/artikel/${i}</link>` : whole));
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Prov</title>${items.join('')}</channel></rss>`;
}

let dataDir = '';
let server: Server;
let port = 0;
let round = 0;
let asked = 0;
let onArticle: (count: number) => void = () => {};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'arbetsytan-kill-'));
  server = createServer((request, reply) => {
    if (!request.url?.startsWith('/artikel/')) return void reply.end(feed(round));
    asked++;
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.end(`<html><body><article><h1>R</h1><p>${SENTENCE.repeat(6)}</p></article></body></html>`);
    onArticle(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const db = openDb(dataDir);
  await migrate(db);
  await createScoutStore(db, createUrlSeal(DATA_KEY)).addFeed({
    id: 'feed-1',
    url: 'http://nyheter.example/rss',
    title: '',
    host: 'nyheter.example',
    createdAt: '2026-11-23T06:00:00.000Z',
  });
  await db.destroy();
  await pollOnce(dataDir, port);
  round = 1;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs a round in a process of its own and kills it `delay` ms after its `article`-th article was answered. */
async function killedAt(article: number, delay: number): Promise<NodeJS.Signals | null> {
  asked = 0;
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('polling-child.mjs', import.meta.url)), dataDir, String(port)],
    { stdio: 'ignore' },
  );
  onArticle = (count) => {
    if (count === article) setTimeout(() => child.kill('SIGKILL'), delay);
  };
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (_code, signal) => resolve(signal));
  });
}

/** The state before the later round, so that every kill meets the same work. */
function rewind(): void {
  const database = new Database(join(dataDir, 'arbetsytan.db'));
  database.prepare("delete from feed_item where title like 'Post n%'").run();
  database.close();
}

function stored() {
  const database = new Database(join(dataDir, 'arbetsytan.db'), { readonly: true });
  const read = <T>(text: string) => database.prepare(text).all() as T[];
  const state = {
    integrity: database.pragma('integrity_check', { simple: true }),
    broken: (database.pragma('foreign_key_check') as unknown[]).length,
    feeds: read<{ id: string; state: string }>('select id, state from feed'),
    items: read<{ id: string; paragraphs: string }>('select id, paragraphs from feed_item'),
    accounts: read('select id from user').length,
  };
  database.close();
  return state;
}

describe('a server that is killed during a poll', () => {
  it('has the round before, whole, when the kill came among the articles', async () => {
    expect(stored().items).toHaveLength(EARLIER);
    expect(await killedAt(3, 0)).toBe('SIGKILL');
    expect(stored()).toMatchObject({
      integrity: 'ok',
      broken: 0,
      feeds: [{ id: 'feed-1', state: 'ok' }],
      accounts: 3,
    });
    expect(stored().items).toHaveLength(EARLIER);
  }, 60_000);

  it.each([0, 5, 10, 15, 20, 30])(
    'has all of the round or nothing %i ms after the last article',
    async (delay) => {
      rewind();
      await killedAt(ARTICLES, delay);
      expect(asked).toBe(ARTICLES);
      const { integrity, broken, feeds, items } = stored();
      expect([integrity, broken, feeds]).toEqual(['ok', 0, [{ id: 'feed-1', state: 'ok' }]]);
      expect([EARLIER, EARLIER + LATER]).toContain(items.length);
      for (const { paragraphs } of items) expect(JSON.parse(paragraphs)).not.toEqual([]);
    },
    60_000,
  );

  it('fetches what it missed when it runs again', async () => {
    rewind();
    await pollOnce(dataDir, port);
    expect(stored().items).toHaveLength(EARLIER + LATER);
  }, 60_000);
});
