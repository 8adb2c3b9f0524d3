import voice from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import gpuLoader from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import gpuRuntime from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import loader from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import { RUNTIME_ADDRESS } from '../second-opinion/runtime-address.engine.ts';

/** Where this build serves the voice detector (Silero v6, MIT) on our own origin. */
export const VOICE_ADDRESS: string = voice;
/** Which ONNX Runtime a worker has: its file, and what starts its threads, where this build serves them. */
export interface RuntimeFiles {
  readonly device: 'wasm' | 'webgpu';
  readonly runtime: string;
  readonly loader: string;
}
export const WASM_RUNTIME: RuntimeFiles = { device: 'wasm', runtime: RUNTIME_ADDRESS, loader };
/** Twice the size; only for devices whose GPU was seen to be fast. */
export const GPU_RUNTIME: RuntimeFiles = { device: 'webgpu', runtime: gpuRuntime, loader: gpuLoader };
