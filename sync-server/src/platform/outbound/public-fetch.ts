import { lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { MB, SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.ts';
import { openRequest } from './open-request.ts';

/** PRODUCT.md, "Limits": feed or article fetch 10 s, 5 MB, 3 redirects, public addresses only. */
export const FETCH_LIMITS = { milliseconds: 10 * SECOND, bytes: 5 * MB, redirects: 3 } as const;

export interface Fetched {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Address after redirects. */
  readonly url: URL;
}

/** Resolves a host name to every address it has. A parameter, so that tests never ask a real resolver. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface OutboundParts {
  readonly resolve: Resolve;
  /** Opens the socket to an address that was checked. */
  readonly connect: buildConnector.connector;
}

const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

const refused = () => new AppError('feed-address-refused');

/** Scheme, port and credentials of an address that a person or a redirect gave. @throws AppError feed-address-refused */
export function checkUrl(text: string | URL, base?: URL): URL {
  if (!URL.canParse(String(text), base?.href)) throw refused();
  const url = new URL(String(text), base?.href);
  const plain = url.username === '' && url.password === '' && url.hostname !== '';
  if (!plain || !/^https?:$/.test(url.protocol) || !['', '80', '443'].includes(url.port)) throw refused();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(host) && !isPublicAddress(host)) throw refused();
  if (/(^|\.)(localhost|local|internal|lan|home|corp|intranet|arpa)\.?$/i.test(host) || !/[.:]/.test(host))
    throw refused();
  return url;
}

/**
 * Resolve once, check every address, connect to a checked one: a name cannot point elsewhere between check and use
 * (DNS rebinding), and one private address among public ones refuses the lot.
 */
async function checkedAddress(resolve: Resolve, host: string): Promise<string> {
  const addresses = /^[\d.]+$|:/.test(host) ? [{ address: host, family: 0 }] : await resolve(host);
  const first = addresses[0];
  if (!first || !addresses.every(({ address }) => isPublicAddress(address))) throw refused();
  return first.address;
}

/**
 * GET of a public address. @throws AppError feed-address-refused, feed-unreachable, feed-too-large
 * @param accept value of the Accept header
 */
export type PublicFetch = (url: string, accept: string) => Promise<Fetched>;

/** The outbound profile `public`. The only other one is `configured` (configured-fetch.ts). */
export function createPublicFetch(
  parts: OutboundParts = { resolve: systemResolve, connect: buildConnector({ timeout: FETCH_LIMITS.milliseconds }) },
): PublicFetch {
  return async (start, accept) => {
    const signal = AbortSignal.timeout(FETCH_LIMITS.milliseconds);
    let url = checkUrl(start);
    for (let hop = 0; hop <= FETCH_LIMITS.redirects; hop++) {
      const reply = await openRequest({
        url,
        method: 'GET',
        signal,
        headersMs: FETCH_LIMITS.milliseconds,
        silenceMs: FETCH_LIMITS.milliseconds,
        // No compression: the limit then counts what is read, and no small reply can grow.
        headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Arbetsytan' },
        addressOf: (host) => checkedAddress(parts.resolve, host),
        connect: parts.connect,
      }).catch(unreachable);
      const status = reply.statusCode ?? 0;
      const location = reply.headers.location;
      if (status >= 300 && status < 400 && typeof location === 'string') {
        reply.destroy();
        const next = checkUrl(location, url);
        // A redirect may not take a fetch that began encrypted into the clear.
        if (url.protocol === 'https:' && next.protocol === 'http:') throw refused();
        url = next;
        continue;
      }
      if (status !== 200 || (reply.headers['content-encoding'] ?? 'identity') !== 'identity') {
        reply.destroy();
        throw new AppError('feed-unreachable', { status });
      }
      return { bytes: await readBounded(reply), contentType: String(reply.headers['content-type'] ?? ''), url };
    }
    throw new AppError('feed-unreachable');
  };
}

function unreachable(error: unknown): never {
  throw error instanceof AppError ? error : new AppError('feed-unreachable');
}

async function readBounded(body: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > FETCH_LIMITS.bytes) throw new AppError('feed-too-large');
      chunks.push(chunk);
    }
    if (!body.complete) throw new AppError('feed-unreachable');
  } catch (error) {
    body.destroy();
    return unreachable(error);
  }
  return Buffer.concat(chunks);
}
