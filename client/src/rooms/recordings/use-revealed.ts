import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { useCallback, useState } from 'react';
import { useHideOnLeave } from '../../design/use-hide-on-leave.ts';

/** The unmasked transcript while it is on the screen: it goes when the page or the window is left. */
export function useRevealed(): readonly [RawTranscript | null, (raw: RawTranscript | null) => void] {
  const [raw, setRaw] = useState<RawTranscript | null>(null);
  useHideOnLeave(
    raw !== null,
    useCallback(() => setRaw(null), []),
  );
  return [raw, setRaw];
}
