import { z } from 'zod';
import { Ct2Error } from './ct2-file.ts';
import type { WhisperSize } from './whisper-weights.ts';

/** What lies in CTranslate2's config.json. */
const configSchema = z.object({
  lang_ids: z.array(z.int()),
  suppress_ids: z.array(z.int()),
  suppress_ids_begin: z.array(z.int()),
  alignment_heads: z.array(z.tuple([z.int(), z.int()])).optional(),
});

const tokenizerSchema = z.object({ added_tokens: z.array(z.object({ id: z.int(), content: z.string() })) });

/** Whisper hears 30 s at a time, 100 spectra a second at 16 kHz (openai/whisper, audio.py). */
const SECONDS = 30;
const RATE = 16_000;

/**
 * The settings that transformers.js reads beside the weights, by file name.
 * @param config text of CTranslate2's config.json @param tokenizer text of tokenizer.json
 * @throws Ct2Error when one of them is not what it should be
 */
export function whisperSettings(size: WhisperSize, config: string, tokenizer: string): ReadonlyMap<string, string> {
  const { lang_ids, suppress_ids, suppress_ids_begin, alignment_heads } = read(configSchema, config, 'config.json');
  const { added_tokens } = read(tokenizerSchema, tokenizer, 'tokenizer.json');
  const contents = new Map(added_tokens.map(({ id, content }) => [id, content]));
  const idOf = (content: string): number => {
    const found = added_tokens.find((token) => token.content === content);
    if (!found) throw new Ct2Error(`tokenizer.json has no ${content}`);
    return found.id;
  };
  const end = idOf('<|endoftext|>');
  const ends = {
    decoder_start_token_id: idOf('<|startoftranscript|>'),
    bos_token_id: end,
    eos_token_id: end,
    pad_token_id: end,
  };
  const files = {
    'config.json': {
      model_type: 'whisper',
      architectures: ['WhisperForConditionalGeneration'],
      is_encoder_decoder: true,
      d_model: size.width,
      num_mel_bins: size.mels,
      vocab_size: size.vocabulary,
      encoder_layers: size.encoderLayers,
      encoder_attention_heads: size.encoderHeads,
      decoder_layers: size.decoderLayers,
      decoder_attention_heads: size.decoderHeads,
      num_hidden_layers: size.encoderLayers,
      max_source_positions: size.soundPositions,
      max_target_positions: size.textPositions,
      median_filter_width: 7,
      scale_embedding: false,
      activation_function: 'gelu',
      ...ends,
    },
    'generation_config.json': {
      ...ends,
      // An English Whisper has one word fewer for each thing it cannot do.
      is_multilingual: lang_ids.length > 1,
      lang_to_id: Object.fromEntries(lang_ids.map((id) => [contents.get(id) ?? '', id])),
      task_to_id: { transcribe: idOf('<|transcribe|>'), translate: idOf('<|translate|>') },
      no_timestamps_token_id: idOf('<|notimestamps|>'),
      max_initial_timestamp_index: 50,
      max_length: size.textPositions,
      suppress_tokens: suppress_ids,
      begin_suppress_tokens: suppress_ids_begin,
      ...(alignment_heads ? { alignment_heads } : {}),
      return_timestamps: false,
    },
    'preprocessor_config.json': {
      feature_extractor_type: 'WhisperFeatureExtractor',
      processor_class: 'WhisperProcessor',
      feature_size: size.mels,
      chunk_length: SECONDS,
      hop_length: RATE / 100,
      n_fft: RATE / 40,
      n_samples: SECONDS * RATE,
      nb_max_frames: SECONDS * 100,
      sampling_rate: RATE,
      padding_value: 0,
      padding_side: 'right',
      return_attention_mask: false,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'WhisperTokenizer',
      processor_class: 'WhisperProcessor',
      bos_token: '<|endoftext|>',
      eos_token: '<|endoftext|>',
      pad_token: '<|endoftext|>',
      unk_token: '<|endoftext|>',
      add_prefix_space: false,
      clean_up_tokenization_spaces: true,
      errors: 'replace',
      model_max_length: size.textPositions,
    },
  };
  return new Map([
    ...Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)] as const),
    ['tokenizer.json', tokenizer] as const,
  ]);
}

function read<T>(schema: z.ZodType<T>, text: string, name: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Ct2Error(`${name} cannot be read`);
  }
}
