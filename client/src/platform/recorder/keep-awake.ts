import type { WakeState } from './recorder.port.ts';

/**
 * Keeps the screen on while it is visible: a phone that sleeps may stop the microphone. The browser lets go of it whenever
 * the page is hidden, so it is asked again when the page comes back.
 * @param on told of each change @returns lets the screen go
 */
export function keepAwake(on: (state: WakeState) => void): () => void {
  if (!navigator.wakeLock) {
    on('unknown');
    return () => {};
  }
  let wanted = true;
  let held: WakeLockSentinel | null = null;
  const ask = async () => {
    if (!wanted || document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (!wanted) return void lock.release();
      held = lock;
      on('held');
      lock.addEventListener('release', () => {
        if (wanted) on('released');
      });
    } catch {
      // Battery saver, or a browser that asks for a gesture.
      on('released');
    }
  };
  const back = () => void ask();
  document.addEventListener('visibilitychange', back);
  void ask();
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', back);
    void held?.release().catch(() => {});
  };
}
