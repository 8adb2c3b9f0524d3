import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request and its reply as Node has them, for a library that speaks a protocol of its own on them. */
export type RawRequest = IncomingMessage;
export type RawResponse = ServerResponse;
