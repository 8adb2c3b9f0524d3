import { AppError } from '@arbetsytan/shared/errors/app-error';
import { SAMPLE_RATE, samplesOf } from '@arbetsytan/shared/recordings/sound';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SoundOut } from './player.port.ts';
import { createPlayer } from './player.ts';

/** A loudspeaker with a clock of its own: what was put out, and when. */
function loudspeaker() {
  const put: { at: number; length: number }[] = [];
  const out: SoundOut & { now: number } = {
    now: 10,
    start: async () => {},
    play: (samples, at) => void put.push({ at, length: samples.length }),
    silence: () => void put.splice(0),
    close: () => {},
  };
  return { out, put };
}

/** A voice of 60 s that is silent from 10 s to 30 s. */
const voice = {
  asked: [] as number[],
  async samples(_id: string, from: number, to: number) {
    voice.asked.push(from);
    return Int16Array.from({ length: samplesOf(to) - samplesOf(from) }, (_each, i) => {
      const at = samplesOf(from) + i;
      return at >= 10 * SAMPLE_RATE && at < 30 * SAMPLE_RATE ? 0 : 8_000 * Math.sin(at / 10);
    });
  },
};
const RECORDING = { id: 'r', durationMs: 60_000 };

beforeEach(() => {
  vi.useFakeTimers();
  voice.asked = [];
});
afterEach(() => vi.useRealTimers());

async function pass(out: { now: number }, seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  for (let i = 0; i < seconds * 5; i++) {
    out.now += 0.2;
    await vi.advanceTimersByTimeAsync(200);
  }
}

test('plays without a gap, a few seconds ahead and never the whole', async () => {
  const { out, put } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  await player.play();
  expect(voice.asked.length).toBeLessThan(7);
  await pass(out, 20);
  expect(player.position).toBeCloseTo(19_950, -1);
  for (const [i, { at }] of put.entries()) {
    const before = put[i - 1];
    if (before) expect(at).toBeCloseTo(before.at + before.length / SAMPLE_RATE, 3);
  }
});

test.each([0.5, 1.5, 2] as const)('at %d times the speed it is where it sounds', async (rate) => {
  const { out } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  player.setRate(rate);
  player.seek(30_000);
  await player.play();
  await pass(out, 10);
  expect(Math.abs(player.position - (30_000 + 9_950 * rate))).toBeLessThan(30);
});

test('a change of speed in the middle goes on from the same place', async () => {
  const { out } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  await player.play();
  await pass(out, 4);
  const before = player.position;
  player.setRate(2);
  expect(player.position).toBe(before);
  await pass(out, 4);
  expect(Math.abs(player.position - (before + 7_900))).toBeLessThan(30);
});

test('silence is passed over, and the place is still the right one', async () => {
  const { out } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  player.setSkipSilence(true);
  player.seek(8_000);
  await player.play();
  await pass(out, 8);
  // 2 s of voice, a few tenths of each silent piece, then the voice again.
  expect(player.position).toBeGreaterThan(30_500);
  expect(player.position).toBeLessThan(37_000);
});

test('at the end it stops there, and starts over', async () => {
  const { out } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  player.seek(58_000);
  await player.play();
  await pass(out, 3);
  expect(player.state).toMatchObject({ playing: false, positionMs: 60_000 });
  await player.play();
  await pass(out, 1);
  expect(player.position).toBeLessThan(1_100);
});

test('a seek while it plays is heard from there, and nothing of before', async () => {
  const { out, put } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  await player.play();
  await pass(out, 2);
  player.seek(45_000);
  expect(put).toEqual([]);
  await pass(out, 1);
  expect(Math.abs(player.position - 45_950)).toBeLessThan(50);
});

test('sound that does not open stops it, and says why', async () => {
  const { out } = loudspeaker();
  const broken = { samples: () => Promise.reject(new AppError('vault-damaged')) };
  const player = createPlayer(broken, RECORDING, out);
  await player.play();
  expect(player.state).toMatchObject({ playing: false, error: 'vault-damaged' });
});

test('nothing plays after it was closed', async () => {
  const { out, put } = loudspeaker();
  const player = createPlayer(voice, RECORDING, out);
  await player.play();
  player.close();
  await pass(out, 2);
  expect(put).toEqual([]);
});
