import { randomUUID } from 'node:crypto';
import type { Clock } from '@arbetsytan/shared/core/time';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Log } from '../log/log.ts';
import { noStore, securityHeaders } from './headers.ts';
import { unknownRoute } from './mount.ts';
import { errorReply, requestId, requestIdOf } from './request-error.ts';
import { sameOrigin } from './same-origin.ts';
import { pageFallback, staticClient } from './static-client.ts';

export interface HttpParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly clientFolder: string;
  readonly publicOrigin: string;
  readonly trustProxy: boolean;
  /** Largest JSON body, bytes. */
  readonly bodyLimit: number;
  /** The same below a path that takes more. */
  readonly largeBodies: { readonly path: string; readonly limit: number };
  /** Mounts the contract's routes; their paths are whole, `/api/...`. */
  readonly routes: (router: Router) => void;
}

/** Express with our headers, our error replies and our log line, in the order that makes them hold for every reply. */
export function createHttp({
  log,
  clock,
  clientFolder,
  publicOrigin,
  trustProxy,
  bodyLimit,
  largeBodies,
  routes,
}: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', 'simple');
  // Only the proxy on this machine is believed.
  app.set('trust proxy', trustProxy ? 'loopback' : false);
  app.use(requestId, logged(log, clock), ...securityHeaders(publicOrigin.startsWith('https:')));

  const api = express.Router();
  const json = (limit: number) => express.json({ limit, strict: true, inflate: false });
  api.use('/api', noStore, sameOrigin(publicOrigin));
  api.use(largeBodies.path, json(largeBodies.limit));
  // Leaves alone what has been read.
  api.use('/api', json(bodyLimit));
  routes(api);
  api.use('/api', unknownRoute);
  app.get('/health', (request, _response, next) => {
    request.url = '/api/health';
    next();
  });
  app.use(api);

  app.use(staticClient(clientFolder), pageFallback(clientFolder), notFound);
  app.use(errorReply(log));
  return app;
}

const notFound: RequestHandler = (_request, response) => {
  response
    .status(404)
    .json({ error: { code: 'not-found', params: {}, requestId: requestIdOf(response) || randomUUID() } });
};

/** One line a call of the API: what it took, not what it said. Files of the shell are not logged. */
function logged(log: Log, clock: Clock): RequestHandler {
  return (request, response, next) => {
    const started = clock();
    response.on('finish', () => {
      const { route, code } = response.locals as { route?: string; code?: string };
      if (!route && response.statusCode < 400) return;
      const level = response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'warn' : 'info';
      log.write(level, 'request', {
        requestId: requestIdOf(response),
        method: /^[A-Z]{3,7}$/.test(request.method) ? request.method : 'other',
        route: route ?? 'none',
        status: response.statusCode,
        ms: clock() - started,
        ...(code ? { code } : {}),
      });
    });
    next();
  };
}
