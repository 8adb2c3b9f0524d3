import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createConfiguredFetch } from '../src/platform/outbound/configured-fetch.ts';
import { type MadeHost, type MadeHosts, makeHosts } from './made-hosts.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

async function configured(
  origins: readonly string[],
  names: Readonly<Record<string, readonly string[]>>,
  hosts: Readonly<Record<string, MadeHost>>,
): Promise<MadeHosts & { fetch: ReturnType<typeof createConfiguredFetch> }> {
  const made = await makeHosts(names, hosts);
  open.push(made);
  return { ...made, fetch: createConfiguredFetch(origins, made.parts) };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? 'thrown',
  );

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A server on loopback, spoken to for real. */
async function onLoopback(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the configured profile', () => {
  it('reaches the host that is configured, though its address is private, and resolves its name once', async () => {
    const hub = { 'hub.redaktionen.example:9000': { body: 'vikter' } };
    const { fetch, resolved, connected } = await configured(
      ['http://hub.redaktionen.example:9000'],
      { 'hub.redaktionen.example': ['10.1.2.3'] },
      hub,
    );
    const reply = await fetch('http://hub.redaktionen.example:9000/modell');
    expect([reply.status, await textOf(reply.body)]).toEqual([200, 'vikter']);
    expect([resolved, connected]).toEqual([['hub.redaktionen.example'], ['10.1.2.3']]);
  });

  it.each([
    'https://hub.redaktionen.example:9000/',
    'http://hub.redaktionen.example/',
    'http://hub.redaktionen.example:9001/',
    'http://hub.redaktionen.example.evil.example:9000/',
    'http://x@hub.redaktionen.example:9000/',
    'http://10.1.2.3:9000/',
    'file:///etc/passwd',
    'inte en adress',
  ])('refuses %s before anything is resolved', async (url) => {
    const { fetch, resolved, connected } = await configured(
      ['http://hub.redaktionen.example:9000', ''],
      { 'hub.redaktionen.example': ['10.1.2.3'] },
      {},
    );
    expect(await codeOf(fetch(url))).toBe('host-refused');
    expect([resolved, connected]).toEqual([[], []]);
  });

  it('reaches nothing when nothing is configured', async () => {
    const { fetch } = await configured([], {}, {});
    expect(await codeOf(fetch('http://127.0.0.1/'))).toBe('host-refused');
  });

  it.each(['169.254.169.254', '0.0.0.0', 'fe80::1', '::ffff:169.254.169.254', '224.0.0.1'])(
    'refuses a name that has come to mean %s',
    async (address) => {
      const { fetch, connected } = await configured(
        ['http://hub.example'],
        { 'hub.example': ['10.0.0.1', address] },
        {},
      );
      expect(await codeOf(fetch('http://hub.example/'))).toBe('host-refused');
      expect(connected).toEqual([]);
    },
  );

  it('follows no redirect by itself, and none out of what is configured', async () => {
    const moved = (location: string) => ({ 'hub.example': { status: 302, headers: { location } } });
    const names = { 'hub.example': ['10.0.0.1'], 'annan.example': ['10.0.0.2'] };
    const same = await configured(['http://hub.example'], names, moved('http://hub.example/annat'));
    expect(await codeOf(same.fetch('http://hub.example/'))).toBe('host-refused');
    const out = await configured(['http://hub.example'], names, moved('http://annan.example/'));
    expect(await codeOf(out.fetch('http://hub.example/', { redirects: 3 }))).toBe('host-refused');
    expect(out.resolved).toEqual(['hub.example']);
    const loop = await configured(['http://hub.example'], names, moved('/igen'));
    expect(await codeOf(loop.fetch('http://hub.example/', { redirects: 3 }))).toBe('host-refused');
    expect(loop.connected.length).toBeLessThanOrEqual(4);
  });

  it('takes a redirect to another configured origin, and leaves the secret behind', async () => {
    let heard: string | undefined = 'nothing';
    const store = await onLoopback((request, reply) => {
      heard = request.headers.authorization;
      reply.end('vikter');
    });
    const hub = await onLoopback((_request, reply) => reply.writeHead(302, { location: `${store}/fil` }).end());
    const fetch = createConfiguredFetch([hub, store]);
    const reply = await fetch(`${hub}/fil`, { redirects: 1, headers: { Authorization: 'Bearer HEMLIG' } });
    expect([await textOf(reply.body), heard]).toEqual(['vikter', undefined]);
  });

  it('sends a body piece by piece and reads the reply as it comes', async () => {
    const origin = await onLoopback(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      reply.writeHead(201, { 'x-bytes': String(Buffer.concat(chunks).length) }).end('klart');
    });
    async function* pieces() {
      for (let i = 0; i < 5; i++) yield new Uint8Array(1000).fill(i);
    }
    const reply = await createConfiguredFetch([origin])(`${origin}/in`, { method: 'POST', body: pieces() });
    expect([reply.status, reply.header('x-bytes'), await textOf(reply.body)]).toEqual([201, '5000', 'klart']);
  });

  it('says so when a host is silent, gone, or given up in the middle', async () => {
    const silent = await onLoopback((request, reply) => {
      if (request.url === '/half') reply.writeHead(200, { 'content-length': '100' }).write('half');
    });
    const fetch = createConfiguredFetch([silent, 'http://127.0.0.1:9']);
    expect(await codeOf(fetch(`${silent}/`, { headersMs: 50 }))).toBe('host-unreachable');
    expect(await codeOf(fetch('http://127.0.0.1:9/'))).toBe('host-unreachable');
    const quiet = await fetch(`${silent}/half`, { silenceMs: 50 });
    expect(await codeOf(textOf(quiet.body))).toBe('host-unreachable');
    const stop = new AbortController();
    const left = await fetch(`${silent}/half`, { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await codeOf(textOf(left.body))).toBe('cancelled');
    expect(await codeOf(fetch(`${silent}/`, { signal: AbortSignal.abort() }))).toBe('cancelled');
  });

  it('outlives a host that closes while a part of its reply waits to be read', async () => {
    // The case of nodejs/undici#5360, which ends the whole process in undici 7: 64 KB and FIN before anybody reads.
    const body = Buffer.alloc(64 * 1024, 97);
    const server = createTcpServer((socket) =>
      // The caller that leaves in the middle below resets the connection.
      socket
        .on('error', () => {})
        .once('data', () => {
          socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`);
          socket.end(body);
        }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fetch = createConfiguredFetch([origin]);
    const reply = await fetch(`${origin}/`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await textOf(reply.body)).length).toBe(body.length);
    (await fetch(`${origin}/`)).body.destroy();
  });

  it('takes no part of a reply for the whole', async () => {
    const origin = await onLoopback((_request, reply) => {
      reply.writeHead(200, { 'content-length': '100' });
      reply.write('half', () => reply.destroy());
    });
    const reply = await createConfiguredFetch([origin])(`${origin}/`);
    expect(await codeOf(textOf(reply.body))).toBe('host-unreachable');
  });

  it('sends a form with files as browsers do', async () => {
    const origin = await onLoopback(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const form = await new Response(Buffer.concat(chunks), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      reply.end(`${form.get('model')} ${(form.get('file') as File).size}`);
    });
    const body = new FormData();
    body.set('model', 'whisper');
    body.set('file', new Blob([new Uint8Array(1234)]), 'ljud.wav');
    const reply = await createConfiguredFetch([origin])(`${origin}/v1`, { method: 'POST', body });
    expect(await textOf(reply.body)).toBe('whisper 1234');
  });

  it('says nothing of the address in what it throws', async () => {
    const { fetch } = await configured(['http://hub.example'], {}, {});
    const error = await fetch('http://annan.example/?token=HEMLIG').catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + String(error)).not.toMatch(/HEMLIG|annan/);
  });
});
