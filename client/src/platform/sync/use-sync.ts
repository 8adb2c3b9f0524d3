import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import { useSyncExternalStore } from 'react';
import { useDesk } from '../desk/use-desk.tsx';
import type { ItemState, SyncStatus } from './sync.port.ts';

/** How this device stands with the server; follows it. */
export function useSyncStatus(): SyncStatus {
  const { sync } = useDesk();
  return useSyncExternalStore(sync.subscribe, sync.state);
}

/** The same for one row. */
export function useItemState(table: SyncTable, id: string): ItemState {
  const { sync } = useDesk();
  return useSyncExternalStore(sync.subscribe, () => sync.item(table, id));
}
