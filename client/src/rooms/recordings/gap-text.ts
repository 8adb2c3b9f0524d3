import { fill } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { clockText, durationText } from '@arbetsytan/shared/recordings/duration-text';
import type { Gap } from '@arbetsytan/shared/recordings/recording';

/** What is missing, where and why. */
export function gapText({ at, ms, reason }: Gap): string {
  const words = { at: clockText(at), length: durationText(ms) };
  if (reason === 'paused') return fill(recorderSv.gapPaused, words);
  if (reason === 'taken') return fill(recorderSv.gapTaken, words);
  return fill(ms > 0 ? recorderSv.gapLostLength : recorderSv.gapLost, words);
}
