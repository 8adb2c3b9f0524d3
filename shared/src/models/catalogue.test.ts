import { expect, test } from 'vitest';
import { offerOf, SPEECH_CATALOGUE } from './catalogue.ts';
import { modelFileNameSchema, modelIdSchema, speechModelSchema } from './model.ts';

test('every model of the catalogue becomes a model that the store takes', () => {
  for (const offer of SPEECH_CATALOGUE) {
    expect(modelIdSchema.safeParse(offer.id).success).toBe(true);
    for (const { name } of offer.files) expect(modelFileNameSchema.safeParse(name).success).toBe(true);
    if (offer.converted) continue;
    const files = offer.files.map(({ name }) => ({ name, bytes: 1, sha256: 'a'.repeat(64) }));
    const { id, name, licence, format, dtypes, wordTimes, languages } = offer;
    const task = 'speech-recognition';
    const entry = { id, name, task, licence, format, dtypes, wordTimes, languages: [...languages], files };
    expect([offer.id, speechModelSchema.safeParse(entry).error?.issues ?? []]).toEqual([offer.id, []]);
  }
});

test('no two models have the same name or the same id', () => {
  for (const key of ['id', 'name'] as const)
    expect(new Set(SPEECH_CATALOGUE.map((offer) => offer[key])).size).toBe(SPEECH_CATALOGUE.length);
});

test.each(['tiny', 'base', 'small', 'medium', 'large'])(
  'KB-Whisper %s is there for devices, faster-whisper and whisper.cpp',
  (size) => {
    const formats = SPEECH_CATALOGUE.filter(({ repo }) => repo === `KBLab/kb-whisper-${size}`).map(
      ({ format }) => format,
    );
    expect(new Set(formats)).toEqual(new Set(['onnx', 'ct2', 'ggml']));
  },
);

test('the figures are those of the cited table, and where none is cited there is none', () => {
  expect(offerOf('kb-whisper-base-q8')?.wer).toMatchObject({ fleurs: 9.1, commonVoice: 8.7, nst: 7.8 });
  expect(offerOf('whisper-small-q8')?.wer).toMatchObject({ fleurs: 20.6, commonVoice: 26.4, nst: 26.4 });
  expect(offerOf('whisper-large-v3-turbo-q4f16')?.wer).toBeNull();
  for (const { wer } of SPEECH_CATALOGUE)
    if (wer) expect([wer.source.length > 10, /^\d{4}-\d{2}$/.test(wer.date)]).toEqual([true, true]);
});

test('something suits each kind of device', () => {
  for (const suits of ['phone', 'wasm', 'webgpu', 'server', 'gpu-host'] as const)
    expect(SPEECH_CATALOGUE.some((offer) => offer.suits.includes(suits) && offer.languages[0] === 'sv')).toBe(true);
});
