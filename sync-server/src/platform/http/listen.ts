import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECOND } from '@arbetsytan/shared/core/units';

export interface Listening {
  readonly port: number;
  /** Takes no new calls, lets those under way finish, and gives up on them after five seconds. */
  close(): Promise<void>;
}

/** @throws the system's error when the address is taken or not ours. */
export function listen(handler: RequestListener, host: string, port: number): Promise<Listening> {
  const server: Server = createServer(
    { requestTimeout: 30 * SECOND, headersTimeout: 15 * SECOND, maxHeaderSize: 16_384 },
    handler,
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({ port: (server.address() as AddressInfo).port, close: () => close(server) }),
    );
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), 5 * SECOND);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
