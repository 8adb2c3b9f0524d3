/** Whether a newer build waits. `ready`: take it with `accept`. `taken`: another tab took it, this one should reload soon. */
export type UpdateState = 'none' | 'ready' | 'taken';

export interface Updates {
  state(): UpdateState;
  subscribe(on: () => void): () => void;
  /** Activates the waiting build and reloads this tab, and only this one. */
  accept(): void;
  /** Asks the server for a newer build. Never throws. */
  check(): Promise<void>;
}

/** How often an open tab asks for a newer build. Milliseconds. */
const EVERY = 60 * 60 * 1000;

/**
 * Registers the service worker. A new build waits until the person says so: no tab is ever reloaded by itself, since a
 * half-written text would go with it.
 */
export function watchUpdates(container: ServiceWorkerContainer | undefined = navigator.serviceWorker): Updates {
  let state: UpdateState = 'none';
  let registration: ServiceWorkerRegistration | null = null;
  let accepted = false;
  const listeners = new Set<() => void>();
  const set = (next: UpdateState) => {
    if (state === next) return;
    state = next;
    for (const on of listeners) on();
  };

  const follow = (worker: ServiceWorker | null) => {
    if (!worker || !container) return;
    const look = () => {
      // Without a controller this is the first install, and no update.
      if (worker.state === 'installed' && container.controller) set('ready');
    };
    worker.addEventListener('statechange', look);
    look();
  };

  async function register() {
    if (!container) return;
    let controlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (accepted) location.reload();
      else if (controlled) set('taken');
      controlled = true;
    });
    registration = await container.register('/sw.js', { scope: '/', updateViaCache: 'none' });
    follow(registration.waiting);
    registration.addEventListener('updatefound', () => follow(registration?.installing ?? null));
    setInterval(() => void check(), EVERY);
  }

  const check = async () => {
    await registration?.update().catch(() => {});
  };

  // Without a service worker (private windows, plain http) the app works; it only needs the network to start.
  void register().catch(() => {});

  return {
    state: () => state,
    subscribe: (on) => {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    accept() {
      accepted = true;
      if (registration?.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' });
      else location.reload();
    },
    check,
  };
}
