import { type Ct2Array, Ct2Error, floatsOf } from './ct2-file.ts';

/** The size of a Whisper, read off its weights. */
export interface WhisperSize {
  readonly vocabulary: number;
  /** Numbers that stand for one position. */
  readonly width: number;
  readonly mels: number;
  /** Positions of sound after the second convolution: 1500 for 30 s. */
  readonly soundPositions: number;
  readonly textPositions: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  readonly encoderHeads: number;
  readonly decoderHeads: number;
}

/** A matrix whose rows are what comes out: `[out, in]`. Without a bias when the network has none there (keys). */
export interface Linear {
  readonly rows: number;
  readonly columns: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array | null;
}
export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}
export interface Convolution {
  readonly dims: readonly number[];
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}
export interface Attention {
  readonly norm: Norm;
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly out: Linear;
}
export interface FeedForward {
  readonly norm: Norm;
  readonly up: Linear;
  readonly down: Linear;
}

/** The weights by what they are, each read when it is asked for: no second copy of a large model stays in memory. */
export interface WhisperWeights {
  readonly size: WhisperSize;
  convolution(number: 1 | 2): Convolution;
  positions(part: 'encoder' | 'decoder'): Float32Array;
  /** `[vocabulary, width]`; also what turns the last state into the next word. */
  words(): Float32Array;
  selfAttention(part: 'encoder' | 'decoder', layer: number): Attention;
  crossAttention(layer: number): Attention;
  feedForward(part: 'encoder' | 'decoder', layer: number): FeedForward;
  lastNorm(part: 'encoder' | 'decoder'): Norm;
}

/** @throws Ct2Error when an array is missing or has another shape than the network needs */
export function whisperWeights(arrays: ReadonlyMap<string, Ct2Array>): WhisperWeights {
  const get = (name: string): Ct2Array => {
    const found = arrays.get(name);
    if (!found) throw new Ct2Error(`${name} is missing`);
    return found;
  };
  const floats = (name: string) => floatsOf(get(name));
  const layers = (part: string) => {
    let count = 0;
    while (arrays.has(`${part}/layer_${count}/ffn/linear_0/weight`)) count++;
    return count;
  };
  const heads = (part: string) => {
    const { kind, bytes } = get(`${part}/num_heads`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return kind === 'i16' ? view.getInt16(0, true) : view.getInt8(0);
  };
  const dim = (name: string, which: number) => get(name).dims[which] ?? 0;

  const width = dim('decoder/embeddings/weight', 1);
  const size: WhisperSize = {
    vocabulary: dim('decoder/embeddings/weight', 0),
    width,
    mels: dim('encoder/conv1/weight', 1),
    soundPositions: dim('encoder/position_encodings/encodings', 0),
    textPositions: dim('decoder/position_encodings/encodings', 0),
    encoderLayers: layers('encoder'),
    decoderLayers: layers('decoder'),
    encoderHeads: heads('encoder'),
    decoderHeads: heads('decoder'),
  };
  if (size.encoderLayers === 0 || size.decoderLayers === 0) throw new Ct2Error('there are no layers');
  if (width % size.encoderHeads !== 0 || width % size.decoderHeads !== 0)
    throw new Ct2Error('heads do not divide the width');

  const norm = (name: string): Norm => ({ scale: floats(`${name}/gamma`), bias: floats(`${name}/beta`) });
  const linear = (name: string): Linear => ({
    rows: dim(`${name}/weight`, 0),
    columns: dim(`${name}/weight`, 1),
    weight: floats(`${name}/weight`),
    bias: floats(`${name}/bias`),
  });
  /** CTranslate2 lays the matrices of one input under each other: part `index` of them. */
  const part = ({ columns, weight, bias }: Linear, index: number, hasBias: boolean): Linear => ({
    rows: width,
    columns,
    weight: weight.subarray(index * width * columns, (index + 1) * width * columns),
    bias: hasBias && bias ? bias.subarray(index * width, (index + 1) * width) : null,
  });

  return {
    size,
    convolution: (number) => ({
      dims: get(`encoder/conv${number}/weight`).dims,
      weight: floats(`encoder/conv${number}/weight`),
      bias: floats(`encoder/conv${number}/bias`),
    }),
    positions: (where) => floats(`${where}/position_encodings/encodings`),
    words: () => floats('decoder/embeddings/weight'),
    selfAttention: (where, layer) => {
      const name = `${where}/layer_${layer}/self_attention`;
      const all = linear(`${name}/linear_0`);
      return {
        norm: norm(`${name}/layer_norm`),
        query: part(all, 0, true),
        key: part(all, 1, false),
        value: part(all, 2, true),
        out: linear(`${name}/linear_1`),
      };
    },
    crossAttention: (layer) => {
      const name = `decoder/layer_${layer}/attention`;
      const both = linear(`${name}/linear_1`);
      return {
        norm: norm(`${name}/layer_norm`),
        query: linear(`${name}/linear_0`),
        key: part(both, 0, false),
        value: part(both, 1, true),
        out: linear(`${name}/linear_2`),
      };
    },
    feedForward: (where, layer) => {
      const name = `${where}/layer_${layer}/ffn`;
      return { norm: norm(`${name}/layer_norm`), up: linear(`${name}/linear_0`), down: linear(`${name}/linear_1`) };
    },
    lastNorm: (where) => norm(`${where}/layer_norm`),
  };
}
