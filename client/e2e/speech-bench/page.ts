import { hearWindow } from '@arbetsytan/shared/recordings/stt/hear-window';
import { createDeviceShelf } from '../../src/platform/models/device-shelf.ts';
import type { SpeechWorker } from '../../src/platform/speech/speech.port.ts';
import { spawn } from '../../src/platform/workers/spawn.ts';

const bytesOf = async (address: string) => new Uint8Array(await (await fetch(address)).arrayBuffer());

/** Loads the model as the product does: on the shelf, in the worker, by its hash. */
async function open(threads: number) {
  const entry = await (await fetch('/model/model.json')).json();
  const shelf = createDeviceShelf(caches);
  for (const file of entry.files) await shelf.keep(entry, file, await bytesOf(`/model/${file.name}`));
  const worker = spawn<SpeechWorker>(
    () =>
      new Worker(new URL('../../src/platform/speech/speech.worker.ts', import.meta.url), {
        type: 'module',
        name: 'speech',
      }),
  );
  await worker.call((port) => port.prepare(threads));
  const missed = await worker.call((port) => port.load(entry));
  if (missed) throw new Error(missed);
  return async (clip: number) => {
    const samples = new Float32Array((await bytesOf(`/clips/${clip}.f32`)).buffer);
    const window = { index: 0, from: 0, to: Math.round(samples.length / 16) };
    const recogniser = {
      hear: (part: Float32Array<ArrayBuffer>, language: 'sv' | null) =>
        worker.call((port) => port.hear(part, language)),
    };
    const { segments } = await hearWindow(window, samples, 'sv', recogniser as never);
    return segments.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
  };
}

Object.assign(globalThis, { openSpeech: open, isIsolated: globalThis.crossOriginIsolated });
