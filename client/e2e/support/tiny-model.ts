import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelModel } from '@arbetsytan/shared/models/model';
import { bytes, modelFile, number, part, text, valueInfo } from './onnx-bytes.ts';

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
    part(11, valueInfo('input_ids', INT64, ['batch', 'tokens'])),
    part(12, valueInfo('logits', FLOAT, ['batch', 'tokens', columns])),
  );
  return modelFile(graph);
}
