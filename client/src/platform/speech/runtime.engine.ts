import { env } from 'onnxruntime-web/wasm';
import { createDeviceShelf } from '../models/device-shelf.ts';
import type { RuntimeFiles } from './speech-addresses.engine.ts';

export const shelf = createDeviceShelf(caches);

/** Prepares ONNX Runtime once for this worker: its files come from our own origin, or from the device. */
export async function prepareRuntime({ runtime, loader }: RuntimeFiles, threads: number): Promise<void> {
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
  env.wasm.wasmPaths = { mjs: new URL(loader, self.location.href).href };
  env.wasm.wasmBinary ??= await shelf.runtime(runtime);
  // Its messages name nodes and shapes, never text; a page of ours writes nothing to the console all the same.
  env.logLevel = 'fatal';
}
