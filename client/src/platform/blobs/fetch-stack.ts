import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

/**
 * How tus asks: by fetch, with our session, to where it was told and no further. Its own way is XMLHttpRequest.
 * @param headers on every request
 */
export function createFetchStack(headers: Readonly<Record<string, string>> = {}): HttpStack {
  return {
    getName: () => 'fetch',
    createRequest: (method, url) => request(method, url, headers),
  };
}

function request(method: string, url: string, given: Readonly<Record<string, string>>): HttpRequest {
  const headers: Record<string, string> = { ...given };
  const stop = new AbortController();
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value;
    },
    getHeader: (name) => headers[name],
    // fetch does not tell how far a body has come; each piece is told of when it has been taken.
    setProgressHandler: () => {},
    send: async (body: Blob | null | undefined) => {
      const reply = await fetch(url, {
        method,
        headers,
        body: body ?? null,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: stop.signal,
      });
      return response(reply, await reply.text());
    },
    abort: async () => stop.abort(),
    getUnderlyingObject: () => null,
  };
}

function response(reply: Response, body: string): HttpResponse {
  return {
    getStatus: () => reply.status,
    getHeader: (name) => reply.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => null,
  };
}
