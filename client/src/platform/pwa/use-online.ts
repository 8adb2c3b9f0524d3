import { useSyncExternalStore } from 'react';

function subscribe(on: () => void): () => void {
  window.addEventListener('online', on);
  window.addEventListener('offline', on);
  return () => {
    window.removeEventListener('online', on);
    window.removeEventListener('offline', on);
  };
}

/** Whether the device has a network at all. Says nothing of whether our server answers. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
