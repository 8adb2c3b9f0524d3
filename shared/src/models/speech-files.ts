/** What a Whisper can be written as. */
export const SPEECH_FORMATS = ['onnx', 'ct2', 'ggml'] as const;
export type SpeechFormat = (typeof SPEECH_FORMATS)[number];

/** Ways to write the numbers of an ONNX network, by transformers.js' names. */
export const SPEECH_DTYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;
export type SpeechDtype = (typeof SPEECH_DTYPES)[number];
export interface SpeechDtypes {
  readonly encoder: SpeechDtype;
  readonly decoder: SpeechDtype;
}

/** How a file's name ends by its numbers (transformers.js, utils/dtypes.js). */
const SUFFIX: Record<SpeechDtype, string> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

export const encoderFile = ({ encoder }: SpeechDtypes): string => `onnx/encoder_model${SUFFIX[encoder]}.onnx`;
export const decoderFile = ({ decoder }: SpeechDtypes): string => `onnx/decoder_model_merged${SUFFIX[decoder]}.onnx`;

/** The settings that transformers.js reads beside the weights of a Whisper. */
export const SPEECH_SETTINGS = [
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
] as const;

/** Files without which a model of this format cannot be used. A ggml model is one file of any name. */
export function neededSpeechFiles(format: SpeechFormat, dtypes: SpeechDtypes | null): readonly string[] {
  if (format === 'ct2') return ['model.bin', 'config.json', 'tokenizer.json'];
  if (format === 'ggml' || !dtypes) return [];
  return [...SPEECH_SETTINGS, encoderFile(dtypes), decoderFile(dtypes)];
}
