import { createServer, request } from 'node:http';
import { connect } from 'node:net';

export interface LoggingProxy {
  readonly url: string;
  /** host:port of every request and tunnel the browser asked for, in order. */
  readonly hosts: readonly string[];
  /** Requests to other places than loopback are answered 403 here and never leave the machine. */
  close(): Promise<void>;
}

const isLoopback = (host: string) => /^(127(\.\d+){3}|localhost|\[::1\])$/.test(host);

/** A forward proxy on loopback that writes down where the browser wants to go and lets only loopback through. */
export async function startLoggingProxy(): Promise<LoggingProxy> {
  const hosts: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '/', 'http://invalid.invalid');
    hosts.push(target.host);
    if (!isLoopback(target.hostname)) return void outgoing.writeHead(403).end();
    const forward = request(
      {
        host: '127.0.0.1',
        port: target.port || 80,
        method: incoming.method,
        path: target.pathname + target.search,
        headers: incoming.headers,
      },
      (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  });
  server.on('connect', (incoming, socket, head) => {
    const [host = '', port = '443'] = (incoming.url ?? '').split(':');
    hosts.push(`${host}:${port}`);
    if (!isLoopback(host)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const forward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      forward.write(head);
      forward.pipe(socket);
      socket.pipe(forward);
    });
    forward.on('error', () => socket.destroy());
    socket.on('error', () => forward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    hosts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
