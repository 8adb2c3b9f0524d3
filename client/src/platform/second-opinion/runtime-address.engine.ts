import address from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

/** Where this build serves ONNX Runtime's WASM file, on our own origin. */
export const RUNTIME_ADDRESS: string = address;
