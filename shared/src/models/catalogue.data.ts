import type { SpeechDtypes } from './speech-files.ts';

export type WhisperSize = 'tiny' | 'base' | 'small' | 'medium' | 'large';

/** Per cent of wrong words on three sets of Swedish speech, and who says so. */
export interface Measured {
  readonly fleurs: number;
  readonly commonVoice: number;
  readonly nst: number;
  readonly source: string;
  /** Year and month of what is cited. */
  readonly date: string;
}

/** The table stands on the model cards of KB-Whisper and in the paper: both makers' models, measured by KBLab. */
const SOURCE = { source: 'KBLab, huggingface.co/KBLab/kb-whisper-base, arXiv 2505.17538', date: '2025-05' } as const;
const measured = (fleurs: number, commonVoice: number, nst: number): Measured => ({
  fleurs,
  commonVoice,
  nst,
  ...SOURCE,
});

type Suits = 'phone' | 'wasm' | 'webgpu' | 'server' | 'gpu-host';

/**
 * Megabytes: ct2 and ggml (q5_0) as the repositories list them (tiny, base, small) or as OpenAI's models of the same size are
 * (medium, large); q8 and q4f16 by the number of parameters.
 */
export const KB_WHISPER: Readonly<
  Record<
    WhisperSize,
    {
      readonly parameters: number;
      readonly megabytes: { readonly q8: number; readonly q4f16: number; readonly ct2: number; readonly ggml: number };
      readonly wer: Measured;
      readonly suits: { readonly q8: readonly Suits[]; readonly q4f16: readonly Suits[] };
    }
  >
> = {
  tiny: {
    parameters: 39,
    megabytes: { q8: 41, q4f16: 45, ct2: 76, ggml: 30 },
    wer: measured(13.2, 12.9, 11.2),
    suits: { q8: ['phone', 'wasm'], q4f16: [] },
  },
  base: {
    parameters: 74,
    megabytes: { q8: 77, q4f16: 80, ct2: 145, ggml: 55 },
    wer: measured(9.1, 8.7, 7.8),
    suits: { q8: ['wasm', 'server'], q4f16: [] },
  },
  small: {
    parameters: 244,
    megabytes: { q8: 249, q4f16: 215, ct2: 484, ggml: 175 },
    wer: measured(7.3, 6.4, 6.6),
    suits: { q8: ['server'], q4f16: ['webgpu'] },
  },
  medium: {
    parameters: 769,
    megabytes: { q8: 790, q4f16: 570, ct2: 1_530, ggml: 539 },
    wer: measured(6.6, 5.4, 5.8),
    suits: { q8: ['server'], q4f16: ['webgpu'] },
  },
  large: {
    parameters: 1_550,
    megabytes: { q8: 1_600, q4f16: 1_100, ct2: 3_090, ggml: 1_080 },
    wer: measured(5.4, 4.1, 5.2),
    suits: { q8: ['server'], q4f16: [] },
  },
};

/** OpenAI's own, as onnx-community has written them. Of large-v3-turbo no Swedish figure of the same table is published. */
export const WHISPER = {
  tiny: {
    size: 'tiny',
    parameters: 39,
    megabytes: 41,
    dtypes: { encoder: 'q8', decoder: 'q8' },
    wer: measured(59.2, 67.8, 85.2),
    suits: ['phone', 'wasm'],
  },
  base: {
    size: 'base',
    parameters: 74,
    megabytes: 77,
    dtypes: { encoder: 'q8', decoder: 'q8' },
    wer: measured(39.6, 52.1, 53.4),
    suits: ['wasm', 'server'],
  },
  small: {
    size: 'small',
    parameters: 244,
    megabytes: 249,
    dtypes: { encoder: 'q8', decoder: 'q8' },
    wer: measured(20.6, 26.4, 26.4),
    suits: ['server'],
  },
  'large-v3-turbo': {
    size: 'large',
    parameters: 809,
    megabytes: 590,
    dtypes: { encoder: 'q4f16', decoder: 'q4f16' },
    wer: null,
    suits: ['webgpu'],
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly size: WhisperSize;
      readonly parameters: number;
      readonly megabytes: number;
      readonly dtypes: SpeechDtypes;
      readonly wer: Measured | null;
      readonly suits: readonly Suits[];
    }
  >
>;
