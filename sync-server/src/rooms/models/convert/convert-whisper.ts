import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readCt2 } from './ct2-file.ts';
import { layers, type Precision } from './layers.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import { whisperDecoder } from './whisper-decoder.ts';
import { whisperEncoder } from './whisper-encoder.ts';
import { whisperSettings } from './whisper-settings.ts';
import { whisperWeights } from './whisper-weights.ts';

/** A Whisper as CTranslate2 keeps it: what faster-whisper loads. */
export interface Ct2Whisper {
  /** model.bin */
  readonly model: Uint8Array;
  /** Text of config.json. */
  readonly config: string;
  /** Text of tokenizer.json. */
  readonly tokenizer: string;
}

export interface ConvertOptions {
  readonly precision: Precision;
  /** Takes along what the times of words are read from; a few per cent slower. */
  readonly crossAttentions: boolean;
}

/** How transformers.js names a file by its precision. */
const SUFFIX: Record<Precision, string> = { fp32: '', q8: '_quantized' };

/**
 * Writes the folder that transformers.js loads from the files that faster-whisper loads: settings, and encoder and decoder as
 * ONNX. Deterministic: the same input gives the same bytes. A base Whisper takes some seconds and about 0.5 GB of memory.
 * @throws Ct2Error when it is no Whisper that is read here
 */
export async function convertWhisper(source: Ct2Whisper, folder: string, options: ConvertOptions): Promise<void> {
  const weights = whisperWeights(readCt2(source.model));
  const settings = whisperSettings(weights.size, source.config, source.tokenizer);
  const parts = layers(options.precision);
  await mkdir(join(folder, 'onnx'), { recursive: true });
  for (const [name, text] of settings) await writeFile(join(folder, name), text);
  const suffix = SUFFIX[options.precision];
  await write(join(folder, 'onnx', `encoder_model${suffix}.onnx`), whisperEncoder(weights, parts));
  await write(
    join(folder, 'onnx', `decoder_model_merged${suffix}.onnx`),
    whisperDecoder(weights, parts, { precision: options.precision, crossAttentions: options.crossAttentions }),
  );
}

async function write(path: string, graph: OnnxGraph): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    // Thousands of small pieces: some at a time, as one write each.
    const { pieces } = graph.model();
    for (let from = 0; from < pieces.length; from += 512) await file.writev(pieces.slice(from, from + 512));
  } finally {
    await file.close();
  }
}
