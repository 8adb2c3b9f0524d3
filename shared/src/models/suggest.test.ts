import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MB } from '../core/units.ts';
import type { SpeechModel } from './model.ts';
import type { SpeechDtype } from './speech-files.ts';
import { type DeviceFacts, LEAST_GFLOPS, sizeOf, suggestSpeech } from './suggest.ts';

function model(
  id: string,
  megabytes: number,
  more: { languages?: string[]; dtype?: SpeechDtype; wordTimes?: boolean } = {},
): SpeechModel {
  const dtype = more.dtype ?? 'q8';
  return {
    id,
    name: id,
    task: 'speech-recognition',
    licence: 'Apache-2.0',
    format: 'onnx',
    languages: more.languages ?? ['sv'],
    dtypes: { encoder: dtype, decoder: dtype },
    wordTimes: more.wordTimes ?? false,
    files: [{ name: 'onnx/encoder_model_quantized.onnx', bytes: megabytes * MB, sha256: 'a'.repeat(64) }],
  };
}

const TINY = model('kb-tiny', 41);
const BASE = model('kb-base', 77);
const SMALL = model('kb-small', 249);
const SMALL_GPU = model('kb-small-4', 215, { dtype: 'q4f16' });
const LARGE = model('kb-large', 1_600);
const ALL = [LARGE, SMALL_GPU, SMALL, BASE, TINY];

const laptop: DeviceFacts = { memory: 8, cores: 8, threads: true, phone: false, gpu: null };
const suggested = (device: Partial<DeviceFacts>, models = ALL, crashed: readonly string[] = []) => {
  const { model: best, reason } = suggestSpeech({ ...laptop, ...device }, models, crashed);
  return [best?.id ?? null, reason];
};

describe('the suggestion', () => {
  it.each([
    ['a laptop', {}, ['kb-base', 'wasm']],
    ['a laptop with a GPU that has 16 bits', { gpu: { gflops: 900, f16: true } }, ['kb-small-4', 'webgpu']],
    ['a GPU without 16 bits', { gpu: { gflops: 900, f16: false } }, ['kb-base', 'wasm']],
    ['software that says it is a GPU', { gpu: { gflops: LEAST_GFLOPS - 1, f16: true } }, ['kb-base', 'wasm']],
    ['a phone that does not tell its memory', { phone: true, memory: null, cores: 6 }, ['kb-tiny', 'phone']],
    ['a small phone with a GPU', { phone: true, memory: 4, gpu: { gflops: 300, f16: true } }, ['kb-tiny', 'phone']],
    ['a large phone', { phone: true, memory: 8 }, ['kb-tiny', 'phone']],
    ['two cores', { cores: 2 }, ['kb-tiny', 'slow']],
    ['no threads', { threads: false }, ['kb-tiny', 'slow']],
    ['little memory', { memory: 2 }, ['kb-tiny', 'little-memory']],
  ] as const)('for %s', (_what, device, says) => {
    expect(suggested(device)).toEqual(says);
  });

  it('is never a model that ended the browser, nor one as large', () => {
    expect(suggested({}, ALL, ['kb-base'])).toEqual(['kb-tiny', 'wasm']);
    expect(suggested({}, ALL, ['kb-tiny'])).toEqual([null, 'crashed']);
    fc.assert(
      fc.property(
        fc.subarray(ALL),
        fc.subarray(ALL.map(({ id }) => id)),
        fc.constantFrom(1, 4, 8),
        fc.boolean(),
        (models, crashed, cores, phone) => {
          const id = suggestSpeech({ ...laptop, cores, phone, gpu: { gflops: 900, f16: true } }, models, crashed).model
            ?.id;
          return id === undefined || (!crashed.includes(id) && models.some((each) => each.id === id));
        },
      ),
    );
  });

  it('takes what was made for the language before what knows it too, and word times before none', () => {
    const whisper = model('whisper-base', 77, { languages: ['en', 'sv'], wordTimes: true });
    const timed = model('kb-base-tider', 79, { wordTimes: true });
    expect(suggested({}, [whisper, BASE])).toEqual(['kb-base', 'wasm']);
    expect(suggested({}, [whisper, BASE, timed])).toEqual(['kb-base-tider', 'wasm']);
    expect(suggested({}, [whisper])).toEqual(['whisper-base', 'wasm']);
    expect(suggestSpeech(laptop, [BASE], [], 'en').model).toBeNull();
  });

  it('leaves what is too large for the device to the server', () => {
    expect(suggested({}, [LARGE, SMALL])).toEqual([null, 'none-offered']);
    expect(suggested({}, [])).toEqual([null, 'none-offered']);
  });

  it('tells the size of a model by its bytes', () => {
    expect([TINY, BASE, SMALL, LARGE].map(sizeOf)).toEqual(['tiny', 'base', 'small', 'large']);
  });
});
