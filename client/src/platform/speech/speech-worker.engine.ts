import type { Recogniser } from '@arbetsytan/shared/recordings/stt/hear-window';
import { prepareRuntime } from './runtime.engine.ts';
import type { SpeechWorker } from './speech.port.ts';
import type { RuntimeFiles } from './speech-addresses.engine.ts';
import { openVoiceDetector, type VoiceDetector } from './voice.engine.ts';
import { openWhisper } from './whisper.engine.ts';

/** The speech worker's work, on the runtime that this worker's bundle has. */
export function createSpeechWorker(files: RuntimeFiles): SpeechWorker {
  let detector: VoiceDetector | null = null;
  let recogniser: Recogniser | null = null;
  const ears = () => {
    if (!detector) throw new Error('not prepared');
    return detector;
  };
  return {
    async prepare(threads) {
      await prepareRuntime(files, threads);
      detector ??= await openVoiceDetector();
    },
    start: async () => ears().start(),
    voice: (samples) => ears().hear(samples),
    async load(model) {
      try {
        recogniser = await openWhisper(model, files.device);
        return recogniser ? null : 'speech-model-missing';
      } catch {
        return 'model-unusable';
      }
    },
    async hear(samples, language) {
      if (!recogniser) throw new Error('no model is loaded');
      return recogniser.hear(samples, language);
    },
  };
}
