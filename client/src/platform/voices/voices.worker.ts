import { expose } from 'comlink';
import { createTurns } from './hear-turns.ts';
import { openSegmentation } from './segmentation.engine.ts';
import type { VoicesPort } from './voices.port.ts';

const port: VoicesPort = {
  turns: ({ durationMs, model, wasm }, sound, on) =>
    // Ended with the worker: nobody else can stop it.
    createTurns(() => openSegmentation(model, wasm)).turns(
      { recordingId: '', durationMs, sound },
      on,
      new AbortController().signal,
    ),
};
expose(port);
