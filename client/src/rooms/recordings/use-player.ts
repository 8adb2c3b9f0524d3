import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { useEffect, useState } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { Player, PlayerState } from '../../platform/player/player.port.ts';
import { createPlayer } from '../../platform/player/player.ts';

export interface UsedPlayer {
  readonly player: Player;
  readonly state: PlayerState;
}

/** The player of a recording, as long as the screen is there; null before it is, and without a recording. */
export function usePlayer(recording: Pick<Recording, 'id' | 'durationMs'> | null): UsedPlayer | null {
  const { sound } = useDesk().vault;
  const [used, setUsed] = useState<UsedPlayer | null>(null);
  const id = recording?.id;
  const durationMs = recording?.durationMs ?? 0;
  useEffect(() => {
    if (id === undefined) return;
    const player = createPlayer(sound, { id, durationMs });
    setUsed({ player, state: player.state });
    const stop = player.subscribe((state) => setUsed({ player, state }));
    return () => {
      stop();
      player.close();
      setUsed(null);
    };
  }, [sound, id, durationMs]);
  return used;
}
