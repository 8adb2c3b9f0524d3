import { mixDown } from '@arbetsytan/shared/recordings/resample';
import { type Chunked, createChunker } from './chunker.ts';
import { type ToWorklet, WORKLET } from './worklet-messages.ts';

/** The part of AudioWorkletGlobalScope (Web Audio API) used here; the window's type library lacks it. */
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new () => { process(inputs: readonly (readonly Float32Array[])[]): boolean },
): void;

/** Blocks of the audio thread (128 samples) are gathered: the resampler works better on longer ones. */
const GATHERED = 1024;

/** Runs on the audio thread: a busy screen loses no sample. */
class ChunkerProcessor extends AudioWorkletProcessor {
  readonly #chunker = createChunker(Math.round(sampleRate));
  readonly #block = new Float32Array(GATHERED);
  #held = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToWorklet>) => {
      if (data !== 'flush') return;
      this.#send(this.#chunker.push(this.#block.slice(0, this.#held)));
      this.#held = 0;
      this.#send(this.#chunker.flush());
      this.port.postMessage({ kind: 'flushed' });
    };
  }

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const channels = inputs[0] ?? [];
    if (channels.length > 0) {
      const mono = mixDown(channels);
      this.#block.set(mono, this.#held);
      this.#held += mono.length;
      if (this.#held + mono.length > GATHERED) {
        this.#send(this.#chunker.push(this.#block.slice(0, this.#held)));
        this.#held = 0;
      }
    }
    return true;
  }

  #send(made: readonly Chunked[]): void {
    for (const each of made) this.port.postMessage(each, each.kind === 'chunk' ? [each.samples.buffer] : []);
  }
}

registerProcessor(WORKLET, ChunkerProcessor);
