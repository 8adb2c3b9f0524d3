import { MB } from '../core/units.ts';
import { KB_WHISPER, type Measured, WHISPER, type WhisperSize } from './catalogue.data.ts';
import { decoderFile, encoderFile, SPEECH_SETTINGS, type SpeechDtypes, type SpeechFormat } from './speech-files.ts';

/** What a model suits. phone: little memory. wasm: a computer without a GPU for the browser. server: its own engine. */
export const SUITS = ['phone', 'wasm', 'webgpu', 'server', 'gpu-host'] as const;
export type Suits = (typeof SUITS)[number];

/** Where a model can come from. The fourth way, a folder that an admin fills, needs no catalogue. */
export const MODEL_SOURCES = ['hub', 'mirror', 'package'] as const;
export type ModelSourceKind = (typeof MODEL_SOURCES)[number];

export interface OfferedFile {
  /** In the model's folder. */
  readonly name: string;
  /** Null: nobody here has seen the file. Its hash is shown at the first fetch and pinned when an admin has confirmed it. */
  readonly sha256: string | null;
}

/** A speech model that a newsroom can get. */
export interface SpeechOffer {
  readonly id: string;
  readonly name: string;
  readonly family: 'kb-whisper' | 'whisper';
  readonly size: WhisperSize;
  /** Millions. */
  readonly parameters: number;
  readonly licence: string;
  /** The first one it is best at. */
  readonly languages: readonly string[];
  readonly format: SpeechFormat;
  readonly dtypes: SpeechDtypes | null;
  readonly wordTimes: boolean;
  /** On a hub: `owner/name` and a branch or commit of it. */
  readonly repo: string;
  readonly revision: string;
  readonly files: readonly OfferedFile[];
  /** The files are those of CTranslate2; the server makes ONNX of them (`rooms/models/convert`). */
  readonly converted: boolean;
  readonly sources: readonly ModelSourceKind[];
  /** Bytes, as far as they can be told before it is fetched. */
  readonly about: number;
  readonly suits: readonly Suits[];
  /** Per cent of wrong words in Swedish, of the model before its numbers were made smaller. Null: none is published. */
  readonly wer: Measured | null;
}

/** Languages that a multilingual Whisper is offered for. It has about a hundred; these are those of our menus. */
const MANY = ['en', 'sv', 'no', 'da', 'fi', 'de', 'fr', 'es', 'ar', 'so', 'fa', 'uk', 'ru', 'pl'];
const Q8: SpeechDtypes = { encoder: 'q8', decoder: 'q8' };
const Q4F16: SpeechDtypes = { encoder: 'q4f16', decoder: 'q4f16' };
/** Megabytes of a CTranslate2 model that the server makes ONNX of. */
const CONVERTED_LIMIT = 500;
const CT2_FILES = ['model.bin', 'config.json', 'tokenizer.json'];

const unseen = (names: readonly string[]): OfferedFile[] => names.map((name) => ({ name, sha256: null }));
const onnxFiles = (dtypes: SpeechDtypes) => unseen([...SPEECH_SETTINGS, encoderFile(dtypes), decoderFile(dtypes)]);

function kbOffers(size: WhisperSize): readonly SpeechOffer[] {
  const { parameters, megabytes, wer, suits } = KB_WHISPER[size];
  const common = {
    family: 'kb-whisper',
    size,
    parameters,
    licence: 'Apache-2.0',
    languages: ['sv'],
    repo: `KBLab/kb-whisper-${size}`,
    revision: 'main',
    sources: ['hub', 'mirror'],
    converted: false,
    wer,
  } as const;
  const name = `KB-Whisper ${size}`;
  const id = `kb-whisper-${size}`;
  const offer = (
    more: Pick<SpeechOffer, 'id' | 'name' | 'format' | 'dtypes' | 'wordTimes' | 'files' | 'about' | 'suits'>,
  ) => ({
    ...common,
    ...more,
  });
  return [
    offer({
      id: `${id}-q8`,
      name: `${name}, 8 bitar`,
      format: 'onnx',
      dtypes: Q8,
      wordTimes: false,
      files: onnxFiles(Q8),
      about: megabytes.q8 * MB,
      suits: suits.q8,
    }),
    // Larger ones would take the server more memory than it should need.
    ...(megabytes.ct2 <= CONVERTED_LIMIT
      ? [
          {
            ...offer({
              id: `${id}-q8-ordtider`,
              name: `${name}, 8 bitar, ordtider`,
              format: 'onnx',
              dtypes: Q8,
              wordTimes: true,
              files: unseen(CT2_FILES),
              about: megabytes.ct2 * MB,
              suits: suits.q8,
            }),
            converted: true,
          },
        ]
      : []),
    ...(suits.q4f16.length > 0
      ? [
          offer({
            id: `${id}-q4f16`,
            name: `${name}, 4 bitar`,
            format: 'onnx',
            dtypes: Q4F16,
            wordTimes: false,
            files: onnxFiles(Q4F16),
            about: megabytes.q4f16 * MB,
            suits: suits.q4f16,
          }),
        ]
      : []),
    offer({
      id: `${id}-ct2`,
      name: `${name}, CTranslate2`,
      format: 'ct2',
      dtypes: null,
      wordTimes: true,
      files: unseen([...CT2_FILES, 'preprocessor_config.json', 'vocabulary.json']),
      about: megabytes.ct2 * MB,
      suits: ['gpu-host'],
    }),
    offer({
      id: `${id}-ggml`,
      name: `${name}, ggml`,
      format: 'ggml',
      dtypes: null,
      wordTimes: true,
      files: unseen(['ggml-model-q5_0.bin']),
      about: megabytes.ggml * MB,
      suits: ['gpu-host'],
    }),
  ];
}

function whisperOffers(): readonly SpeechOffer[] {
  return Object.entries(WHISPER).map(([name, { size, parameters, megabytes, dtypes, wer, suits }]) => ({
    id: `whisper-${name}-${dtypes.decoder}`,
    name: `Whisper ${name}, ${dtypes.decoder === 'q8' ? 8 : 4} bitar`,
    family: 'whisper',
    size,
    parameters,
    licence: 'MIT',
    languages: MANY,
    format: 'onnx',
    dtypes,
    wordTimes: true,
    // The plain repositories tell no times of words; those with this ending do.
    repo: `onnx-community/whisper-${name}_timestamped`,
    revision: 'main',
    files: onnxFiles(dtypes),
    converted: false,
    sources: ['hub', 'mirror'],
    about: megabytes * MB,
    suits,
    wer,
  }));
}

/** OpenAI's base as it lies in a package registry: pinned, and reachable where a hub is not. */
const PACKAGED: SpeechOffer = {
  id: 'whisper-base',
  name: 'Whisper base, 8 bitar, ur paket',
  family: 'whisper',
  size: 'base',
  parameters: WHISPER.base.parameters,
  licence: 'MIT',
  languages: MANY,
  format: 'onnx',
  dtypes: Q8,
  wordTimes: true,
  repo: '',
  revision: '',
  files: [],
  converted: true,
  sources: ['package'],
  about: 133 * MB,
  suits: ['wasm', 'server'],
  wer: WHISPER.base.wer,
};

/** Every speech model that can be fetched by name; others are put into the folder of models. */
export const SPEECH_CATALOGUE: readonly SpeechOffer[] = [
  ...(['tiny', 'base', 'small', 'medium', 'large'] as const).flatMap(kbOffers),
  ...whisperOffers(),
  PACKAGED,
];

export function offerOf(id: string): SpeechOffer | null {
  return SPEECH_CATALOGUE.find((offer) => offer.id === id) ?? null;
}
