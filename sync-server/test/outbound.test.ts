import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../src/platform/outbound/address.ts';
import { checkUrl, createPublicFetch, FETCH_LIMITS } from '../src/platform/outbound/public-fetch.ts';
import { type MadeHost, type MadeHosts, makeHosts } from './made-hosts.ts';

const PUBLIC = '93.184.215.14';

const open: MadeHosts[] = [];
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

/** The guard with a resolver and a socket of our own: nothing but loopback is ever connected to. */
async function guarded(names: Readonly<Record<string, readonly string[]>>, hosts: Readonly<Record<string, MadeHost>>) {
  const made = await makeHosts(names, hosts);
  open.push(made);
  return { fetch: createPublicFetch(made.parts), resolved: made.resolved, connected: made.connected };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? 'thrown',
  );

describe('addresses of the public internet', () => {
  it.each([PUBLIC, '8.8.8.8', '2606:4700:4700::1111', '2a00:1450:400f:80d::200e'])('%s is one', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:93.184.215.14',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '100::1',
    '3fff::1',
    '5f00::1',
    '4000::1',
    'inte en adress',
    '',
    '1.2.3',
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));

  it('none of the private networks has one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('10.', '127.', '192.168.', '169.254.', '172.20.'),
        fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
        (prefix, rest) => {
          const parts = (prefix + rest.join('.')).split('.').slice(0, 4);
          return !isPublicAddress(parts.join('.')) && !isPublicAddress(`::ffff:${parts.join('.')}`);
        },
      ),
    );
  });
});

describe('the public profile', () => {
  it('connects to the address that was checked, and asks the resolver once', async () => {
    const { fetch, resolved, connected } = await guarded(
      { 'nyheter.example': [PUBLIC] },
      { 'nyheter.example': { body: 'hej' } },
    );
    const { bytes } = await fetch('http://nyheter.example/rss?token=1', '*/*');
    expect(new TextDecoder().decode(bytes)).toBe('hej');
    expect([resolved, connected]).toEqual([['nyheter.example'], [PUBLIC]]);
  });

  it.each([['127.0.0.1'], ['169.254.169.254'], ['::1'], ['::ffff:10.0.0.1'], ['fd00::1']])(
    'refuses a name that points to %s before a socket is opened',
    async (address) => {
      const { fetch, connected } = await guarded({ 'nyheter.example': [address] }, {});
      expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-address-refused');
      expect(connected).toEqual([]);
    },
  );

  it('refuses a name of which one address is private', async () => {
    const { fetch, connected } = await guarded({ 'nyheter.example': [PUBLIC, '10.0.0.1'] }, {});
    expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-address-refused');
    expect(connected).toEqual([]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/',
    'file:///etc/passwd',
    'http://inner.example:8080/',
    'http://a:b@nyheter.example/',
    'http://localhost/',
  ])('refuses a redirect to %s', async (location) => {
    const { fetch, connected } = await guarded(
      { 'nyheter.example': [PUBLIC] },
      { 'nyheter.example': { status: 302, headers: { location } } },
    );
    expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-address-refused');
    expect(connected).toEqual([PUBLIC]);
  });

  it('checks the name of each redirect anew', async () => {
    const { fetch } = await guarded(
      { 'nyheter.example': [PUBLIC], 'inne.example': ['192.168.1.1'] },
      { 'nyheter.example': { status: 301, headers: { location: 'http://inne.example/' } } },
    );
    expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-address-refused');
  });

  it('follows three redirects and no more', async () => {
    const loop = { status: 302, headers: { location: 'http://nyheter.example/igen' } };
    const { fetch, connected } = await guarded({ 'nyheter.example': [PUBLIC] }, { 'nyheter.example': loop });
    expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-unreachable');
    expect(connected.length).toBeLessThanOrEqual(FETCH_LIMITS.redirects + 1);
  });

  it('stops reading at the limit', async () => {
    const endless = { body: FETCH_LIMITS.bytes + 1 };
    const { fetch } = await guarded({ 'nyheter.example': [PUBLIC] }, { 'nyheter.example': endless });
    expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-too-large');
  });

  it('takes no compressed reply, which could grow past the limit', async () => {
    const { fetch } = await guarded(
      { 'nyheter.example': [PUBLIC] },
      { 'nyheter.example': { headers: { 'content-encoding': 'gzip' }, body: 'x' } },
    );
    expect(await codeOf(fetch('http://nyheter.example/', '*/*'))).toBe('feed-unreachable');
  });

  it('says nothing of the address in what it throws', async () => {
    const { fetch } = await guarded({ 'nyheter.example': ['10.0.0.1'] }, {});
    const error = await fetch('http://nyheter.example/rss?token=HEMLIG', '*/*').catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + String(error)).not.toMatch(/HEMLIG|nyheter|10\.0/);
  });

  it.each([
    'ftp://nyheter.example/',
    'https://nyheter.example:22/',
    'https://user@nyheter.example/',
    'http://server.internal/',
    'http://0177.0.0.1/',
    'gopher://x',
  ])('%s is no address to fetch', (url) => {
    expect(() => checkUrl(url)).toThrow('feed-address-refused');
  });
});
