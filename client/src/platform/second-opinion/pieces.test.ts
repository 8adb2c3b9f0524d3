import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';
import { usesBytes } from './second-opinion.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzåäö.,-'];

/** The three families of tokenizers that token classifiers are published with, each with single letters for tokens. */
const WORDPIECE = {
  added_tokens: [],
  post_processor: null,
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: true,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  decoder: { type: 'WordPiece', prefix: '##' },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: vocabulary(['[UNK]', 'berg', ...LETTERS, ...LETTERS.map((letter) => `##${letter}`)]),
  },
};
const SENTENCEPIECE = {
  added_tokens: [],
  post_processor: null,
  normalizer: { type: 'NFKC' },
  pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
  decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
  model: {
    type: 'Unigram',
    unk_id: 0,
    vocab: [['<unk>', 0], ['▁', -3], ['▁berg', -1], ['berg', -1.5], ...LETTERS.map((letter) => [letter, -4])],
  },
};
const BYTES = {
  added_tokens: [],
  post_processor: null,
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
  model: { type: 'BPE', merges: [], vocab: vocabulary(byteAlphabet()) },
};

function vocabulary(tokens: readonly string[]): Record<string, number> {
  return Object.fromEntries(tokens.map((token, at) => [token, at]));
}

/** GPT-2's printable stand-ins, from its definition: bytes that print stand for themselves, the rest follow from 256. */
function byteAlphabet(): string[] {
  let next = 0;
  return Array.from({ length: 256 }, (_none, byte) =>
    /[\x21-\x7e\xa1-\xac\xae-\xff]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : String.fromCodePoint(256 + next++),
  );
}

const FAMILIES = [
  ['WordPiece', WORDPIECE],
  ['SentencePiece', SENTENCEPIECE],
  ['bytes', BYTES],
] as const;

const piecesBy = (description: object, text: string) =>
  piecesOf(text, new Tokenizer(description, {}), usesBytes(description as Record<string, unknown>));

test.each(FAMILIES)('%s: each token lies on its letters, also among other alphabets', (_name, description) => {
  const text = 'Åsa\u00a0berg,\n\nO\u0308 😀 bergö';
  const pieces = piecesBy(description, text);
  for (const { start, end } of pieces) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(/\s/.test(text.slice(start, end))).toBe(false);
  }
  const at = text.indexOf('berg,');
  const comma = pieces.filter(({ start, end }) => start === at + 4 && end === at + 5);
  expect(comma).toHaveLength(1);
  expect(pieces.some(({ start }) => start === at)).toBe(true);
  // The runs are numbered as they stand.
  expect(pieces.map(({ run }) => run)).toEqual(pieces.map(({ run }) => run).sort((a, b) => a - b));
});

test.each(FAMILIES)('%s: the tokens are those of the whole text', (_name, description) => {
  const text = 'asa berg, ö-berg. bergen åäö';
  const tokenizer = new Tokenizer(description, {});
  expect(piecesBy(description, text).map(({ id }) => id)).toEqual(
    tokenizer.encode(text, { add_special_tokens: false }).ids,
  );
});

test.each(FAMILIES)('%s: every letter of a run that has tokens lies in one of them', (_name, description) => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'å', 'ß', 'ﬁ', '😀', '\u0301', 'Ж', '.', '-', ' ', '\n', '\u200b', 'B') }),
      (text) => {
        const pieces = piecesBy(description, text);
        const covered = new Set(
          pieces.flatMap(({ start, end }) => Array.from({ length: end - start }, (_none, i) => start + i)),
        );
        const runs = new Set(pieces.map(({ run }) => run));
        [...text.matchAll(/\S+/gu)].forEach(({ 0: word, index }, run) => {
          if (!runs.has(run)) return;
          for (let i = 0; i < word.length; i += 1)
            if (/[\p{L}\p{N}]/u.test(word[i] ?? '')) expect(covered.has(index + i)).toBe(true);
        });
      },
    ),
    { numRuns: 300 },
  );
});
