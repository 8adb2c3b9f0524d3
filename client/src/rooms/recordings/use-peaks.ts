import { createPeaks } from '@arbetsytan/shared/recordings/peaks';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { useEffect } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';

/** Sound read at a time, milliseconds: a few milliseconds of work. */
const PIECE = 10_000;

/** Makes the picture of a sound that has none yet, piece by piece, and keeps it in the recording's row. */
export function usePeaks(recording: Recording | null): void {
  const { recordings, sound } = useDesk().vault;
  const id = recording?.id;
  const durationMs = recording?.durationMs ?? 0;
  const isMissing = recording?.peaks === '' && (recording.state === 'whole' || recording.state === 'damaged');
  useEffect(() => {
    if (id === undefined || !isMissing || durationMs === 0) return;
    let current = true;
    void (async () => {
      const peaks = createPeaks();
      for (let from = 0; from < durationMs && current; from += PIECE)
        peaks.push(await sound.samples(id, from, Math.min(durationMs, from + PIECE)));
      const row = current ? await recordings.get(id) : null;
      if (row?.peaks === '') await recordings.put({ ...row, peaks: peaks.end() });
      // Without a picture the sound plays as well.
    })().catch(() => {});
    return () => {
      current = false;
    };
  }, [recordings, sound, id, durationMs, isMissing]);
}
