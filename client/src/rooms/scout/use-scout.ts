import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { scoutSv } from '@arbetsytan/shared/i18n/sv/scout';
import { useCallback, useEffect, useState } from 'react';
import { asAppError } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { refreshScout } from './refresh-scout.ts';

export interface ScoutRefresh {
  readonly working: boolean;
  /** Why the last call failed; null when it did not. */
  readonly error: AppError | null;
  refresh(): void;
}

/** Fetches leads when Scout opens and when the network comes back; `refresh` also makes the server ask its feeds. */
export function useScoutRefresh(): ScoutRefresh {
  const desk = useDesk();
  const online = useOnline();
  const say = useStatus();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const run = useCallback(
    async (ask: boolean) => {
      setWorking(true);
      try {
        await refreshScout(desk, ask);
        setError(null);
        if (ask) say(scoutSv.refreshed);
      } catch (thrown) {
        setError(asAppError(thrown));
      } finally {
        setWorking(false);
      }
    },
    [desk, say],
  );

  useEffect(() => {
    if (online) void run(false);
  }, [online, run]);

  return { working, error, refresh: () => void run(true) };
}
