import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelModel } from '@arbetsytan/shared/models/model';

/** A model of the tests' own: the folder that an admin would put in the store. */
export interface MadeModel {
  readonly entry: LabelModel;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export interface TinyModel {
  readonly id?: string;
  /** Word -> label. Any word of letters can be read; only these have a label. */
  readonly words: Readonly<Record<string, string>>;
  readonly maxTokens?: number;
}

const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-MISC'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.,:;-()/@'];

/** A real ONNX file and a real tokenizer.json: a table from token to logits, so that each word's label is known. */
export function makeTinyModel({ id = 'liten-modell', words, maxTokens = 32 }: TinyModel): MadeModel {
  const vocabulary = [
    ...new Set([...SPECIAL, ...Object.keys(words), ...LETTERS, ...LETTERS.map((letter) => `##${letter}`)]),
  ];
  const table = new Float32Array(vocabulary.length * LABELS.length);
  vocabulary.forEach((token, row) => {
    const label = words[token] ?? 'O';
    table[row * LABELS.length + LABELS.indexOf(label)] = 6;
  });
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map((content, at) => ({
      id: at,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: false,
      lowercase: false,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((token, at) => [token, at])),
    },
  };
  const files = new Map([
    ['model.onnx', tableModel(table, vocabulary.length, LABELS.length)],
    ['tokenizer.json', new TextEncoder().encode(JSON.stringify(tokenizer))],
  ]);
  const entry: LabelModel = {
    id,
    name: 'Liten provmodell',
    task: 'token-classification',
    licence: 'CC0-1.0',
    labels: LABELS,
    types: { PER: 'PERSON', LOC: 'PLACE', MISC: null },
    maxTokens,
    files: [...files].map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  return { entry, files };
}

/** Puts the model's folder in a store. */
export function writeModel(store: string, { entry, files }: MadeModel): void {
  const folder = join(store, entry.id);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'model.json'), JSON.stringify(entry));
}

/** One node: logits = table[input_ids]. The numbers are fields of onnx.proto3 (ONNX 1.16, IR version 8). */
function tableModel(table: Float32Array<ArrayBuffer>, rows: number, columns: number): Uint8Array<ArrayBuffer> {
  const FLOAT = 1;
  const INT64 = 7;
  const dimension = (value: number | string) => (typeof value === 'number' ? number(1, value) : text(2, value));
  const value = (name: string, type: number, shape: readonly (number | string)[]) =>
    bytes(text(1, name), part(2, part(1, number(1, type), part(2, ...shape.map((each) => part(1, dimension(each)))))));
  const node = bytes(text(1, 'table'), text(1, 'input_ids'), text(2, 'logits'), text(3, 'look-up'), text(4, 'Gather'));
  const weights = bytes(
    number(1, rows),
    number(1, columns),
    number(2, FLOAT),
    text(8, 'table'),
    part(9, new Uint8Array(table.buffer)),
  );
  const graph = bytes(
    part(1, node),
    text(2, 'tiny'),
    part(5, weights),
    part(11, value('input_ids', INT64, ['batch', 'tokens'])),
    part(12, value('logits', FLOAT, ['batch', 'tokens', columns])),
  );
  return bytes(number(1, 8), text(2, 'arbetsytan-tests'), part(7, graph), part(8, text(1, ''), number(2, 17)));
}

function varint(value: number): number[] {
  const out: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...out, left];
    out.push((left % 128) + 128);
  }
}

const bytes = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of parts) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
};
const number = (field: number, value: number) => Uint8Array.from([...varint(field * 8), ...varint(value)]);
const part = (field: number, ...parts: readonly Uint8Array[]) => {
  const inner = bytes(...parts);
  return bytes(Uint8Array.from([...varint(field * 8 + 2), ...varint(inner.length)]), inner);
};
const text = (field: number, value: string) => part(field, new TextEncoder().encode(value));
