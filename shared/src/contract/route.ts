import type { z } from 'zod';
import type { Action } from '../auth/roles.ts';

/** Who may call: anyone, anyone signed in, or a role that can do the action. */
export type RouteAccess = 'open' | 'signed-in' | Action;

export interface Route<Body extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express notation, `:id` for a parameter. */
  readonly path: string;
  readonly access: RouteAccess;
  /** Schema of the JSON body; `z.undefined()` when there is none. */
  readonly body: Body;
  readonly reply: Reply;
}

/** Keeps the literal types of a route's schemas. */
export function route<Body extends z.ZodType, Reply extends z.ZodType>(
  method: Route['method'],
  path: string,
  access: RouteAccess,
  body: Body,
  reply: Reply,
): Route<Body, Reply> {
  return { method, path, access, body, reply };
}
