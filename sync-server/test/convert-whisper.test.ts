import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, expect, test } from 'vitest';
import { convertWhisper } from '../src/rooms/models/convert/convert-whisper.ts';
import { Ct2Error, halfToFloat, readCt2 } from '../src/rooms/models/convert/ct2-file.ts';
import type { Precision } from '../src/rooms/models/convert/layers.ts';
import { type MadeSize, madeModelBin, madeSettings, madeWeights, numbers } from './made-ct2.ts';
import { plainWhisper } from './plain-whisper.ts';

const SIZE: MadeSize = { width: 16, heads: 2, mels: 4, sound: 6, text: 12, vocabulary: 20, layers: 2 };
const WEIGHTS = madeWeights(SIZE);
const MODEL = madeModelBin(WEIGHTS, SIZE.heads);
const WORDS = [11, 12, 14, 3, 7];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function converted(precision: Precision, crossAttentions = false): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-whisper-'));
  folders.push(folder);
  await convertWhisper({ model: MODEL, ...madeSettings() }, folder, { precision, crossAttentions });
  return folder;
}

const floats = (tensor: Tensor | undefined) => [...((tensor?.data ?? []) as Float32Array)];
const furthest = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length ? Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0)))) : Number.NaN;

function features(): { rows: number[][]; tensor: Tensor } {
  const next = numbers(3);
  const rows = Array.from({ length: SIZE.mels }, () => Array.from({ length: 2 * SIZE.sound }, next));
  return { rows, tensor: new Tensor('float32', Float32Array.from(rows.flat()), [1, SIZE.mels, 2 * SIZE.sound]) };
}

/** Runs the words one step at a time, as transformers.js does: the first three at once, then one by one with what was kept. */
async function decoded(folder: string, suffix: string, sound: Tensor) {
  const session = await InferenceSession.create(join(folder, 'onnx', `decoder_model_merged${suffix}.onnx`));
  const head = SIZE.width / SIZE.heads;
  let kept: Record<string, Tensor> = Object.fromEntries(
    session.inputNames
      .filter((name) => name.startsWith('past_key_values'))
      .map((name) => [name, new Tensor('float32', new Float32Array(0), [1, SIZE.heads, 0, head])]),
  );
  const scores: number[] = [];
  const keptAgain: number[] = [];
  let looks: readonly number[] = [];
  for (const [step, words] of [WORDS.slice(0, 3), [WORDS[3] ?? 0], [WORDS[4] ?? 0]].entries()) {
    const out = await session.run({
      input_ids: new Tensor('int64', BigInt64Array.from(words.map(BigInt)), [1, words.length]),
      encoder_hidden_states: sound,
      use_cache_branch: new Tensor('bool', [step > 0], [1]),
      ...kept,
    });
    scores.push(...floats(out.logits));
    looks = out['cross_attentions.1']?.dims ?? [];
    const next: Record<string, Tensor> = {};
    for (const name of Object.keys(kept)) {
      const present = out[name.replace('past_key_values', 'present')];
      // What transformers.js does: an empty present of the encoder means that the kept one stands.
      const stands = step > 0 && name.includes('.encoder.');
      if (stands) keptAgain.push(floats(present).length);
      next[name] = (stands ? kept[name] : present) as Tensor;
    }
    kept = next;
  }
  return { scores, keptAgain, looks };
}

test.each([
  ['fp32', '', 2e-5],
  // Eight bits of a network of sixteen numbers: a large network averages more of it away.
  ['q8', '_quantized', 0.12],
] as const)(
  'a Whisper written as %s says what the same weights say in plain loops, step by step',
  async (precision, suffix, most) => {
    const folder = await converted(precision);
    const { rows, tensor } = features();
    const plain = plainWhisper(WEIGHTS, SIZE);
    const encoder = await InferenceSession.create(join(folder, 'onnx', `encoder_model${suffix}.onnx`));
    const sound = (await encoder.run({ input_features: tensor })).last_hidden_state as Tensor;
    const wanted = plain.encode(rows);
    expect(furthest(floats(sound), wanted.flat())).toBeLessThan(most);
    const { scores, keptAgain } = await decoded(folder, suffix, sound);
    expect(furthest(scores, plain.decode(WORDS, wanted).flat())).toBeLessThan(most);
    expect(keptAgain).toEqual(keptAgain.map(() => 0));
  },
);

test('where each word looked in the sound comes out when it is asked for', async () => {
  const folder = await converted('fp32', true);
  const encoder = await InferenceSession.create(join(folder, 'onnx', 'encoder_model.onnx'));
  const sound = (await encoder.run({ input_features: features().tensor })).last_hidden_state as Tensor;
  const { looks } = await decoded(folder, '', sound);
  expect(looks).toEqual([1, SIZE.heads, 1, SIZE.sound]);
});

test('the same weights give the same bytes', async () => {
  const hashes = async () => {
    const folder = await converted('q8', true);
    return readdirSync(join(folder, 'onnx')).map((name) =>
      createHash('sha256')
        .update(readFileSync(join(folder, 'onnx', name)))
        .digest('hex'),
    );
  };
  expect(await hashes()).toEqual(await hashes());
});

test('the settings name the languages and the words that steer', async () => {
  const folder = await converted('fp32');
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  expect(read('generation_config.json')).toMatchObject({
    is_multilingual: true,
    lang_to_id: { '<|sv|>': 12, '<|en|>': 13 },
    task_to_id: { transcribe: 14, translate: 15 },
    alignment_heads: [[0, 1]],
    eos_token_id: 10,
  });
  expect(read('config.json')).toMatchObject({ d_model: 16, num_mel_bins: 4, decoder_layers: 2, vocab_size: 20 });
});

test.each([
  ['another version', madeModelBin(WEIGHTS, 2, { version: 5 }), 'version'],
  ['another network', madeModelBin(WEIGHTS, 2, { spec: 'TransformerSpec' }), 'network'],
  ['a file that was cut', MODEL.subarray(0, MODEL.length - 40), 'cut'],
  ['nothing', Buffer.alloc(0), 'cut'],
])('%s is refused by name', (_what, bytes, says) => {
  expect(() => readCt2(bytes)).toThrow(Ct2Error);
  expect(() => readCt2(bytes)).toThrow(says);
});

test('a missing array is refused by name', async () => {
  const less = new Map(WEIGHTS);
  less.delete('decoder/layer_1/attention/linear_2/weight');
  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-whisper-'));
  folders.push(folder);
  const source = { model: madeModelBin(less, SIZE.heads), ...madeSettings() };
  await expect(convertWhisper(source, folder, { precision: 'fp32', crossAttentions: false })).rejects.toThrow(
    'decoder/layer_1/attention/linear_2/weight is missing',
  );
});

test('halves are read as IEEE 754 says', () => {
  expect([0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0x3555, 0x7c00].map(halfToFloat)).toEqual([
    1,
    -2,
    65504,
    2 ** -24,
    -0,
    0.333251953125,
    Number.POSITIVE_INFINITY,
  ]);
});
