import { useSyncExternalStore } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { RecorderState, Session } from '../../platform/recorder/recorder.port.ts';

export function useRecorder(): RecorderState {
  const { recorder } = useDesk();
  return useSyncExternalStore(recorder.subscribe, recorder.state);
}

/** The recording under way; null when there is none. */
export function sessionOf(state: RecorderState): Session | null {
  switch (state.step) {
    case 'recording':
    case 'paused':
    case 'taken':
    case 'stopping':
      return state;
    default:
      return null;
  }
}
