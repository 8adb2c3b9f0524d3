import { AppError } from '@arbetsytan/shared/errors/app-error';
import { CHUNK_BYTES } from '@arbetsytan/shared/recordings/sound';
import { expect, test } from 'vitest';
import { createTestDesk } from '../desk/test-desk.ts';
import type { MicrophoneEvents } from './microphone.port.ts';
import { createRecorder, type RecorderParts } from './recorder.ts';

/** A microphone that says what the test tells it to. */
function setUp(change: Partial<RecorderParts> = {}) {
  const desk = createTestDesk();
  let events: MicrophoneEvents | null = null;
  let now = 0;
  const closed: string[] = [];
  const held = new Set<string>();
  const recorder = createRecorder({
    desk,
    openMicrophone: async (told) => {
      events = told;
      return {
        listening: true,
        pause: async () => told.onChunk(new Int16Array(8_000).fill(9)),
        resume: async () => {},
        close: async () => {
          told.onChunk(new Int16Array(1_600).fill(7));
          closed.push('microphone');
        },
      };
    },
    hold: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      return () => held.delete(name);
    },
    keepAwake: (on) => {
      on('held');
      return () => {};
    },
    clock: () => now,
    ...change,
  });
  const says = () => {
    if (!events) throw new Error('the microphone is not open');
    return events;
  };
  return {
    desk,
    recorder,
    held,
    says,
    hear: (seconds: number, value = 1) => {
      for (let i = 0; i < seconds; i++) says().onChunk(new Int16Array(16_000).fill(value));
    },
    pass: (ms: number) => {
      now += ms;
    },
    settled: () => new Promise((resolve) => setTimeout(resolve, 20)),
    row: async () => {
      const [row] = await desk.vault.recordings.list();
      if (!row) throw new Error('no row');
      return row;
    },
  };
}

test('a recording has its sound, its row and its marker when it is stopped', async () => {
  const { recorder, hear, row, desk, held } = setUp();
  await recorder.start('p1', 'Intervju');
  hear(2);
  recorder.mark();
  hear(1);
  await recorder.stop();
  const kept = await row();
  expect(kept).toMatchObject({ projectId: 'p1', state: 'whole', durationMs: 3_100, opus: true, code: null });
  expect(kept.markers).toEqual([{ at: 2_000, kind: 'important' }]);
  expect((await desk.vault.sound.state(kept.id, 'pcm')).bytes).toBe(3 * CHUNK_BYTES + 3_200);
  expect(recorder.state()).toMatchObject({ step: 'ended', recordingId: kept.id, code: null });
  expect(held.size).toBe(0);
});

test('the row is there before the first second, so that a killed browser leaves a recording to be found', async () => {
  const { recorder, row, held } = setUp();
  await recorder.start('p1', 'Intervju');
  const kept = await row();
  expect(kept).toMatchObject({ state: 'open', durationMs: 0 });
  expect(held).toEqual(new Set([`recording:${kept.id}`]));
});

test('a pause is a gap where it was, as long as it was', async () => {
  const { recorder, hear, pass, row } = setUp();
  await recorder.start('p1', 'Intervju');
  hear(2);
  await recorder.pause();
  pass(61_000);
  await recorder.resume();
  hear(1);
  await recorder.stop();
  expect(await row()).toMatchObject({ state: 'whole', gaps: [{ at: 2_500, ms: 61_000, reason: 'paused' }] });
});

test('what the system took is a gap that shows, and the recording says that it is not whole', async () => {
  const { recorder, hear, says, pass, row } = setUp();
  await recorder.start('p1', 'Intervju');
  hear(4);
  says().onTaken();
  expect(recorder.state().step).toBe('taken');
  pass(30_000);
  says().onGiven();
  expect(recorder.state().step).toBe('recording');
  hear(1);
  await recorder.stop();
  expect(await row()).toMatchObject({ state: 'damaged', gaps: [{ at: 4_000, ms: 30_000, reason: 'taken' }] });
});

test('a microphone that another has does not come back, and the way on is to try again', async () => {
  let tries = 0;
  const { recorder, hear, says } = setUp();
  await recorder.start('p1', 'Intervju');
  hear(1);
  says().onTaken();
  const busy = setUp({
    openMicrophone: async (told) => ({
      listening: false,
      pause: async () => {},
      resume: async () => {
        if (++tries === 1) throw new AppError('microphone-busy');
      },
      close: async () => void told,
    }),
  });
  await busy.recorder.start('p1', 'Intervju');
  await busy.recorder.pause();
  await busy.recorder.resume();
  expect(busy.recorder.trouble()).toBe('microphone-busy');
  expect(busy.recorder.state().step).toBe('paused');
  await busy.recorder.resume();
  expect(busy.recorder.trouble()).toBeNull();
  expect(busy.recorder.state().step).toBe('recording');
});

test('nothing starts with less room than fifteen minutes of sound', async () => {
  const parts = setUp();
  const sound = { ...parts.desk.vault.sound, room: async () => 14 * 60_000 };
  const desk = { ...parts.desk, vault: { ...parts.desk.vault, sound } };
  const { recorder } = setUp({ desk });
  await recorder.start('p1', 'Intervju');
  expect(recorder.state()).toMatchObject({ step: 'refused', code: 'recording-no-room' });
  expect(await desk.vault.recordings.list()).toEqual([]);
});

test('a microphone that is refused leaves nothing behind, and it can be tried again', async () => {
  const refused = setUp({ openMicrophone: () => Promise.reject(new AppError('microphone-refused')) });
  await refused.recorder.start('p1', 'Intervju');
  expect(refused.recorder.state()).toMatchObject({ step: 'refused', code: 'microphone-refused' });
  expect(refused.held.size).toBe(0);
  expect(await refused.desk.vault.recordings.list()).toEqual([]);
});

test('a disk that fills up ends the recording, keeps what is safe and says why', async () => {
  const parts = setUp();
  const sound = parts.desk.vault.sound;
  let left = 2;
  const full = {
    ...sound,
    write: async (id: string, track: 'pcm' | 'opus') => {
      const writer = await sound.write(id, track);
      return {
        get chunks() {
          return writer.chunks;
        },
        append: (bytes: Uint8Array<ArrayBuffer>) =>
          left-- > 0 ? writer.append(bytes) : Promise.reject(new AppError('storage-full')),
        close: () => writer.close(),
      };
    },
  };
  const desk = { ...parts.desk, vault: { ...parts.desk.vault, sound: full } };
  const { recorder, hear, settled } = setUp({ desk });
  await recorder.start('p1', 'Intervju');
  hear(5);
  await settled();
  expect(recorder.state()).toMatchObject({ step: 'ended', code: 'storage-full' });
  const [row] = await desk.vault.recordings.list();
  expect(row).toMatchObject({ state: 'damaged', code: 'storage-full', durationMs: 2_000 });
});

test('a recording that was broken off goes on behind what is there, with a gap where it broke', async () => {
  const parts = setUp();
  await parts.recorder.start('p1', 'Intervju');
  parts.hear(3);
  await parts.settled();
  const { id } = await parts.row();
  // Another tab, after the first was killed.
  const { recorder, hear, row } = { ...setUp({ desk: parts.desk }), row: parts.row };
  await recorder.continue(id);
  expect(recorder.state()).toMatchObject({ step: 'recording', heardMs: 3_000 });
  hear(2);
  await recorder.stop();
  expect(await row()).toMatchObject({
    id,
    state: 'damaged',
    durationMs: 5_100,
    opus: false,
    gaps: [{ at: 3_000, ms: 0, reason: 'lost' }],
  });
});

test('a recording that another tab makes is not taken from it', async () => {
  const parts = setUp();
  await parts.recorder.start('p1', 'Intervju');
  const { id } = await parts.row();
  const other = setUp({ desk: parts.desk, hold: async () => null });
  await other.recorder.continue(id);
  expect(other.recorder.state()).toMatchObject({ step: 'refused', code: 'recording-in-use' });
});

test('three hours are the longest', async () => {
  const { recorder, hear, settled, row } = setUp();
  await recorder.start('p1', 'Intervju');
  hear(3 * 3_600);
  await settled();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(recorder.state()).toMatchObject({ step: 'ended', code: 'recording-longest' });
  expect((await row()).state).toBe('whole');
});
