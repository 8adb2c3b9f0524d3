/** Cache Storage in memory, for tests in Node: the part of it that the shelf uses. */
export function memoryCaches(): Pick<CacheStorage, 'open'> {
  const caches = new Map<string, Map<string, Response>>();
  const pathOf = (request: RequestInfo | URL) => {
    const { pathname, search } = new URL(
      request instanceof Request ? request.url : String(request),
      'http://localhost',
    );
    return pathname + search;
  };
  return {
    open: async (name) => {
      const kept = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, kept);
      const cache: Pick<Cache, 'match' | 'put' | 'delete' | 'keys'> = {
        match: async (request) => kept.get(pathOf(request))?.clone(),
        put: async (request, response) => void kept.set(pathOf(request), response),
        delete: async (request) => kept.delete(pathOf(request)),
        keys: async () => [...kept.keys()].map((path) => new Request(`http://localhost${path}`)),
      };
      return cache as Cache;
    },
  };
}
