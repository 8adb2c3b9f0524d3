import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speechModelSchema } from '@arbetsytan/shared/models/model';
import { SAMPLE_RATE, toFloat } from '@arbetsytan/shared/recordings/sound';
import { afterEach, describe, expect, it } from 'vitest';
import { createConfiguredFetch } from '../src/platform/outbound/configured-fetch.ts';
import { decodeFile } from '../src/rooms/recordings/decode-file.ts';
import { createEmbeddedEngine } from '../src/rooms/recordings/embedded-engine.ts';
import { createOpenAiEngine, readAnswer, wavOf } from '../src/rooms/recordings/openai-engine.ts';
import { transcribeFile } from '../src/rooms/recordings/transcribe-file.ts';

const SOUND = new Float32Array(32_000).fill(0.1);
const MODEL = 'KBLab/kb-whisper-large';
const ID = 'kblab-kb-whisper-large';

const ANSWER = {
  text: 'Hej på dig.',
  segments: [{ start: 0.2, end: 1.4, text: ' Hej på dig.' }],
  words: [
    { word: ' Hej', start: 0.2, end: 0.5, probability: 0.91 },
    { word: ' på', start: 0.5, end: 0.8 },
    { word: ' dig.', start: 0.8, end: 1.4 },
  ],
};

describe('a host with a GPU', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  /** A host on loopback that keeps what it is sent. */
  async function host(reply: (request: IncomingMessage, response: ServerResponse) => void) {
    const seen: { readonly url: string; readonly body: string }[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        seen.push({ url: request.url ?? '', body: Buffer.concat(parts).toString('latin1') });
        reply(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const engine = createOpenAiEngine({ fetch: createConfiguredFetch([origin]), origin, models: [MODEL] });
    return { engine, seen };
  }
  const json = (value: unknown) => (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(value));
  };

  it('is asked for a window as a WAV, with its own name of the model and our language', async () => {
    const { engine, seen } = await host(json(ANSWER));
    expect(await engine.models()).toEqual([{ id: ID, name: MODEL }]);
    const { segments } = await (await engine.load(ID)).hear(SOUND, 'sv');
    expect(segments[0]?.words).toEqual([
      { text: 'Hej', from: 200, to: 500, sure: 91 },
      { text: 'på', from: 500, to: 800, sure: null },
      { text: 'dig.', from: 800, to: 1_400, sure: null },
    ]);
    expect(seen[0]?.url).toBe('/v1/audio/transcriptions');
    for (const part of [
      'name="model"\r\n\r\nKBLab/kb-whisper-large',
      'name="language"\r\n\r\nsv',
      'verbose_json',
      'RIFF',
    ])
      expect(seen[0]?.body).toContain(part);
    expect(seen[0]?.body.length).toBeGreaterThan(64_000);
  });

  it.each([
    [
      'an error',
      (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end('Traceback'),
    ],
    ['a page', (_request: IncomingMessage, response: ServerResponse) => void response.end('<html>')],
    ['another shape', json({ segments: 'inga' })],
    ['times that are none', json({ segments: [{ start: -1, end: 'x', text: 'hej' }] })],
    ['far too much', json({ text: 'x'.repeat(3_000_000) })],
  ])('that answers %s fails by code and tells nothing of it', async (_name, reply) => {
    const { engine } = await host(reply);
    await expect((await engine.load(ID)).hear(SOUND, 'sv')).rejects.toMatchObject({ code: 'job-engine-failed' });
  });

  it('that answers nothing is let go of when the job is stopped', async () => {
    const { engine } = await host(() => {});
    const speech = await engine.load(ID);
    const heard = speech.hear(SOUND, 'sv');
    setTimeout(() => speech.stop(), 50);
    await expect(heard).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that is not there, or does not have the model, is told by code', async () => {
    const { engine } = await host(json(ANSWER));
    await expect(engine.load('annan')).rejects.toMatchObject({ code: 'model-missing' });
    const gone = createOpenAiEngine({
      fetch: createConfiguredFetch(['http://127.0.0.1:9']),
      origin: 'http://127.0.0.1:9',
      models: [MODEL],
    });
    await expect((await gone.load(ID)).hear(SOUND, 'sv')).rejects.toMatchObject({ code: 'host-unreachable' });
  });

  it('that gives no times of words has them spread over its segments', () => {
    const { segments } = readAnswer(JSON.stringify({ segments: [{ start: 0, end: 1, text: 'ett två' }] }), 1_000);
    expect(segments[0]?.words.map(({ from, to }) => [from, to])).toEqual([
      [0, 500],
      [500, 1_000],
    ]);
    expect(readAnswer(JSON.stringify({ text: '' }), 1_000).segments).toEqual([]);
  });
});

const WEIGHTS = fileURLToPath(new URL('../../.state/speech/', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../dist/rooms/recordings/speech-child.js', import.meta.url));
const SPOKEN = fileURLToPath(new URL('../../client/e2e/sounds/pauses.opus', import.meta.url));
const TWO_LANGUAGES = fileURLToPath(new URL('../../client/e2e/sounds/two-languages.opus', import.meta.url));
const MANIFEST = `${WEIGHTS}whisper-base/model.json`;

describe.skipIf(!existsSync(MANIFEST) || !existsSync(SCRIPT))(
  'the server’s own engine (needs the test weights)',
  () => {
    const engine = () =>
      createEmbeddedEngine({
        models: async () => [speechModelSchema.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')))],
        folder: WEIGHTS,
        script: SCRIPT,
      });

    it('hears words in speech, in a process of its own', { timeout: 60_000 }, async () => {
      const made = engine();
      try {
        const { samples } = await decodeFile(SPOKEN);
        const speech = await made.load('whisper-base');
        const { segments } = await speech.hear(toFloat(samples.subarray(0, 5 * 16_000)), 'sv');
        expect(segments.flatMap(({ words }) => words).length).toBeGreaterThan(4);
      } finally {
        made.close();
      }
    });

    it('reads what it can of a file where two languages are spoken', { timeout: 60_000 }, async () => {
      const model = {
        path: `${WEIGHTS}whisper-base`,
        dtypes: { encoder: 'q8', decoder: 'q8' },
        wordTimes: true,
      } as const;
      for (const language of [null, 'sv'] as const) {
        const { transcript, failed, damaged } = await transcribeFile(TWO_LANGUAGES, model, language, 1);
        expect([failed, damaged]).toEqual([0, false]);
        // Swedish until the pause at 5 s, English after it.
        for (const half of [
          transcript.segments.filter(({ end }) => end < 8),
          transcript.segments.filter(({ start }) => start > 8),
        ])
          expect(half.flatMap(({ text }) => text.split(' ')).length).toBeGreaterThan(4);
      }
    });

    it('gives silence, hum and noise no words, and a minute of music at most one segment', {
      timeout: 60_000,
    }, async () => {
      const model = {
        path: `${WEIGHTS}whisper-base`,
        dtypes: { encoder: 'q8', decoder: 'q8' },
        wordTimes: true,
      } as const;
      const segmentsIn = async (seconds: number, sound: (at: number) => number) => {
        const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-sound-'));
        try {
          const path = join(folder, 'sound.wav');
          writeFileSync(
            path,
            wavOf(Float32Array.from({ length: seconds * SAMPLE_RATE }, (_none, at) => sound(at / SAMPLE_RATE))),
          );
          return (await transcribeFile(path, model, 'sv', 1)).transcript.segments;
        } finally {
          rmSync(folder, { recursive: true });
        }
      };
      expect(await segmentsIn(20, () => 0)).toEqual([]);
      expect(await segmentsIn(20, (at) => 0.3 * Math.sin(2 * Math.PI * 50 * at))).toEqual([]);
      expect(await segmentsIn(20, (at) => 0.3 * Math.sin(at * 12_345.678) * Math.sin(at * 98_765.4321))).toEqual([]);
      expect((await segmentsIn(60, music)).length).toBeLessThanOrEqual(1);
    });

    it('ends at once when it is stopped, and starts anew for the next', { timeout: 60_000 }, async () => {
      const made = engine();
      try {
        const first = await made.load('whisper-base');
        const heard = first.hear(new Float32Array(28 * 16_000), 'sv');
        setTimeout(() => first.stop(), 50);
        await expect(heard).rejects.toMatchObject({ code: 'job-engine-failed' });
        const next = await made.load('whisper-base');
        const { samples } = await decodeFile(SPOKEN);
        const { segments } = await next.hear(toFloat(samples.subarray(0, 3 * 16_000)), 'sv');
        expect(segments.flatMap(({ words }) => words).length).toBeGreaterThan(2);
        await expect(made.load('finns-inte')).rejects.toMatchObject({ code: 'model-missing' });
      } finally {
        made.close();
      }
    });
  },
);

/** A chord of three plucked tones with harmonics, a new one each half second. */
function music(at: number): number {
  const root = [220, 261.63, 196, 246.94][Math.floor(at * 2) % 4] ?? 220;
  const fade = Math.exp(-3 * ((at * 2) % 1));
  const tones = [1, 1.25, 1.5].flatMap((third) =>
    [1, 2, 3].map((harmonic) => ({ hertz: root * third * harmonic, harmonic })),
  );
  return (
    0.12 * fade * tones.reduce((sum, { hertz, harmonic }) => sum + Math.sin(2 * Math.PI * hertz * at) / harmonic, 0)
  );
}
