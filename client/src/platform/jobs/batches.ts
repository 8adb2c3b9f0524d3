import { JOB_INPUT_LIMIT } from '@arbetsytan/shared/jobs/job';
import { samplesOf } from '@arbetsytan/shared/recordings/sound';
import type { Window, WindowResult } from '@arbetsytan/shared/recordings/transcription';

/** Milliseconds of sound that are handed over at once: little is lost when the network goes, and the progress is true. */
const LONGEST = 120_000;

/** Windows that are handed over together, and where each lies in what is handed over. */
export interface Batch {
  readonly windows: readonly Window[];
  readonly placed: readonly Window[];
  /** Of all its windows, one after another. Milliseconds. */
  readonly duration: number;
}

/** @param windows in the order of time @param longest milliseconds of one batch; a longer window is a batch of its own */
export function inBatches(windows: readonly Window[], longest = LONGEST): readonly Batch[] {
  const batches: { windows: Window[]; placed: Window[]; duration: number }[] = [];
  for (const window of windows) {
    const length = window.to - window.from;
    let batch = batches.at(-1);
    if (!batch || batch.duration + length > longest || samplesOf(batch.duration + length) * 2 > JOB_INPUT_LIMIT) {
      batch = { windows: [], placed: [], duration: 0 };
      batches.push(batch);
    }
    batch.windows.push(window);
    batch.placed.push({ index: window.index, from: batch.duration, to: batch.duration + length });
    batch.duration += length;
  }
  return batches;
}

/** A result as it lies in the recording. */
export function placedBack(result: WindowResult, batch: Batch): WindowResult | null {
  const at = batch.placed.findIndex(({ index }) => index === result.index);
  const window = batch.windows[at];
  const placed = batch.placed[at];
  if (!window || !placed) return null;
  const by = window.from - placed.from;
  const move = (time: number) => Math.min(window.to, Math.max(window.from, time + by));
  return {
    ...result,
    from: window.from,
    to: window.to,
    segments: result.segments.map(({ from, to, words }) => ({
      from: move(from),
      to: move(to),
      words: words.map((word) => ({ ...word, from: move(word.from), to: move(word.to) })),
    })),
  };
}
