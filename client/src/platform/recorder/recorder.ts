import type { Id } from '@arbetsytan/shared/core/ids';
import { SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { createPeaks } from '@arbetsytan/shared/recordings/peaks';
import type { Gap, Recording } from '@arbetsytan/shared/recordings/recording';
import { LEAST_ROOM, LONGEST_RECORDING, millisecondsOf } from '@arbetsytan/shared/recordings/sound';
import type { Desk } from '../desk/desk.port.ts';
import type { SoundVault } from '../sound/sound.port.ts';
import { LEVEL_MS, type Level } from './chunker.ts';
import { createHearing } from './hearing.ts';
import type { Live } from './live.ts';
import type { OpenMicrophone } from './microphone.port.ts';
import { newRecording } from './new-recording.ts';
import { readPeaks } from './read-peaks.ts';
import type { Recorder, RecorderState, Session, WakeState } from './recorder.port.ts';

/** How often the row is written while nothing happens, in milliseconds of sound. */
const ROW_EVERY = 10 * SECOND;
/** How often the remaining room is measured, in milliseconds of sound. */
const ROOM_EVERY = 30 * SECOND;

export interface RecorderParts {
  readonly desk: Pick<Desk, 'account' | 'newId' | 'now'> & {
    readonly vault: Pick<Desk['vault'], 'recordings' | 'sound'>;
  };
  readonly openMicrophone: OpenMicrophone;
  /** Holds a name over all tabs until the function it answers is called; null when somebody holds it. */
  readonly hold: (name: string) => Promise<(() => void) | null>;
  /** Keeps the screen on until the function it answers is called; tells when that changes. */
  readonly keepAwake: (on: (state: WakeState) => void) => () => void;
  /** Milliseconds, for the length of gaps. */
  readonly clock: () => number;
  /** Called when the first sound of this tab is safe. */
  readonly onSaved?: () => void;
}

/** Held by the tab that records, so that no other tab takes the recording for broken off. */
export const recordingLock = (id: Id) => `recording:${id}`;

export function createRecorder({ desk, openMicrophone, hold, keepAwake, clock, onSaved }: RecorderParts): Recorder {
  const { recordings, sound } = desk.vault;
  const hearing = createHearing();
  const listeners = new Set<() => void>();
  const levels = new Set<(level: Level) => void>();
  let state: RecorderState = { step: 'idle' };
  let live: Live | null = null;
  let trouble: ErrorCode | null = null;
  // Chunks, rows and the listening copy are written one after another: the row never tells of sound that is not there.
  let queue: Promise<void> = Promise.resolve();
  // After a chunk that could not be written comes no other: sound behind a hole would pass for sound without one.
  let failed = false;

  const set = (next: RecorderState) => {
    state = next;
    for (const on of listeners) on();
  };
  const show = (change: Partial<Session>) => {
    if (!live) return;
    live.session = { ...live.session, ...change };
    set(live.session);
  };
  const later = (work: () => Promise<void>) => {
    queue = queue
      .then(() => (failed ? undefined : work()))
      .catch((thrown: unknown) => {
        failed = true;
        void end(codeOf(thrown));
      });
  };
  const writeRow = (of: Live, change: Partial<Recording> = {}) => {
    later(async () => {
      of.row = { ...of.row, ...change, durationMs: of.session.savedMs, updatedAt: desk.now() };
      of.rowAt = of.session.savedMs;
      await recordings.put(of.row);
    });
  };

  const onChunk = (of: Live, samples: Int16Array<ArrayBuffer>) => {
    const ms = millisecondsOf(samples.length);
    of.sinceChunk = 0;
    show({ heardMs: of.session.heardMs + ms });
    later(async () => {
      await of.pcm.append(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
      of.peaks?.push(samples);
      const first = of.session.savedMs === 0;
      show({ savedMs: of.session.savedMs + ms });
      if (first) onSaved?.();
    });
    if (of.session.heardMs - of.rowAt >= ROW_EVERY) writeRow(of);
    if (of.session.heardMs - of.roomAt >= ROOM_EVERY) {
      of.roomAt = of.session.heardMs;
      void sound.room().then(
        (roomMs) => show({ roomMs }),
        () => {},
      );
    }
    if (of.session.heardMs >= LONGEST_RECORDING) void end('recording-longest');
  };

  const addGap = (of: Live, gap: Gap) => {
    show({ gaps: [...of.session.gaps, gap] });
    writeRow(of, { gaps: of.session.gaps });
  };

  /** Nothing is heard from here on. */
  const fallSilent = (of: Live, step: 'paused' | 'taken') => {
    of.silentSince ??= clock();
    hearing.reset();
    show({ step, hearing: 'fine' });
    writeRow(of);
  };
  /** It is heard again: what was missed becomes a gap. */
  const hearAgain = (of: Live) => {
    if (of.silentSince === null) return;
    const reason = of.session.step === 'taken' ? 'taken' : 'paused';
    const ms = Math.max(0, Math.round(clock() - of.silentSince));
    of.silentSince = null;
    addGap(of, { at: of.session.heardMs, ms, reason });
    show({ step: 'recording' });
  };

  async function open(row: Recording, isNew: boolean): Promise<void> {
    if (live || state.step === 'starting') return;
    set({ step: 'starting', projectId: row.projectId });
    trouble = null;
    queue = Promise.resolve();
    failed = false;
    hearing.reset();
    const undo: (() => unknown)[] = [];
    try {
      const roomMs = await sound.room();
      if (roomMs < LEAST_ROOM) throw new AppError('recording-no-room');
      const release = await hold(recordingLock(row.id));
      if (!release) throw new AppError('recording-in-use', { id: row.id });
      undo.push(release);
      const early: (() => void)[] = [];
      // What the microphone tells before all is in place waits for it.
      const when = (work: (of: Live) => void) => (live ? work(live) : void early.push(() => live && work(live)));
      const microphone = await openMicrophone({
        onChunk: (samples) => when((of) => onChunk(of, samples)),
        onLevel: (level) => {
          if (live?.session.step !== 'recording') return;
          live.sinceChunk += LEVEL_MS;
          const heard = hearing.hear(level);
          if (heard !== live.session.hearing) show({ hearing: heard });
          for (const on of levels) on(level);
        },
        onListening: (bytes) =>
          when((of) => {
            // The listening copy is a comfort: without it the recording is whole.
            if (of.opus) queue = queue.then(() => of.opus?.append(bytes)).catch(() => {});
          }),
        onTaken: () => when((of) => of.session.step === 'recording' && fallSilent(of, 'taken')),
        onGiven: () => when((of) => of.session.step === 'taken' && hearAgain(of)),
      });
      undo.push(() => microphone.close());
      const pcm = await sound.write(row.id, 'pcm');
      undo.push(() => pcm.close());
      // A copy that was broken off cannot be gone on with: its container begins with a head.
      const opus = microphone.listening && isNew ? await sound.write(row.id, 'opus') : null;
      if (opus) undo.push(() => opus.close());
      const opened: Recording = { ...row, state: 'open', opus: opus !== null, code: null, updatedAt: desk.now() };
      await recordings.put(opened);
      const session: Session = {
        recordingId: row.id,
        projectId: row.projectId,
        step: 'recording',
        heardMs: row.durationMs,
        savedMs: row.durationMs,
        markers: row.markers,
        gaps: row.gaps,
        hearing: 'fine',
        wake: 'unknown',
        roomMs,
      };
      const rowAt = row.durationMs;
      live = {
        row: opened,
        session,
        microphone,
        pcm,
        opus,
        release,
        sleep: () => {},
        sinceChunk: 0,
        peaks: isNew ? createPeaks() : null,
        silentSince: null,
        rowAt,
        roomAt: rowAt,
      };
      set(session);
      live.sleep = keepAwake((wake) => show({ wake }));
      for (const work of early) work();
    } catch (thrown) {
      live = null;
      for (const step of undo.reverse()) await Promise.resolve(step()).catch(() => {});
      set({ step: 'refused', projectId: row.projectId, code: codeOf(thrown) });
    }
  }

  /** @param code why, when no person asked for it: the disk or the worker failed. What is safe is kept. */
  async function end(code: ErrorCode | null): Promise<void> {
    const of = live;
    if (!of || of.session.step === 'stopping') return;
    if (of.silentSince !== null && of.session.step === 'taken')
      addGap(of, { at: of.session.heardMs, ms: Math.round(clock() - of.silentSince), reason: 'taken' });
    show({ step: 'stopping' });
    of.sleep();
    await of.microphone.close().catch(() => {});
    await queue;
    live = null;
    await of.opus?.close().catch(() => {});
    await of.pcm.close().catch(() => {});
    const { recordingId, projectId, savedMs, gaps, markers } = of.session;
    const damaged = gaps.some(({ reason }) => reason !== 'paused') || (code !== null && code !== 'recording-longest');
    const row: Recording = {
      ...of.row,
      state: damaged ? 'damaged' : 'whole',
      durationMs: savedMs,
      gaps,
      markers,
      peaks: await pictureOf(of, sound),
      code,
      updatedAt: desk.now(),
    };
    // When even this fails the row stays open, and is offered at the next start.
    await recordings.put(row).catch(() => {});
    of.release();
    set({ step: 'ended', projectId, recordingId, code });
  }

  return {
    state: () => state,
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    onLevel(on) {
      levels.add(on);
      return () => levels.delete(on);
    },
    trouble: () => trouble,

    start: (projectId, name) => open(newRecording(desk, projectId, name), true),

    async continue(recordingId) {
      const row = await recordings.get(recordingId).catch(() => null);
      if (!row) return;
      const { end: bytes } = await sound.state(recordingId, 'pcm');
      const durationMs = millisecondsOf(bytes / 2);
      const gap: Gap = { at: durationMs, ms: 0, reason: 'lost' };
      if (row.opus) await sound.remove(recordingId, 'opus').catch(() => {});
      await open({ ...row, durationMs, gaps: [...row.gaps.filter(({ at }) => at < durationMs), gap] }, false);
    },

    async pause() {
      const of = live;
      if (of?.session.step !== 'recording') return;
      // First, so that the last short chunk is before the gap.
      await of.microphone.pause().catch(() => {});
      if (live === of && of.session.step === 'recording') fallSilent(of, 'paused');
    },

    async resume() {
      const of = live;
      if (!of || (of.session.step !== 'paused' && of.session.step !== 'taken')) return;
      try {
        await of.microphone.resume();
        trouble = null;
        hearAgain(of);
      } catch (thrown) {
        trouble = codeOf(thrown);
        show({});
      }
    },

    mark() {
      const of = live;
      if (!of || of.session.step === 'stopping') return;
      show({ markers: [...of.session.markers, { at: of.session.heardMs + of.sinceChunk, kind: 'important' }] });
      writeRow(of, { markers: of.session.markers });
    },

    stop: () => end(null),
    close: () => end(null),
  };
}

/** A recording that went on is read from the disk: what was heard before is not in memory. */
const pictureOf = async ({ peaks, row, session }: Live, sound: SoundVault) =>
  peaks?.end() ?? (await readPeaks(sound, row.id, session.savedMs).catch(() => ''));

const codeOf = (thrown: unknown): ErrorCode => (thrown instanceof AppError ? thrown.code : 'storage-broken');
