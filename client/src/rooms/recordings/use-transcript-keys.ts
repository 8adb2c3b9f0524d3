import { useEffect, useRef } from 'react';
import { actionOf, isOwnKey, type TranscriptAction } from './transcript-keys.ts';

/** The keys of the page: wherever focus is, but in a field or a dialog. */
export function useTranscriptKeys(keysOn: boolean, act: (action: TranscriptAction) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isOwnKey(event.target, event.key)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      const { key, shiftKey: shift, altKey: alt } = event;
      const action = actionOf({ key, shift, alt, control: event.ctrlKey || event.metaKey }, keysOn);
      if (!action) return;
      event.preventDefault();
      latest.current(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keysOn]);
}
