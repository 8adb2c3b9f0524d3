import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { OutboundParts } from '../src/platform/outbound/public-fetch.ts';

/** What a made host answers, whatever it is asked. */
export interface MadeHost {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, bytes, or how many bytes to send. */
  readonly body?: string | Uint8Array | number;
}

export interface MadeHosts {
  readonly parts: OutboundParts;
  /** Names that the resolver was asked for. */
  readonly resolved: string[];
  /** Addresses that a socket was asked for. None is ever connected to: the socket goes to a server on loopback. */
  readonly connected: string[];
  close(): Promise<void>;
}

/**
 * A resolver and sockets of our own for the outbound guard, so that no test ever opens a connection to another machine.
 * @param names addresses by host name @param hosts answers by host name, or by host name and path
 */
export async function makeHosts(
  names: Readonly<Record<string, readonly string[]>>,
  hosts: Readonly<Record<string, MadeHost>>,
): Promise<MadeHosts> {
  const server = createServer((request, reply) => {
    const name = request.headers.host ?? '';
    const {
      status = 200,
      headers = {},
      body = '',
    } = hosts[`${name}${request.url ?? ''}`] ?? hosts[name] ?? { status: 404 };
    reply.writeHead(status, { 'content-type': 'text/xml', ...headers });
    reply.end(typeof body === 'number' ? Buffer.alloc(body, 97) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const resolved: string[] = [];
  const connected: string[] = [];
  return {
    resolved,
    connected,
    parts: {
      resolve: async (host) => {
        resolved.push(host);
        return (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
      connect: (options, callback) => {
        connected.push(options.hostname);
        const socket = connect(port, '127.0.0.1');
        socket.once('connect', () => callback(null, socket));
        socket.once('error', (error) => callback(error, null));
      },
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
