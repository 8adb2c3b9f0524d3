import { lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { MINUTE, SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { openRequest } from './open-request.ts';
import type { OutboundParts, Resolve } from './public-fetch.ts';

export interface ConfiguredRequest {
  /** GET when left out. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | FormData | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
  /** Milliseconds until the reply begins; 30 s when left out. */
  readonly headersMs?: number;
  /** Milliseconds between two pieces of the reply; a minute when left out. */
  readonly silenceMs?: number;
  /** How many redirects are followed, each only to a configured origin; none when left out. */
  readonly redirects?: number;
}

export interface ConfiguredReply {
  readonly status: number;
  /** Value of a header by its lower-case name. */
  header(name: string): string | null;
  /** Read it to its end, or call `destroy`. Reading throws AppError host-unreachable or cancelled. */
  readonly body: AsyncIterable<Uint8Array> & { destroy(): void };
}

/**
 * A call to a host that the newsroom has configured. @throws AppError host-refused when the address, or one that it redirects
 * to, has another scheme, host or port; host-unreachable; cancelled
 */
export type ConfiguredFetch = (url: string | URL, options?: ConfiguredRequest) => Promise<ConfiguredReply>;

const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

/** What is never a host of a newsroom: clouds answer secrets on link-local addresses, and the rest is no single machine. */
const NEVER = new Set(['linkLocal', 'multicast', 'broadcast', 'unspecified', 'reserved']);

/**
 * The outbound profile `configured`: exactly the schemes, hosts and ports in `origins`, private ones too, and nothing else.
 * Nothing follows a redirect by itself, and what a call carried to one origin (its body, `authorization`) never goes to another.
 * @param origins as `URL.origin` gives them; '' is left out
 */
export function createConfiguredFetch(
  origins: readonly string[],
  parts: OutboundParts = { resolve: systemResolve, connect: buildConnector({ timeout: 10 * SECOND }) },
): ConfiguredFetch {
  const allowed = new Set(origins.filter((origin) => origin !== '').map((origin) => new URL(origin).origin));

  const check = (address: string | URL, base?: URL): URL => {
    if (!URL.canParse(String(address), base?.href)) throw new AppError('host-refused');
    const url = new URL(String(address), base?.href);
    if (!allowed.has(url.origin) || url.username !== '' || url.password !== '') throw new AppError('host-refused');
    return url;
  };

  return async (address, options = {}) => {
    const { method = 'GET', signal, redirects = 0 } = options;
    let url = check(address);
    const packed = options.body instanceof FormData ? new Response(options.body) : null;
    const body = packed
      ? new Uint8Array(await packed.arrayBuffer())
      : (options.body as Exclude<typeof options.body, FormData>);
    let headers: Record<string, string> = {
      'user-agent': 'Arbetsytan',
      ...(packed ? { 'content-type': packed.headers.get('content-type') ?? '' } : {}),
      ...(body instanceof Uint8Array ? { 'content-length': String(body.length) } : {}),
      ...options.headers,
    };
    for (let left = redirects; ; left--) {
      const reply = await openRequest({
        url,
        method,
        headers,
        body,
        signal,
        headersMs: options.headersMs ?? 30 * SECOND,
        silenceMs: options.silenceMs ?? MINUTE,
        addressOf: (host) => addressOf(parts.resolve, host),
        connect: parts.connect,
      }).catch((error: unknown) => {
        throw told(error, signal);
      });
      const status = reply.statusCode ?? 0;
      const location = reply.headers.location;
      if (status < 300 || status >= 400 || location === undefined) return replyOf(status, reply, signal);
      reply.destroy();
      // A body is sent once: a stream cannot be sent again, and nothing here needs it.
      if (left <= 0 || body !== undefined) throw new AppError('host-refused');
      const next = check(location, url);
      if (next.origin !== url.origin) headers = withoutSecrets(headers);
      url = next;
    }
  };
}

function replyOf(status: number, reply: IncomingMessage, signal: AbortSignal | undefined): ConfiguredReply {
  return {
    status,
    header: (name) => {
      const value = reply.headers[name];
      return Array.isArray(value) ? (value[0] ?? null) : (value ?? null);
    },
    body: {
      destroy: () => void reply.destroy(),
      async *[Symbol.asyncIterator]() {
        try {
          for await (const chunk of reply) yield chunk as Uint8Array;
        } catch (error) {
          throw told(error, signal);
        }
        if (!reply.complete) throw told(null, signal);
      },
    },
  };
}

function told(error: unknown, signal: AbortSignal | undefined): AppError {
  if (error instanceof AppError) return error;
  return new AppError(signal?.aborted ? 'cancelled' : 'host-unreachable');
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)));
}

/** Resolves once, and what was resolved is connected to: the name cannot come to mean another machine in between. */
async function addressOf(resolve: Resolve, host: string): Promise<string> {
  // An address that stands in the configuration is what the newsroom wrote, whatever it is.
  if (ipaddr.isValid(host)) return host;
  const found = await resolve(host);
  const first = found[0];
  if (!first || found.some(({ address }) => NEVER.has(ipaddr.process(address).range())))
    throw new AppError('host-refused');
  return first.address;
}
