import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { envExample, parseConfig, SETTINGS } from '../src/config.ts';
import { dumpSchema, migrate, openMemoryDb } from '../src/platform/db/db.ts';
import { MIGRATIONS } from '../src/platform/db/migrations.ts';
import { createBasicAuth } from '../src/rooms/auth/basic.ts';
import { runApp } from './running-app.ts';

const file = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

describe('the settings', () => {
  it('have defaults that can be used, and what is risky is off', () => {
    const { config, unknown } = parseConfig({});
    expect(unknown).toEqual([]);
    expect(config).toMatchObject({ host: '127.0.0.1', fetchFeeds: false, asyncJobs: false, trustProxy: false });
  });

  it('stand in .env.example as they are', () => {
    expect(file('.env.example')).toBe(envExample());
  });

  it('report a name that means nothing, without its value', () => {
    expect(parseConfig({ ARBETSYTAN_PROT: '1' }).unknown).toEqual(['ARBETSYTAN_PROT']);
  });

  it.each([
    ['ARBETSYTAN_PORT', 'sjutton'],
    ['ARBETSYTAN_PORT', '70000'],
    ['ARBETSYTAN_SCOUT_FETCH', 'ja'],
    ['ARBETSYTAN_AUTH_SECRET', 'kort'],
    ['ARBETSYTAN_DEMO_ADMIN_PASSWORD', 'kort'],
    ['ARBETSYTAN_PUBLIC_ORIGIN', 'https://a.example/sida'],
    ['ARBETSYTAN_AUTH_MODE', 'none'],
  ])('stop the start when %s is %s, and name it without its value', (name, value) => {
    expect(() => parseConfig({ [name]: value })).toThrow(name);
    expect(() => parseConfig({ [name]: value })).not.toThrow(value);
  });

  it('boot with every flag off', async () => {
    const off = Object.fromEntries(
      Object.values(SETTINGS)
        .filter(({ fallback }) => /^[01]$/.test(fallback))
        .map(({ name }) => [name, '0']),
    );
    expect(Object.keys(off).length).toBeGreaterThanOrEqual(4);
    const app = await runApp(off);
    const cookie = await app.signIn('redaktor');
    expect(await (await app.call('GET', '/api/scout', { cookie })).json()).toEqual({ feeds: [], leads: [] });
    await app.close();
  });
});

describe('the schema', () => {
  async function fullSchema() {
    const db = openMemoryDb();
    await migrate(db);
    await createBasicAuth(db, parseConfig({}).config, 'x'.repeat(32));
    const dump = await dumpSchema(db);
    await db.destroy();
    return dump;
  }

  it('is the one that was dumped: run `node sync-server/dist/cli.js schema-dump > sync-server/schema.sql`', async () => {
    expect(await fullSchema()).toBe(file('sync-server/schema.sql'));
  });

  it.each(Object.keys(MIGRATIONS))('migrates from %s with data to today', async (version) => {
    const db = openMemoryDb();
    await migrate(db, version);
    const feed = {
      id: 'f',
      sealed_url: Buffer.from('x'),
      url_tag: 't',
      title: 'T',
      host: 'h',
      state: 'ok' as const,
      code: null,
      failures: 0,
      checked_at: null,
      created_at: '2026-01-01',
    };
    await db.insertInto('feed').values(feed).execute();
    await migrate(db);
    expect(await db.selectFrom('feed').select('title').execute()).toEqual([{ title: 'T' }]);
    await db.destroy();
  });

  it('holds what must hold, whoever writes', async () => {
    const db = openMemoryDb();
    await migrate(db);
    const feed = {
      id: 'f',
      sealed_url: Buffer.from('x'),
      url_tag: 't',
      title: 'T',
      host: 'h',
      failures: 0,
      checked_at: null,
      created_at: '2026-01-01',
    };
    await expect(
      db
        .insertInto('feed')
        .values({ ...feed, state: 'failed', code: null })
        .execute(),
    ).rejects.toThrow('CHECK');
    await db
      .insertInto('feed')
      .values({ ...feed, state: 'ok', code: null })
      .execute();
    const item = {
      id: 'i',
      feed_id: 'f',
      title: 't',
      summary: '',
      paragraphs: '[]',
      published_at: null,
      fetched_at: '2026-01-01',
      article_done: 0,
    };
    await expect(
      db
        .insertInto('feed_item')
        .values({ ...item, link: 'https://a.example/?token=1' })
        .execute(),
    ).rejects.toThrow('CHECK');
    await expect(
      db
        .insertInto('feed_item')
        .values({ ...item, feed_id: 'none', link: '' })
        .execute(),
    ).rejects.toThrow('FOREIGN KEY');
    await db.destroy();
  });
});
