import { randomUUID } from 'node:crypto';
import { AppError, type WireError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { errorFields, type Log } from '../log/log.ts';

/** Gives each request an id of ours: a caller's own id could carry content into the log. */
export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals.requestId = id;
  response.setHeader('x-request-id', id);
  next();
};

export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '');
}

/** What Express and body-parser throw, in our words. */
function codeOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new AppError('body-too-large');
  if (typeof type === 'string' && /^(entity|encoding|charset|request)\./.test(type))
    return new AppError('malformed-body');
  if (error instanceof URIError) return new AppError('bad-request');
  return new AppError('internal');
}

/** Mounted last. Answers with code and request id, and never with a message. */
export function errorReply(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const known = codeOf(error);
    if (known.code === 'internal')
      log.write('error', 'unexpected', { requestId: requestIdOf(response), ...errorFields(error) });
    response.locals.code = known.code;
    if (response.headersSent) return next(error);
    const body: WireError = { error: { code: known.code, params: known.params, requestId: requestIdOf(response) } };
    response.status(known.facts.status || 500).json(body);
  };
}
