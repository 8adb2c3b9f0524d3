import { useEffect } from 'react';

/** Hides what only its owner may see when the page or the window is left. @param hide the same function until it changes */
export function useHideOnLeave(isShown: boolean, hide: () => void): void {
  useEffect(() => {
    if (!isShown) return;
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
  }, [isShown, hide]);
}
