import { syncSv } from '@arbetsytan/shared/i18n/sv/sync';
import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import { Badge } from '../../design/surfaces.tsx';
import { useItemState } from './use-sync.ts';

/** How one row stands with the server, where that is not as it should be: most rows say nothing. */
export function ItemBadge({ table, id }: { readonly table: SyncTable; readonly id: string }) {
  const state = useItemState(table, id);
  if (state === 'saved') return null;
  return <Badge tone={state === 'waiting' ? 'info' : 'warn'}>{syncSv.item[state]}</Badge>;
}
