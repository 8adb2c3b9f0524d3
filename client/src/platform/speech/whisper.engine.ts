import { fileOf, type SpeechModel } from '@arbetsytan/shared/models/model';
import type { Recogniser } from '@arbetsytan/shared/recordings/stt/hear-window';
import { createWhisper } from '@arbetsytan/shared/recordings/stt/whisper';
import {
  AutoProcessor,
  AutoTokenizer,
  env,
  LogitsProcessorList,
  Tensor,
  WhisperForConditionalGeneration,
} from '@huggingface/transformers';
import { shelf } from './runtime.engine.ts';

/** No address of the server: every file comes from the device's shelf. */
const BELOW = '/models-in-the-worker/';

/**
 * Loads a Whisper from the device's shelf; no request leaves the worker.
 * @returns null when a file is not on the device
 * @throws Error when it is no Whisper that runs here
 */
export async function openWhisper(model: SpeechModel, device: 'wasm' | 'webgpu'): Promise<Recogniser | null> {
  let missing = false;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = BELOW;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = async (address) => {
    const name = new URL(String(address), self.location.href).pathname.slice(`${BELOW}${model.id}/`.length);
    const file = fileOf(model, name);
    // What the library asks for besides is optional.
    if (!file) return new Response(null, { status: 404 });
    const bytes = await shelf.take(model, file);
    missing ||= bytes === null;
    return bytes
      ? new Response(bytes, { headers: { 'Content-Length': String(bytes.length) } })
      : new Response(null, { status: 404 });
  };
  try {
    const [processor, tokenizer, whisper] = [
      await AutoProcessor.from_pretrained(model.id),
      await AutoTokenizer.from_pretrained(model.id),
      await WhisperForConditionalGeneration.from_pretrained(model.id, {
        device,
        dtype: {
          encoder_model: model.dtypes?.encoder ?? 'q8',
          decoder_model_merged: model.dtypes?.decoder ?? 'q8',
        },
        session_options: { logSeverityLevel: 4 },
      }),
    ];
    return createWhisper({
      processor,
      tokenizer,
      model: whisper,
      LogitsProcessorList,
      Tensor,
      wordTimes: model.wordTimes,
    });
  } catch (thrown) {
    if (missing) return null;
    throw thrown;
  }
}
