import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { SpeechDtypes } from '@arbetsytan/shared/models/speech-files';
import { SAMPLE_RATE } from '@arbetsytan/shared/recordings/sound';
import type { Recogniser } from '@arbetsytan/shared/recordings/stt/hear-window';
import { createFramer } from '@arbetsytan/shared/recordings/stt/voice';
import { createWhisper } from '@arbetsytan/shared/recordings/stt/whisper';
import {
  AutoProcessor,
  AutoTokenizer,
  env,
  LogitsProcessorList,
  Tensor,
  WhisperForConditionalGeneration,
} from '@huggingface/transformers';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';

/** Threads that wait in a loop take a core each and give nothing. */
const CALM = { logSeverityLevel: 4 as const, extra: { session: { intra_op: { allow_spinning: '0' } } } };
const VOICE_MODEL = 'dist/silero_vad_v6.onnx';

export interface WhisperFolder {
  readonly path: string;
  readonly dtypes: SpeechDtypes;
  readonly wordTimes: boolean;
}

/**
 * A Whisper from a folder, on ONNX Runtime's own threads. Nothing is fetched.
 * @throws Error when it is no Whisper that runs here
 */
export async function openWhisper({ path, dtypes, wordTimes }: WhisperFolder, threads: number): Promise<Recogniser> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = dirname(path) + sep;
  const name = path.slice(dirname(path).length + 1);
  const processor = await AutoProcessor.from_pretrained(name);
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const whisper = await WhisperForConditionalGeneration.from_pretrained(name, {
    device: 'cpu',
    dtype: { encoder_model: dtypes.encoder, decoder_model_merged: dtypes.decoder },
    session_options: { ...CALM, intraOpNumThreads: threads },
  });
  return createWhisper({ processor, tokenizer, model: whisper, LogitsProcessorList, Tensor, wordTimes });
}

/** How likely each frame of a sound holds a voice (Silero v6); pieces follow each other. */
export async function openVoiceDetector(): Promise<(samples: Float32Array) => Promise<Float32Array>> {
  const root = dirname(createRequire(import.meta.url).resolve('@ricky0123/vad-web/package.json'));
  const session = await InferenceSession.create(join(root, VOICE_MODEL), { ...CALM, intraOpNumThreads: 1 });
  const rate = new OrtTensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
  let state = new OrtTensor('float32', new Float32Array(256), [2, 1, 128]);
  const frames = createFramer();
  return async (samples) => {
    const all = frames(samples);
    const likely = new Float32Array(all.length);
    for (const [at, frame] of all.entries()) {
      const out = await session.run({ input: new OrtTensor('float32', frame, [1, frame.length]), state, sr: rate });
      state = out.stateN as typeof state;
      likely[at] = Number(out.output?.data[0] ?? 0);
    }
    return likely;
  };
}
