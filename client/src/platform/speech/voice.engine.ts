import { SAMPLE_RATE } from '@arbetsytan/shared/recordings/sound';
import { createFramer } from '@arbetsytan/shared/recordings/stt/voice';
import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { shelf } from './runtime.engine.ts';
import { VOICE_ADDRESS } from './speech-addresses.engine.ts';

export interface VoiceDetector {
  start(): void;
  hear(samples: Float32Array): Promise<Float32Array<ArrayBuffer>>;
}

/** Silero v6: what it has heard before is its state, so frames go in their order. */
export async function openVoiceDetector(): Promise<VoiceDetector> {
  const session = await InferenceSession.create(await shelf.runtime(VOICE_ADDRESS), {
    executionProviders: ['wasm'],
    logSeverityLevel: 4,
  });
  const rate = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
  const silence = () => new Tensor('float32', new Float32Array(256), [2, 1, 128]);
  let state = silence();
  let frames = createFramer();
  return {
    start() {
      state = silence();
      frames = createFramer();
    },
    async hear(samples) {
      const all = frames(samples);
      const likely = new Float32Array(all.length);
      for (const [at, frame] of all.entries()) {
        const out = await session.run({ input: new Tensor('float32', frame, [1, frame.length]), state, sr: rate });
        state = out.stateN as typeof state;
        likely[at] = Number(out.output?.data[0] ?? 0);
      }
      return likely;
    },
  };
}
