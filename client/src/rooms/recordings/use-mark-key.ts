import { useEffect, useRef, useState } from 'react';

const KEPT = 'arbetsytan.mark-key';

/**
 * The key V marks, wherever focus is but in a field. It can be turned off (WCAG 2.2, 2.1.4): voice control types letters.
 */
export function useMarkKey(mark: () => void): { readonly on: boolean; readonly set: (on: boolean) => void } {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  const latest = useRef(mark);
  latest.current = mark;
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      const field =
        event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea, select');
      if (bare && !field && event.key.toLowerCase() === 'v') latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
  return {
    on,
    set: (next) => {
      localStorage.setItem(KEPT, next ? 'on' : 'off');
      setOn(next);
    },
  };
}
