import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { useEffect, useState } from 'react';

/** The unmasked transcript while it is on the screen: it goes when the page or the window is left. */
export function useRevealed(): readonly [RawTranscript | null, (raw: RawTranscript | null) => void] {
  const [raw, setRaw] = useState<RawTranscript | null>(null);
  const isShown = raw !== null;
  useEffect(() => {
    if (!isShown) return;
    const hide = () => setRaw(null);
    const hidden = () => {
      if (document.visibilityState === 'hidden') hide();
    };
    window.addEventListener('blur', hide);
    window.addEventListener('pagehide', hide);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', hide);
      window.removeEventListener('pagehide', hide);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [isShown]);
  return [raw, setRaw];
}
