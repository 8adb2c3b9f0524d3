import { afterEach, describe, expect, it } from 'vitest';
import { createPublicFetch } from '../src/platform/outbound/public-fetch.ts';
import { extractArticle } from '../src/rooms/scout/article.ts';
import { decodeText } from '../src/rooms/scout/charset.ts';
import { readFeed } from '../src/rooms/scout/feed-reader.ts';
import { htmlToParagraphs } from '../src/rooms/scout/plain-text.ts';
import { type MadeHost, makeHosts } from './made-hosts.ts';
import { type RunningApp, runApp } from './running-app.ts';

const RSS = (items: string) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Prövonytt</title>${items}</channel></rss>`;
const ITEM = (guid: string, title: string, more = '') =>
  `<item><guid>${guid}</guid><title>${title}</title><description>&lt;p&gt;Ingress om ${title}.&lt;/p&gt;</description><pubDate>Mon, 23 Nov 2026 06:00:00 +0100</pubDate>${more}</item>`;
const PARAGRAPH =
  'Kommunen lämnade ut handlingarna efter tre veckor, och av dem framgår att beslutet fattades innan underlaget fanns. '.repeat(
    3,
  );
const PAGE = `<!doctype html><html><head><title>Sida</title><script>alert(1)</script></head><body><nav>Meny</nav><article><h1>Rubrik</h1><p>${PARAGRAPH}</p><p onclick="x()">${PARAGRAPH}<img src=x onerror=alert(1)></p></article><footer>Sidfot</footer></body></html>`;

let app: RunningApp | null = null;
const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  await app?.close();
  app = null;
  for (const done of close.splice(0)) await done();
});

async function appWith(hosts: Record<string, MadeHost>): Promise<RunningApp> {
  const made = await makeHosts({ 'nyheter.example': ['93.184.215.14'], 'tyst.example': ['93.184.215.15'] }, hosts);
  close.push(made.close);
  app = await runApp({ ARBETSYTAN_SCOUT_FETCH: '1', ARBETSYTAN_SCOUT_DEMO_FEED: '0' }, createPublicFetch(made.parts));
  return app;
}

interface Snapshot {
  readonly feeds: readonly {
    id: string;
    state: string;
    code: string | null;
    title: string;
    host: string;
    items: number;
  }[];
  readonly leads: readonly { title: string; paragraphs: readonly string[]; link: string; summary: string }[];
}

async function addAndPoll(running: RunningApp, ...urls: string[]): Promise<Snapshot> {
  const cookie = await running.signIn('admin');
  for (const url of urls) await running.call('POST', '/api/scout/feeds', { cookie, body: { url } });
  await running.call('POST', '/api/scout/refresh', { cookie });
  return (await (await running.call('GET', '/api/scout', { cookie })).json()) as Snapshot;
}

describe('Scout', () => {
  it('fetches the article behind an item ahead, as plain paragraphs', async () => {
    const running = await appWith({
      'nyheter.example/rss?nyckel=HEMLIG': {
        body: RSS(ITEM('1', 'Vattnet', '<link>http://nyheter.example/artikel?utm=1#topp</link>')),
      },
      'nyheter.example/artikel?utm=1': { body: PAGE, headers: { 'content-type': 'text/html; charset=utf-8' } },
    });
    const { feeds, leads } = await addAndPoll(running, 'http://nyheter.example/rss?nyckel=HEMLIG');
    expect(feeds).toMatchObject([{ state: 'ok', title: 'Prövonytt', host: 'nyheter.example', items: 1 }]);
    expect(leads[0]).toMatchObject({
      title: 'Vattnet',
      summary: 'Ingress om Vattnet.',
      link: 'http://nyheter.example/artikel',
    });
    expect(leads[0]?.paragraphs.join(' ')).toContain('beslutet fattades innan underlaget fanns');
    expect(JSON.stringify(leads)).not.toMatch(/<|onerror|alert|Meny|Sidfot|HEMLIG/);
  });

  it('keeps what was fetched when the next round fails, and says so by code', async () => {
    const hosts: Record<string, MadeHost> = {
      'nyheter.example': { body: RSS(ITEM('1', 'Taket') + ITEM('2', 'Golvet')) },
    };
    const running = await appWith(hosts);
    expect((await addAndPoll(running, 'http://nyheter.example/rss')).leads).toHaveLength(2);
    hosts['nyheter.example'] = { status: 500 };
    const { feeds, leads } = await addAndPoll(running);
    expect(feeds).toMatchObject([{ state: 'failed', code: 'feed-unreachable' }]);
    expect(leads).toHaveLength(2);
  });

  it('lets no feed that fails stop another', async () => {
    const running = await appWith({
      'nyheter.example': { body: RSS(ITEM('1', 'Taket')) },
      'tyst.example': { body: 'ingen xml' },
    });
    const { feeds } = await addAndPoll(
      running,
      'http://tyst.example/',
      'http://nyheter.example/rss',
      'http://finnsinte.example/',
    );
    expect(Object.fromEntries(feeds.map(({ host, state, code }) => [host, code ?? state]))).toEqual({
      'tyst.example': 'feed-unreadable',
      'nyheter.example': 'ok',
      'finnsinte.example': 'feed-address-refused',
    });
  });

  it('gives an item the same id in every round', async () => {
    const running = await appWith({ 'nyheter.example': { body: RSS(ITEM('1', 'Taket')) } });
    await addAndPoll(running, 'http://nyheter.example/rss');
    expect((await addAndPoll(running)).leads).toHaveLength(1);
  });
});

describe('reading feeds', () => {
  it('reads Atom with mark-up in titles', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>x</id><entry><id>1</id><title type="html">Fisk &amp;amp; &lt;b&gt;skaldjur&lt;/b&gt;</title><link href="https://nyheter.example/1"/><content type="html">&lt;p&gt;Hel text&lt;/p&gt;</content><updated>2026-11-20T10:00:00Z</updated></entry></feed>';
    expect(readFeed('f', atom).items[0]).toMatchObject({
      title: 'Fisk & skaldjur',
      paragraphs: ['Hel text'],
      publishedAt: '2026-11-20T10:00:00.000Z',
      articleUrl: 'https://nyheter.example/1',
    });
  });

  it.each(['', 'ingen xml', '<html><body>404</body></html>', '<rss', '{"a":1}'])('refuses %j by code', (text) => {
    expect(() => readFeed('f', text)).toThrow('feed-unreadable');
  });

  it('expands no entity of a document type', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "hemligt"><!ENTITY b "&a;&a;&a;">]>${RSS(ITEM('1', '&b;')).replace(/^<\?xml[^>]*>/, '')}`;
    const titles = (() => {
      try {
        return readFeed('f', bomb).items.map(({ title }) => title);
      } catch {
        return [];
      }
    })();
    expect(titles.join()).not.toContain('hemligt');
  });

  it('links to nothing but web addresses', () => {
    const { items } = readFeed('f', RSS(ITEM('1', 'a', '<link>javascript:alert(1)</link>')));
    expect(items[0]?.articleUrl).toBe('');
  });
});

describe('characters', () => {
  const swedish = 'Åäö – räksmörgås';
  it.each([
    ['UTF-8', Buffer.from(swedish), ''],
    [
      'UTF-8 with a BOM',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(swedish)]),
      'text/xml; charset=iso-8859-1',
    ],
    [
      'Windows-1252 by HTTP',
      Buffer.from('\xc5\xe4\xf6 \x96 r\xe4ksm\xf6rg\xe5s', 'latin1'),
      'text/xml; charset=windows-1252',
    ],
    ['Windows-1252 by nothing at all', Buffer.from('\xc5\xe4\xf6 \x96 r\xe4ksm\xf6rg\xe5s', 'latin1'), ''],
    ['UTF-16 with a BOM', Buffer.from(`\ufeff${swedish}`, 'utf16le'), ''],
  ])('of %s keep their å', (_name, bytes, type) => expect(decodeText(bytes, type)).toBe(swedish));

  it('of Windows-1252 by XML declaration keep their å', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe5</a>', 'latin1');
    expect(decodeText(bytes, 'text/xml')).toContain('<a>å</a>');
  });
});

describe('foreign HTML', () => {
  it('becomes text blocks and nothing else', () => {
    expect(
      htmlToParagraphs('<h2>R</h2>ett<br>två<ul><li>a</li><li>b</li></ul><style>x{}</style><p>&lt;script&gt;</p>'),
    ).toEqual(['R', 'ett', 'två', 'a', 'b', '<script>']);
  });

  it('without an article gives nothing', () => {
    expect(extractArticle('<html><body><p>kort</p></body></html>').join('').length).toBeLessThan(20);
    expect(extractArticle('')).toEqual([]);
  });
});
