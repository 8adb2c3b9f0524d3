import { millisecondsOf, SAMPLE_RATE } from '../sound.ts';
import type { Recogniser } from './hear-window.ts';
import { type HeardToken, readTokens, type Vocabulary } from './read-tokens.ts';

/** What is used of a tensor of transformers.js. */
interface Numbers {
  readonly data: ArrayLike<number | bigint>;
  readonly dims: readonly number[];
}

interface Written {
  readonly sequences: Numbers;
  readonly token_timestamps?: Numbers;
}

/** Sees the scores of each step before a token is chosen. */
type StepWatch = (ids: readonly (readonly (number | bigint)[])[], logits: Numbers) => Numbers;

/**
 * A Whisper as transformers.js has loaded it, in a browser or in Node. This file imports no runtime: it is handed in, so that
 * both hear alike.
 */
export interface WhisperParts {
  readonly processor: (samples: Float32Array) => Promise<{ readonly input_features: Numbers }>;
  readonly tokenizer: { decode(ids: number[]): string };
  readonly model: {
    (inputs: Record<string, unknown>): Promise<{ readonly logits: Numbers }>;
    readonly generation_config: unknown;
    generate(options: Record<string, unknown>): Promise<unknown>;
  };
  readonly LogitsProcessorList: new () => { push(watch: never): void };
  readonly Tensor: new (type: 'int64', data: bigint[], dims: number[]) => unknown;
  /** Does the decoder give its cross attentions? */
  readonly wordTimes: boolean;
}

interface GenerationConfig {
  readonly decoder_start_token_id: number;
  readonly eos_token_id: number | readonly number[];
  readonly no_timestamps_token_id: number;
  readonly lang_to_id?: Readonly<Record<string, number>>;
  readonly is_multilingual?: boolean;
}

/** Tokens a window may take at most: half of Whisper's context (Radford et al. 2022, section 2.3). */
const MOST_TOKENS = 224;
/** Samples of one position of the encoder: 20 ms. */
const POSITION = SAMPLE_RATE / 50;

export function createWhisper(parts: WhisperParts): Recogniser {
  const { processor, model, wordTimes } = parts;
  const decode = (ids: number[]) => parts.tokenizer.decode(ids);
  const config = model.generation_config as GenerationConfig;
  const eos = typeof config.eos_token_id === 'number' ? config.eos_token_id : (config.eos_token_id[0] ?? 0);
  const opens = new Map<number, boolean>();
  const vocabulary: Vocabulary = {
    text: (ids) => decode([...ids]),
    opensWord(id) {
      const known = opens.get(id);
      if (known !== undefined) return known;
      const answer = decode([id]).startsWith(' ');
      opens.set(id, answer);
      return answer;
    },
    timesFrom: config.no_timestamps_token_id + 1,
    textEnds: eos,
  };
  const languages = Object.entries(config.lang_to_id ?? {});

  async function languageOf(features: Numbers): Promise<string> {
    const prompt = new parts.Tensor('int64', [BigInt(config.decoder_start_token_id)], [1, 1]);
    const { logits } = await model({ input_features: features, decoder_input_ids: prompt });
    let best = 'sv';
    let most = Number.NEGATIVE_INFINITY;
    for (const [token, id] of languages) {
      const score = Number(logits.data[id] ?? Number.NEGATIVE_INFINITY);
      if (score > most) {
        most = score;
        best = token.slice(2, -2);
      }
    }
    return best;
  }

  return {
    async hear(samples, language) {
      const { input_features: features } = await processor(samples);
      const chosen = config.is_multilingual ? (language ?? (await languageOf(features))) : null;
      const sure = createSureness();
      const watches = new parts.LogitsProcessorList();
      watches.push(sure.watch as never);
      const written = (await model.generate({
        inputs: features,
        ...(chosen ? { language: chosen, task: 'transcribe' } : {}),
        return_timestamps: true,
        // Set, it also keeps transformers.js from hearing the padding behind a short window once more.
        max_new_tokens: MOST_TOKENS,
        logits_processor: watches,
        ...(wordTimes
          ? { return_token_timestamps: true, num_frames: Math.max(1, Math.ceil(samples.length / POSITION)) }
          : {}),
      })) as Written | Numbers;
      const sequences = 'sequences' in written ? written.sequences : written;
      const times = 'sequences' in written ? (written.token_timestamps ?? null) : null;
      const ids = Array.from(sequences.data, Number);
      const prompt = ids.length - sure.steps();
      const tokens: HeardToken[] = ids.slice(prompt).map((id, step) => ({
        id,
        at: times ? Number(times.data[prompt + step] ?? 0) : null,
        sure: sure.of(step, id),
      }));
      return readTokens(tokens, vocabulary, millisecondsOf(samples.length));
    },
  };
}

/** How sure the model was of each token it chose: its share among all (softmax), by the scores before the choice. */
function createSureness() {
  /** The scores of the step under way; only one row is kept. */
  let scores: Float32Array | null = null;
  const settled: number[] = [];
  const share = (id: number): number => {
    if (!scores) return 0;
    let top = Number.NEGATIVE_INFINITY;
    for (const score of scores) if (score > top) top = score;
    let total = 0;
    for (const score of scores) total += Math.exp(score - top);
    return Math.exp((scores[id] ?? Number.NEGATIVE_INFINITY) - top) / total;
  };
  const watch: StepWatch = (ids, logits) => {
    // The token that was chosen by the row before stands last by now.
    if (scores) settled.push(share(Number(ids[0]?.at(-1))));
    scores = new Float32Array(logits.data as ArrayLike<number>).subarray(-(logits.dims.at(-1) ?? 0));
    return logits;
  };
  return {
    watch,
    /** Tokens that were written. */
    steps: () => settled.length + (scores ? 1 : 0),
    of: (step: number, id: number) => settled[step] ?? share(id),
  };
}
