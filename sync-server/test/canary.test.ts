import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../src/platform/log/log.ts';
import { createPublicFetch } from '../src/platform/outbound/public-fetch.ts';
import { type MadeHosts, makeHosts } from './made-hosts.ts';
import { type RunningApp, runApp } from './running-app.ts';

/** Words that exist nowhere else, put in every place a person or a feed can write to. */
const CANARY = {
  name: 'Kanarina Sangfagel',
  number: '19121212-1212',
  password: 'kanarie-losen-7731',
  token: 'kanarietoken8842',
  sentence: 'kanariefagelnsjungerimorkret',
  header: 'kanariehuvud9953',
};
const words = Object.values(CANARY);
const found = (text: string) =>
  words.filter(
    (word) =>
      text.toLowerCase().includes(word.toLowerCase()) ||
      text.includes(Buffer.from(word).toString('base64').slice(2, -4)),
  );

let app: RunningApp;
let made: MadeHosts;
const replies: string[] = [];

beforeAll(async () => {
  made = await makeHosts(
    { 'flode.example': ['93.184.215.14'] },
    { 'flode.example': { status: 500, body: CANARY.sentence } },
  );
  app = await runApp({ ARBETSYTAN_SCOUT_FETCH: '1' }, createPublicFetch(made.parts));
  const admin = await app.signIn('admin');
  const say = async (...call: Parameters<RunningApp['call']>) =>
    void replies.push(await (await app.call(...call)).text());
  const headers = {
    'x-request-id': CANARY.header,
    'user-agent': CANARY.header,
    referer: `http://x/${CANARY.header}`,
    'x-forwarded-for': CANARY.header,
  };
  await say('POST', '/api/auth/sign-in', { headers, body: { username: CANARY.name, password: CANARY.password } });
  await say('POST', '/api/auth/sign-in', {
    headers,
    body: { username: 'redaktor', password: CANARY.password, [CANARY.token]: CANARY.sentence },
  });
  await say('POST', '/api/auth/sign-in', {
    headers,
    raw: `{"username":"${CANARY.name}","password":${CANARY.sentence}`,
  });
  await say('POST', '/api/auth/sign-in', {
    headers: { 'content-type': `application/${CANARY.token}` },
    raw: CANARY.sentence,
  });
  await say('POST', '/api/scout/feeds', {
    headers,
    cookie: admin,
    body: { url: `http://flode.example/rss?token=${CANARY.token}#${CANARY.sentence}` },
  });
  await say('POST', '/api/scout/feeds', {
    headers,
    cookie: admin,
    body: { url: `http://${CANARY.token}:${CANARY.password}@flode.example/` },
  });
  await say('POST', '/api/scout/feeds', { headers, cookie: admin, body: { url: CANARY.sentence } });
  await say('POST', '/api/scout/refresh', { headers, cookie: admin });
  for (const path of [
    `/api/${CANARY.token}`,
    `/api/scout?q=${CANARY.sentence}`,
    `/api/scout/feeds/${CANARY.number}`,
    `/${CANARY.token}.js`,
    `/%E0%A4%A/${CANARY.token}`,
    `/projekt/${CANARY.token}?q=${CANARY.sentence}`,
  ])
    for (const method of ['GET', 'DELETE', 'POST']) await say(method, path, { headers, cookie: admin });
});
afterAll(async () => {
  await app.close();
  await made.close();
});

describe('what a person writes', () => {
  it('stands in no log line', () => {
    expect(app.logLines.length).toBeGreaterThan(20);
    expect(found(app.logLines.join(''))).toEqual([]);
  });

  it('stands in no reply', () => {
    expect(replies.length).toBeGreaterThan(20);
    expect(found(replies.join('\n'))).toEqual([]);
  });

  it('stands in no table and no file', () => {
    const files = readdirSync(app.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(db|db-wal|key)$/.test(name),
    );
    expect(files).toContain('arbetsytan.db');
    for (const name of files)
      expect([name, found(readFileSync(join(app.dataDir, name), 'latin1'))]).toEqual([name, []]);
  });

  it('is found by this test where it does stand', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(line) });
    log.write('info', 'request', { requestId: CANARY.token });
    expect(found(lines.join(''))).toEqual([CANARY.token]);
  });

  it('is dropped by the log when a field is not on the list', () => {
    const lines: string[] = [];
    createLog('info', { write: (line: string) => void lines.push(line) }).write('info', 'request', {
      title: CANARY.name,
    } as never);
    expect(lines).toHaveLength(1);
    expect(found(lines.join(''))).toEqual([]);
  });
});
