import voice from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import loader from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';

/** Where this build serves the voice detector (Silero v6, MIT) on our own origin. */
export const VOICE_ADDRESS: string = voice;
/** Where this build serves what starts ONNX Runtime's threads. */
export const LOADER_ADDRESS: string = loader;
