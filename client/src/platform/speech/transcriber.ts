import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { samplesOf, toFloat } from '@arbetsytan/shared/recordings/sound';
import { lengthOf } from '@arbetsytan/shared/recordings/stt/windows';
import type { SttPort } from '@arbetsytan/shared/recordings/stt.port';
import { type Transcription, transcriptionIdOf, type WindowResult } from '@arbetsytan/shared/recordings/transcription';
import type { Vault } from '../desk/desk.port.ts';
import type { DeviceSpeech } from './device-speech.ts';
import type { TranscribeOrder, Transcriber, TranscriptionProgress } from './transcriber.port.ts';

export interface TranscriberParts {
  readonly vault: Pick<Vault, 'recordings' | 'transcriptions' | 'sound'>;
  readonly device: DeviceSpeech;
  /** The newsroom's server as a port for one recording. @throws AppError when it may not be used */
  readonly server: (recording: Recording) => Promise<SttPort>;
  /** Makes a transcript of what has been written out so far. */
  readonly finish: (transcription: Transcription) => Promise<unknown>;
  /** Holds a name until the function it answers is called; null when somebody else holds it. */
  readonly hold: (name: string) => Promise<(() => void) | null>;
  /** Models that crashed this device last time: not started by themselves. */
  readonly crashed: () => Promise<readonly string[]>;
  /** One at a time on this device, over all tabs. */
  readonly inTurn: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  readonly now: () => string;
  /** Milliseconds. */
  readonly clock: () => number;
}

/**
 * Writes out recordings window by window. Input: a recording and an order. Output: its transcription row, kept after every
 * window. Invariant: a window that is done is never heard again, and nothing but that row says how far it has come.
 */
export function createTranscriber(parts: TranscriberParts): Transcriber {
  const { vault, device, server, finish, hold, inTurn, now, clock } = parts;
  const listeners = new Set<() => void>();
  const runs = new Map<Id, { readonly stop: AbortController; readonly over: Promise<void> }>();
  const shown = new Map<Id, TranscriptionProgress>();

  const show = (id: Id, progress: TranscriptionProgress | null) => {
    if (progress) shown.set(id, progress);
    else shown.delete(id);
    for (const on of listeners) on();
  };

  const save = async (row: Transcription): Promise<Transcription> => {
    const saved = { ...row, updatedAt: now() };
    await vault.transcriptions.put(saved);
    return saved;
  };

  async function begin(order: TranscribeOrder, recording: Recording): Promise<Transcription> {
    const kept = await vault.transcriptions.get(transcriptionIdOf(order.recordingId));
    // What failed is tried again; what is done stays, whoever wrote it.
    const results = order.fresh ? [] : (kept?.results ?? []).filter(({ state }) => state !== 'failed');
    return save({
      id: transcriptionIdOf(order.recordingId),
      recordingId: order.recordingId,
      projectId: recording.projectId,
      createdAt: kept?.createdAt ?? now(),
      updatedAt: now(),
      windows: kept?.windows ?? null,
      results,
      hadResults: results.length,
      spentMs: order.fresh ? 0 : (kept?.spentMs ?? 0),
      state: kept?.windows ? 'running' : 'planning',
      code: null,
      where: order.where,
      model: order.model,
      language: order.language,
    });
  }

  async function write(first: Transcription, recording: Recording, signal: AbortSignal): Promise<Transcription> {
    let row = first;
    const id = recording.id;
    const sound = async (from: number, to: number) => {
      const samples = toFloat(await vault.sound.samples(id, from, to));
      // A tail that is missing is silence: the windows keep their length.
      const whole = new Float32Array(samplesOf(to - from));
      whole.set(samples.subarray(0, whole.length));
      return whole;
    };
    if (!row.windows) {
      const onPart = (part: number) => show(id, { step: 'searching', part, done: 0, of: 0, left: null, place: null });
      onPart(0);
      const windows = await device.plan(recording.durationMs, sound, onPart, signal);
      row = await save({ ...row, windows, state: 'running' });
    }
    const windows = row.windows ?? [];
    const all = lengthOf(windows);
    let place: number | null = null;
    const tell = () => {
      const done = lengthOf(row.results);
      const left = done > 0 && row.spentMs > 0 ? Math.round((row.spentMs / done) * (all - done)) : null;
      const part = all === 0 ? 1 : done / all;
      show(id, { step: 'writing', part, done: row.results.length, of: windows.length, left, place });
    };
    tell();
    let since = clock();
    const on = async (result: WindowResult) => {
      if (signal.aborted) throw new AppError('cancelled');
      const spentMs = row.spentMs + Math.round(clock() - since);
      since = clock();
      const results = [...row.results.filter(({ index }) => index !== result.index), result];
      row = await save({ ...row, spentMs, results: results.sort((a, b) => a.index - b.index) });
      tell();
    };
    const left = windows.filter(({ index }) => !row.results.some((result) => result.index === index));
    if (left.length > 0) {
      const port = row.where === 'device' ? device : await server(recording);
      const onPlace = (next: number | null) => {
        place = next;
        tell();
      };
      await port.transcribe({ windows: left, sound, model: row.model, language: row.language, onPlace }, on, signal);
    }
    return save({ ...row, state: 'done' });
  }

  async function work(order: TranscribeOrder, signal: AbortSignal): Promise<void> {
    const { recordingId: id } = order;
    const release = await hold(`transcription:${id}`);
    // Another tab is at it.
    if (!release) return;
    try {
      const recording = await vault.recordings.get(id);
      if (!recording) throw new AppError('not-found', { id });
      const row = await begin(order, recording);
      show(id, { step: 'waiting', part: 0, done: 0, of: 0, left: null, place: null });
      const go = () => write(row, recording, signal);
      try {
        await (order.where === 'device' ? inTurn(go, signal) : go());
      } catch (thrown) {
        const code = signal.aborted ? null : thrown instanceof AppError ? thrown.code : 'worker-failed';
        const kept = await vault.transcriptions.get(row.id);
        if (kept) await save({ ...kept, state: code === null ? 'paused' : 'failed', code });
      }
      const kept = await vault.transcriptions.get(row.id);
      if (kept && kept.results.length > 0) await finish(kept);
    } finally {
      release();
      show(id, null);
    }
  }

  async function run(order: TranscribeOrder): Promise<void> {
    const { recordingId: id } = order;
    const before = runs.get(id);
    before?.stop.abort();
    await before?.over;
    const stop = new AbortController();
    const over = work(order, stop.signal).finally(() => {
      if (runs.get(id)?.stop === stop) runs.delete(id);
    });
    runs.set(id, { stop, over: over.catch(() => {}) });
    return over;
  }

  return {
    run,
    pause: (id) => runs.get(id)?.stop.abort(),
    progress: (id) => shown.get(id) ?? null,
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    async resume() {
      const crashed = await parts.crashed();
      for (const row of await vault.transcriptions.list()) {
        if (row.state !== 'running' && row.state !== 'planning') continue;
        // A note of a crash may be older than the last window that is safe: a browser writes notes late, and rows at once.
        const proved = row.results.length > (row.hadResults ?? 0);
        if (row.where === 'device' && crashed.includes(row.model) && !proved) {
          const release = await hold(`transcription:${row.recordingId}`);
          if (release) await save({ ...row, state: 'failed', code: 'speech-model-crashed' }).finally(release);
          continue;
        }
        // Not awaited: the start of the app does not wait for an hour of speech.
        run(row).catch(() => {});
      }
    },
    close() {
      for (const { stop } of runs.values()) stop.abort();
    },
  };
}
