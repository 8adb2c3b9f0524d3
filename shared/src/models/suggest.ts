import { MB } from '../core/units.ts';
import type { WhisperSize } from './catalogue.data.ts';
import { bytesOf, type SpeechModel } from './model.ts';

/** What a device is, as far as it can be told: asked where asking is honest, measured where it is not. */
export interface DeviceFacts {
  /** Gigabytes; the browser rounds it down to a power of two and says at most 8. Null: it does not say (Safari, Firefox). */
  readonly memory: number | null;
  readonly cores: number;
  /** May WebAssembly use threads here? */
  readonly threads: boolean;
  /** A small screen under a finger. */
  readonly phone: boolean;
  /** Thousand millions of sums a second that the GPU was seen to do, and whether it has numbers of 16 bits; null: no use of it. */
  readonly gpu: { readonly gflops: number; readonly f16: boolean } | null;
}

/** Why a model is suggested, or why none is. */
export type SuggestReason = 'phone' | 'little-memory' | 'slow' | 'wasm' | 'webgpu' | 'crashed' | 'none-offered';

export interface Suggestion {
  /** Null: this device should leave it to the server. */
  readonly model: SpeechModel | null;
  /** What the device was taken for, though a smaller model had to do: what an admin should get for it. */
  readonly size: WhisperSize;
  readonly reason: SuggestReason;
}

/**
 * Below this a GPU gives nothing over the processor. Chosen, not measured: software that acts as a GPU (SwiftShader) did less
 * than 1 here, a plain product of matrices uses about a tenth of a GPU, and the weakest built-in ones have some 400.
 */
export const LEAST_GFLOPS = 60;

/** Sizes by their bytes: a model that a newsroom has put in its folder has no other name for it. Megabytes, upper ends. */
const SIZES: readonly (readonly [WhisperSize, number])[] = [
  ['tiny', 65],
  ['base', 180],
  ['small', 520],
  ['medium', 1_200],
];

export function sizeOf(model: SpeechModel): WhisperSize {
  const bytes = bytesOf(model);
  return SIZES.find(([, most]) => bytes <= most * MB)?.[0] ?? 'large';
}

/** What a processor is good for (FINDINGS: tiny on small phones, base on WebAssembly), the best first. */
function wanted(device: DeviceFacts): { readonly sizes: readonly WhisperSize[]; readonly reason: SuggestReason } {
  const { memory, cores, threads, phone } = device;
  if (memory !== null && memory <= 2) return { sizes: ['tiny'], reason: 'little-memory' };
  // A telephone that does not tell its memory is most often an iPhone: its browser ends a tab that takes a gigabyte.
  if (phone) return { sizes: memory === null || memory <= 4 ? ['tiny'] : ['tiny', 'base'], reason: 'phone' };
  if (!threads || cores <= 2) return { sizes: ['tiny', 'base'], reason: 'slow' };
  return { sizes: ['base', 'tiny'], reason: 'wasm' };
}

/** Numbers that a GPU reckons with fast; those of 8 bits are for processors. */
const GPU_DTYPES = new Set<string>(['fp32', 'fp16', 'q4', 'q4f16']);
const HALF = new Set<string>(['fp16', 'q4f16']);

/** Does this device's GPU run this model faster than its processor does? */
export function onGpu({ phone, gpu, memory }: DeviceFacts, { dtypes }: SpeechModel): boolean {
  if (!dtypes || !gpu || phone || gpu.gflops < LEAST_GFLOPS || (memory !== null && memory <= 2)) return false;
  const numbers = [dtypes.encoder, dtypes.decoder];
  return numbers.every((dtype) => GPU_DTYPES.has(dtype)) && (gpu.f16 || !numbers.some((dtype) => HALF.has(dtype)));
}

const onProcessor = ({ dtypes }: SpeechModel) =>
  dtypes !== null && !HALF.has(dtypes.encoder) && !HALF.has(dtypes.decoder);

/**
 * The model to use on this device for a language: small on a GPU that was seen to be one, else what the processor manages.
 * @param models those that are here or can be fetched @param crashed ids of models that ended the browser on this device:
 * neither they nor any that is as large is suggested
 */
export function suggestSpeech(
  device: DeviceFacts,
  models: readonly SpeechModel[],
  crashed: readonly string[],
  language = 'sv',
): Suggestion {
  const limit = Math.min(...models.filter(({ id }) => crashed.includes(id)).map(bytesOf));
  const usable = models.filter(({ languages }) => languages.includes(language));
  const best = (fits: (model: SpeechModel) => boolean, sizes: readonly WhisperSize[]): SpeechModel | undefined => {
    // First the size, then a model made for the language, then one that tells where words lie.
    const rank = (model: SpeechModel) =>
      sizes.indexOf(sizeOf(model)) * 4 + (model.languages[0] === language ? 0 : 2) + (model.wordTimes ? 0 : 1);
    return usable
      .filter((model) => fits(model) && sizes.includes(sizeOf(model)) && bytesOf(model) < limit)
      .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0];
  };
  const fast = best((model) => onGpu(device, model), ['small']);
  if (fast) return { model: fast, size: 'small', reason: 'webgpu' };
  const { sizes, reason } = wanted(device);
  const size = sizes[0] ?? 'tiny';
  const slow = best(onProcessor, sizes);
  if (slow) return { model: slow, size, reason };
  const stopped = usable.some((model) => bytesOf(model) >= limit && sizes.includes(sizeOf(model)));
  return { model: null, size, reason: stopped ? 'crashed' : 'none-offered' };
}
