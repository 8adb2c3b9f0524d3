import { MINUTE } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { CHUNK_SAMPLES, millisecondsOf, SAMPLE_RATE, toInt16 } from '@arbetsytan/shared/recordings/sound';
import type { Heard } from '@arbetsytan/shared/recordings/stt/guards';
import type { SpokenSegment, Word } from '@arbetsytan/shared/recordings/transcription';
import { z } from 'zod';
import type { ConfiguredFetch } from '../../platform/outbound/configured-fetch.ts';
import type { SpeechEngine } from '../../platform/speech/engine.port.ts';

export interface OpenAiParts {
  readonly fetch: ConfiguredFetch;
  /** Scheme, host and port of the GPU host. */
  readonly origin: string;
  /** Its names of models, as the newsroom has configured them. */
  readonly models: readonly string[];
}

/** A host that thinks for longer about 28 s of sound is taken for stuck. */
const PATIENCE = 2 * MINUTE;
/** Bytes of an answer; 28 s of speech with every word's time are 10 KB. */
const ANSWER_LIMIT = 2_000_000;

const seconds = z.number().nonnegative().max(3_600);
const wordSchema = z.object({
  word: z.string().max(400),
  start: seconds,
  end: seconds,
  probability: z.number().optional(),
});
/** `verbose_json` as speaches and whisper.cpp's server write it; both leave parts of it out. */
const answerSchema = z.object({
  text: z.string().optional(),
  words: z.array(wordSchema).nullish(),
  segments: z
    .array(
      z.object({ start: seconds, end: seconds, text: z.string().max(20_000), words: z.array(wordSchema).nullish() }),
    )
    .nullish(),
});

/** A host with a GPU that speaks OpenAI's `POST /v1/audio/transcriptions`. One window is one call; nothing is kept open. */
export function createOpenAiEngine({ fetch, origin, models }: OpenAiParts): SpeechEngine {
  return {
    name: 'gpu-host',
    models: async () => models.map((name) => ({ id: idOf(name), name })),
    async load(id) {
      const model = models.find((name) => idOf(name) === id);
      if (!model) throw new AppError('model-missing');
      const stop = new AbortController();
      return {
        stop: () => stop.abort(),
        async hear(samples, language): Promise<Heard> {
          const form = new FormData();
          form.set('file', new Blob([wavOf(samples)], { type: 'audio/wav' }), 'window.wav');
          form.set('model', model);
          form.set('response_format', 'verbose_json');
          form.append('timestamp_granularities[]', 'segment');
          form.append('timestamp_granularities[]', 'word');
          form.set('temperature', '0');
          if (language) form.set('language', language);
          const reply = await fetch(new URL('/v1/audio/transcriptions', origin), {
            method: 'POST',
            body: form,
            headersMs: PATIENCE,
            signal: stop.signal,
          });
          const parts: Uint8Array[] = [];
          let size = 0;
          for await (const part of reply.body) {
            size += part.length;
            if (size > ANSWER_LIMIT) {
              reply.body.destroy();
              throw new AppError('job-engine-failed');
            }
            parts.push(part);
          }
          if (reply.status !== 200) throw new AppError('job-engine-failed');
          return readAnswer(Buffer.concat(parts).toString('utf8'), millisecondsOf(samples.length));
        },
      };
    },
    close: () => {},
  };
}

/** Our ids are lower case and hold no slash; a host's names may: `Systran/faster-whisper-base`. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64);

/** @param duration of the sound, milliseconds @throws AppError job-engine-failed when it is no answer of that kind */
export function readAnswer(text: string, duration: number): Heard {
  const parsed = answerSchema.safeParse(parse(text));
  if (!parsed.success) throw new AppError('job-engine-failed');
  const { segments, words, text: whole } = parsed.data;
  const said = segments ?? (whole ? [{ start: 0, end: duration / 1000, text: whole }] : []);
  const read = said.map((segment): SpokenSegment => {
    const from = segment.start * 1000;
    const to = Math.max(from, Math.min(duration, segment.end * 1000));
    const timed =
      ('words' in segment ? segment.words : null) ??
      words?.filter(({ start, end }) => (start + end) / 2 >= segment.start && (start + end) / 2 < segment.end);
    const own = timed && timed.length > 0 ? timed.map(asWord) : spread(segment.text, from, to);
    return { from, to, words: own.filter(({ text: each }) => each !== '') };
  });
  const spoken = read.filter((segment) => segment.words.length > 0);
  return { segments: spoken, tokens: spoken.reduce((sum, segment) => sum + segment.words.length, 0) };
}

const asWord = ({ word, start, end, probability }: z.infer<typeof wordSchema>): Word => ({
  text: word.trim(),
  from: Math.round(start * 1000),
  to: Math.round(end * 1000),
  sure: probability === undefined ? null : Math.round(Math.min(1, Math.max(0, probability)) * 100),
});

/** Words without times of their own, by their letters. */
function spread(text: string, from: number, to: number): readonly Word[] {
  const words = text.split(/\s+/).filter(Boolean);
  const letters = words.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  return words.map((word) => {
    const at = (share: number) => Math.round(from + ((to - from) * share) / Math.max(1, letters));
    const start = at(before);
    before += word.length;
    return { text: word, from: start, to: at(before), sure: null };
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** 16-bit mono with the 44 bytes of a RIFF header. */
export function wavOf(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const pcm = toInt16(samples);
  const wav = Buffer.alloc(44 + pcm.byteLength);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + pcm.byteLength, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(2 * CHUNK_SAMPLES, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(pcm.byteLength, 40);
  wav.set(new Uint8Array(pcm.buffer), 44);
  return new Uint8Array(wav);
}
