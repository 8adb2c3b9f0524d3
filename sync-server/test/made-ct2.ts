/** Numbers in -1..1 that look random and are always the same. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export interface MadeSize {
  readonly width: number;
  readonly heads: number;
  readonly mels: number;
  readonly sound: number;
  readonly text: number;
  readonly vocabulary: number;
  readonly layers: number;
}

type Arrays = Map<string, { dims: number[]; data: Float32Array }>;

/** The weights of a Whisper that knows nothing, by CTranslate2's names. */
export function madeWeights({ width: d, mels, sound, text, vocabulary, layers }: MadeSize): Arrays {
  const next = numbers(7);
  const arrays: Arrays = new Map();
  const add = (name: string, dims: number[], size = 0.3, middle = 0) => {
    const data = Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => middle + size * next());
    arrays.set(name, { dims, data });
  };
  const linear = (name: string, rows: number, columns: number) => {
    add(`${name}/weight`, [rows, columns]);
    add(`${name}/bias`, [rows]);
  };
  const norm = (name: string) => {
    add(`${name}/gamma`, [d], 0.2, 1);
    add(`${name}/beta`, [d]);
  };
  const layer = (name: string, cross: boolean) => {
    norm(`${name}/self_attention/layer_norm`);
    linear(`${name}/self_attention/linear_0`, 3 * d, d);
    linear(`${name}/self_attention/linear_1`, d, d);
    if (cross) {
      norm(`${name}/attention/layer_norm`);
      linear(`${name}/attention/linear_0`, d, d);
      linear(`${name}/attention/linear_1`, 2 * d, d);
      linear(`${name}/attention/linear_2`, d, d);
    }
    norm(`${name}/ffn/layer_norm`);
    linear(`${name}/ffn/linear_0`, 4 * d, d);
    linear(`${name}/ffn/linear_1`, d, 4 * d);
  };
  add('encoder/conv1/weight', [d, mels, 3]);
  add('encoder/conv1/bias', [d]);
  add('encoder/conv2/weight', [d, d, 3]);
  add('encoder/conv2/bias', [d]);
  add('encoder/position_encodings/encodings', [sound, d]);
  add('decoder/position_encodings/encodings', [text, d]);
  add('decoder/embeddings/weight', [vocabulary, d]);
  for (let i = 0; i < layers; i++) {
    layer(`encoder/layer_${i}`, false);
    layer(`decoder/layer_${i}`, true);
  }
  norm('encoder/layer_norm');
  norm('decoder/layer_norm');
  return arrays;
}

/** model.bin of these weights, as CTranslate2 6 writes it. */
export function madeModelBin(arrays: Arrays, heads: number, changed: { version?: number; spec?: string } = {}): Buffer {
  const pieces: Buffer[] = [];
  const uint = (value: number, bytes: 1 | 2 | 4) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeUIntLE(value, 0, bytes);
    pieces.push(buffer);
  };
  const text = (value: string) => {
    uint(Buffer.byteLength(value) + 1, 2);
    pieces.push(Buffer.from(`${value}\0`));
  };
  uint(changed.version ?? 6, 4);
  text(changed.spec ?? 'WhisperSpec');
  uint(3, 4);
  uint(arrays.size + 2, 4);
  for (const part of ['encoder', 'decoder']) {
    text(`${part}/num_heads`);
    uint(0, 1);
    uint(2, 1);
    uint(2, 4);
    uint(heads, 2);
  }
  for (const [name, { dims, data }] of arrays) {
    text(name);
    uint(dims.length, 1);
    for (const dim of dims) uint(dim, 4);
    uint(0, 1);
    uint(data.byteLength, 4);
    pieces.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }
  return Buffer.concat(pieces);
}

const SPECIAL = [
  '<|endoftext|>',
  '<|startoftranscript|>',
  '<|sv|>',
  '<|en|>',
  '<|transcribe|>',
  '<|translate|>',
  '<|notimestamps|>',
];

/** config.json and tokenizer.json beside it, as far as they are read. */
export function madeSettings(): { config: string; tokenizer: string } {
  const added_tokens = SPECIAL.map((content, index) => ({ id: 10 + index, content }));
  return {
    config: JSON.stringify({
      lang_ids: [12, 13],
      suppress_ids: [1],
      suppress_ids_begin: [2, 10],
      alignment_heads: [[0, 1]],
    }),
    tokenizer: JSON.stringify({ added_tokens, model: { vocab: {} } }),
  };
}
