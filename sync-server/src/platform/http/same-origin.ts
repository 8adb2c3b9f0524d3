import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { RequestHandler } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a state-changing call from another site. A browser always sends `Origin` with such a call; a caller without it
 * (curl) is let through unless `Sec-Fetch-Site` says that a browser made it elsewhere. OWASP, CSRF cheat sheet.
 */
export function sameOrigin(publicOrigin: string): RequestHandler {
  return (request, _response, next) => {
    if (SAFE.has(request.method)) return next();
    const own = publicOrigin.replace(/\/$/, '') || `${request.protocol}://${request.get('host') ?? ''}`;
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    const foreign =
      origin !== undefined ? origin !== own : site !== undefined && site !== 'same-origin' && site !== 'none';
    next(foreign ? new AppError('foreign-origin') : undefined);
  };
}
