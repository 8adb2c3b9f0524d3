/** Samples of a frame: 30 ms at 16 kHz, a few periods of the deepest voice. */
const FRAME = 480;
const HOP = FRAME / 2;
/** How far a frame may be moved to fit the one before, in samples: more than half a period of the deepest voice. */
const SEARCH = 160;

/** Rising half of a Hann window; with the falling half of the frame before it sums to one. */
const RISE = Float32Array.from({ length: HOP }, (_each, i) => 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / HOP));

export interface Stretch {
  /** More sound; answers with what is ready. */
  push(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer>;
  /** The rest. Altogether as many samples came out as went in, divided by the rate. */
  end(): Float32Array<ArrayBuffer>;
}

/**
 * Sound played faster or slower in its own pitch: frames that overlap, each moved to where it fits the one before best
 * (WSOLA: Verhelst and Roelands, ICASSP 1993). Sound goes in and comes out in pieces of any size.
 * @param rate 0.5 is half as fast, 2 twice as fast
 */
export function createStretch(rate: number): Stretch {
  if (rate === 1) return { push: (samples) => samples, end: () => new Float32Array(0) };
  let input = new Float32Array(0);
  /** Index of the first sample in `input` that is still kept. */
  let base = 0;
  let heard = 0;
  let made = 0;
  let frame = 0;
  let last = -1;
  let tail = new Float32Array(HOP);

  const take = (samples: Float32Array) => {
    const joined = new Float32Array(input.length + samples.length);
    joined.set(input);
    joined.set(samples, input.length);
    input = joined;
  };
  const at = (index: number) => input[index - base] ?? 0;

  /** How alike the sound at `start` is to what would have followed: every `step`th sample of half a frame. */
  function likeness(start: number, step: number): number {
    const offset = last + HOP - base;
    const from = start - base;
    let sum = 0;
    let energy = 1e-6;
    for (let i = 0; i < HOP; i += step) {
      const sample = input[from + i] ?? 0;
      sum += sample * (input[offset + i] ?? 0);
      energy += sample * sample;
    }
    return sum / Math.sqrt(energy);
  }

  /** Roughly first, then to the sample: the whole search in full would be heard as a stop on a slow phone. */
  function bestFit(wanted: number): number {
    if (last < 0) return wanted;
    const search = (from: number, to: number, by: number, step: number) => {
      let best = from;
      let most = Number.NEGATIVE_INFINITY;
      for (let start = from; start <= to; start += by) {
        const score = likeness(start, step);
        if (score > most) [most, best] = [score, start];
      }
      return best;
    };
    const rough = search(Math.max(base, wanted - SEARCH), wanted + SEARCH, 4, 4);
    return search(Math.max(base, rough - 3), rough + 3, 1, 2);
  }

  function work(end: number): Float32Array<ArrayBuffer> {
    const parts: Float32Array[] = [];
    for (;;) {
      const wanted = Math.round(frame * HOP * rate);
      // The frame that follows the last one must be there too: it is what the next is compared with.
      if (Math.max(wanted + SEARCH, last + HOP) + FRAME > end) break;
      const start = bestFit(wanted);
      const part = new Float32Array(HOP);
      const fading = new Float32Array(HOP);
      for (let i = 0; i < HOP; i++) {
        const rise = last < 0 ? 1 : (RISE[i] ?? 0);
        part[i] = (tail[i] ?? 0) + rise * at(start + i);
        fading[i] = (1 - (RISE[i] ?? 0)) * at(start + HOP + i);
      }
      tail = fading;
      last = start;
      frame += 1;
      parts.push(part);
      const keep = Math.min(Math.round(frame * HOP * rate) - SEARCH, last + HOP);
      if (keep > base) {
        input = input.slice(keep - base);
        base = keep;
      }
    }
    return joined(parts);
  }

  return {
    push(samples) {
      heard += samples.length;
      take(samples);
      const out = work(base + input.length);
      made += out.length;
      return out;
    },
    end() {
      const all = Math.round(heard / rate);
      take(new Float32Array(Math.ceil((all - made) * rate) + 2 * (FRAME + SEARCH + HOP * 2)));
      const out = work(base + input.length).slice(0, Math.max(0, all - made));
      made += out.length;
      return out;
    },
  };
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.length * HOP);
  for (const [i, part] of parts.entries()) whole.set(part, i * HOP);
  return whole;
}
