import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { withoutPauses } from '@arbetsytan/shared/recordings/skip-silence';
import { millisecondsOf, SAMPLE_RATE, samplesOf, toFloat } from '@arbetsytan/shared/recordings/sound';
import { createStretch, type Stretch } from '@arbetsytan/shared/recordings/time-stretch';
import type { SoundVault } from '../sound/sound.port.ts';
import type { Player, PlayerState, Rate, SoundOut } from './player.port.ts';
import { createSoundOut } from './sound-out.ts';

/** Sound opened at a time, milliseconds. */
const PIECE = 1_000;
/** The same where pauses are passed over: a short piece does not tell a pause from a breath. */
const WIDE_PIECE = 5_000;
/** Sound that lies ready, seconds: a tab in the background is woken once a second. */
const AHEAD = 5;
/** Between asking for the first sound and hearing it, seconds. */
const LEAD = 0.05;
/** Milliseconds between two looks at how far it has come. */
const TICK = 200;

/** From `samples` of what has been put out on, the recording's own samples from `source` are heard. */
interface Place {
  readonly samples: number;
  readonly source: number;
}

/** One go from a place: ended by pausing, seeking and every change of speed. */
interface Run {
  readonly rate: Rate;
  readonly stretch: Stretch;
  readonly places: Place[];
  /** When its first sound is heard; null while that is opened. */
  startAt: number | null;
  /** Samples put out. */
  out: number;
  /** Samples of the recording that went into the stretch. */
  kept: number;
  /** Milliseconds: what is opened next. */
  next: number;
  ended: boolean;
}

/**
 * @param sound where the samples lie
 * @param recording `durationMs` is what is there
 */
export function createPlayer(
  sound: Pick<SoundVault, 'samples'>,
  recording: { readonly id: Id; readonly durationMs: number },
  out: SoundOut = createSoundOut(),
): Player {
  const { id, durationMs } = recording;
  const listeners = new Set<(state: PlayerState) => void>();
  let rate: Rate = 1;
  let skipSilence = false;
  /** Where it stands when it does not play. */
  let resting = 0;
  let run: Run | null = null;
  let error: ErrorCode | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  function position(): number {
    if (!run || run.startAt === null) return resting;
    const heard = Math.max(0, out.now - run.startAt) * SAMPLE_RATE * run.rate;
    let place = run.places[0];
    for (const each of run.places) {
      if (each.samples > heard) break;
      place = each;
    }
    if (!place) return resting;
    return Math.min(durationMs, millisecondsOf(place.source + heard - place.samples));
  }

  const state = (): PlayerState => ({
    positionMs: position(),
    durationMs,
    playing: run !== null,
    rate,
    skipSilence,
    loading: run !== null && run.startAt === null,
    error,
  });

  function tell(): void {
    const now = state();
    for (const on of listeners) on(now);
  }

  function stop(): void {
    resting = position();
    run = null;
    clearInterval(timer);
    out.silence();
  }

  function fail(thrown: unknown): void {
    stop();
    error = thrown instanceof AppError ? thrown.code : 'internal';
    tell();
  }

  /** Opens the next piece and puts it out. */
  async function more(mine: Run): Promise<void> {
    const from = mine.next;
    const to = Math.min(durationMs, from + (skipSilence ? WIDE_PIECE : PIECE));
    const samples = toFloat(await sound.samples(id, from, to));
    if (run !== mine) return;
    mine.next = to;
    const heard = skipSilence ? withoutPauses(samples) : [{ from: 0, to: samples.length }];
    for (const part of heard) {
      mine.places.push({ samples: mine.kept, source: samplesOf(from) + part.from });
      mine.kept += part.to - part.from;
      put(mine, mine.stretch.push(samples.slice(part.from, part.to)));
    }
    if (to < durationMs) return;
    mine.ended = true;
    put(mine, mine.stretch.end());
  }

  function put(mine: Run, samples: Float32Array<ArrayBuffer>): void {
    mine.startAt ??= out.now + LEAD;
    // A tab that was asleep too long goes on where it fell silent.
    const late = out.now - (mine.startAt + mine.out / SAMPLE_RATE);
    if (late > 0) mine.startAt += late + LEAD;
    out.play(samples, mine.startAt + mine.out / SAMPLE_RATE);
    mine.out += samples.length;
  }

  const isOver = (mine: Run) => mine.ended && mine.startAt !== null && out.now >= mine.startAt + mine.out / SAMPLE_RATE;

  async function fill(mine: Run): Promise<void> {
    while (run === mine && !mine.ended) {
      const ready = mine.startAt === null ? 0 : mine.startAt + mine.out / SAMPLE_RATE - out.now;
      if (ready >= AHEAD) return;
      await more(mine);
    }
  }

  async function begin(): Promise<void> {
    const stretch = createStretch(rate);
    const mine: Run = { rate, stretch, places: [], startAt: null, out: 0, kept: 0, next: resting, ended: false };
    run = mine;
    error = null;
    tell();
    try {
      await out.start();
      await fill(mine);
    } catch (thrown) {
      if (run === mine) fail(thrown);
      return;
    }
    if (run !== mine) return;
    tell();
    let filling = false;
    timer = setInterval(() => {
      if (run !== mine) return;
      if (isOver(mine)) {
        stop();
        resting = durationMs;
      } else if (!filling) {
        filling = true;
        fill(mine)
          .catch((thrown) => (run === mine ? fail(thrown) : undefined))
          .finally(() => {
            filling = false;
          });
      }
      tell();
    }, TICK);
  }

  /** Changes something, and goes on from where it was. */
  function again(change: () => void): void {
    const wasPlaying = run !== null;
    stop();
    change();
    if (wasPlaying) void begin();
    else tell();
  }

  return {
    async play() {
      if (run || durationMs <= 0) return;
      if (resting >= durationMs) resting = 0;
      await begin();
    },
    pause() {
      if (!run) return;
      stop();
      tell();
    },
    seek: (ms) =>
      again(() => {
        resting = Math.max(0, Math.min(durationMs, ms));
      }),
    setRate: (next) =>
      again(() => {
        rate = next;
      }),
    setSkipSilence: (on) =>
      again(() => {
        skipSilence = on;
      }),
    get position() {
      return position();
    },
    get state() {
      return state();
    },
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    close() {
      stop();
      listeners.clear();
      out.close();
    },
  };
}
