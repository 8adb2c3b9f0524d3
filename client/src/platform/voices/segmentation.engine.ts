/// <reference types="onnxruntime-web" />
import type { VoiceFrames } from '@arbetsytan/shared/recordings/voice-frames';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

/** A segmentation model that is loaded. */
export interface Segmentation {
  /** Who is heard in each frame of a piece of sound at SAMPLE_RATE. @throws Error when the model is another shape */
  frames(samples: Float32Array<ArrayBuffer>, durationMs: number): Promise<VoiceFrames>;
}

/**
 * Loads an ONNX segmentation model: one input, 1 x 1 x samples; one output, 1 x frames x voices, probabilities.
 * @param wasm ONNX Runtime's own file
 * @throws Error when it is no such model
 */
export async function openSegmentation(
  model: Uint8Array<ArrayBuffer>,
  wasm: ArrayBuffer | Uint8Array<ArrayBuffer>,
): Promise<Segmentation> {
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.wasm.wasmBinary = wasm;
  env.logLevel = 'fatal';
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 4 });
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  return {
    async frames(samples, durationMs) {
      const answer = (await session.run({ [input]: new Tensor('float32', samples, [1, 1, samples.length]) }))[output];
      const [one, count = 0, voices = 0] = answer?.dims ?? [];
      if (one !== 1 || answer?.dims.length !== 3 || count < 1 || !(answer.data instanceof Float32Array))
        throw new Error('no segmentation model');
      return { voices, frameMs: durationMs / count, probabilities: answer.data };
    },
  };
}
