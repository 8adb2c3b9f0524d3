import { type IncomingMessage, request } from 'node:http';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { buildConnector } from 'undici';

export interface OpenRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | AsyncIterable<Uint8Array> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the reply begins. */
  readonly headersMs: number;
  /** Milliseconds without a byte of the reply. */
  readonly silenceMs: number;
  /** The checked address to connect to. @throws when there is none */
  readonly addressOf: (host: string) => Promise<string>;
  /** Opens the socket to it, with TLS when the scheme is https. */
  readonly connect: buildConnector.connector;
}

/**
 * One call on a connection of its own, by Node's own client. Not by undici's: version 7 ends the whole process with an
 * assertion when a host closes the connection while a part of its reply waits to be read (nodejs/undici#5360), and any host
 * can do that. Nothing is followed, nothing is unpacked.
 * @throws what the resolver, the socket or the parser throws; the reply's stream fails likewise
 */
export async function openRequest(order: OpenRequest): Promise<IncomingMessage> {
  const { url, method, headers, body, signal, headersMs, silenceMs, addressOf, connect } = order;
  signal?.throwIfAborted();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const call = request({
    host,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    method,
    headers: { host: url.host, connection: 'close', ...headers },
    agent: undefined,
    createConnection: (_options, made) => {
      void addressOf(host).then(
        (address) =>
          connect(
            {
              hostname: address,
              host: address,
              protocol: url.protocol,
              port: url.port,
              // An address has no name to ask for.
              ...(url.protocol === 'https:' && isIP(host) === 0 ? { servername: host } : {}),
            } as buildConnector.Options,
            (error, socket) => made(error, socket as never),
          ),
        (error: Error) => made(error, undefined as never),
      );
      return undefined;
    },
    ...(signal ? { signal } : {}),
  });
  const late = setTimeout(() => call.destroy(new Error('no reply in time')), headersMs);
  const replied = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve);
    call.on('error', reject);
  });
  // A host that answers before it has read everything is not an error of the sending.
  if (body instanceof Uint8Array) call.end(body);
  else if (body) void pipeline(Readable.from(body), call).catch(() => {});
  else call.end();
  const reply = await replied.finally(() => clearTimeout(late));
  // What goes wrong later is told where the body is read; an error event nobody listens to would end the process.
  reply.on('error', () => {});
  reply.socket.setTimeout(silenceMs, () => reply.destroy(new Error('silence')));
  return reply;
}
