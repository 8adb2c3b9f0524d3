import type { MadeSize } from './made-ct2.ts';

type Rows = number[][];
type Arrays = ReadonlyMap<string, { dims: number[]; data: Float32Array }>;

/** Whisper as it stands in openai/whisper, model.py, in loops that anyone can read: what a converted network must agree with. */
export function plainWhisper(arrays: Arrays, { width: d, heads, layers }: MadeSize) {
  const at = (name: string) => arrays.get(name)?.data ?? new Float32Array();
  const table = (name: string): Rows => {
    const data = at(name);
    return Array.from({ length: data.length / d }, (_, row) => [...data.subarray(row * d, (row + 1) * d)]);
  };
  const add = (x: Rows, y: Rows): Rows => x.map((row, i) => row.map((value, j) => value + (y[i]?.[j] ?? 0)));
  const gelu = (x: number) => 0.5 * x * (1 + erf(x / Math.SQRT2));

  const norm = (x: Rows, name: string): Rows => {
    const [gamma, beta] = [at(`${name}/gamma`), at(`${name}/beta`)];
    return x.map((row) => {
      const mean = row.reduce((a, b) => a + b, 0) / d;
      const spread = row.reduce((a, b) => a + (b - mean) ** 2, 0) / d;
      return row.map((value, i) => ((value - mean) / Math.sqrt(spread + 1e-5)) * (gamma[i] ?? 0) + (beta[i] ?? 0));
    });
  };
  /** Rows `from`..`to` of the matrix. Keys have no bias. */
  const linear = (x: Rows, name: string, from = 0, to = at(`${name}/bias`).length, hasBias = true): Rows => {
    const [weight, bias] = [at(`${name}/weight`), at(`${name}/bias`)];
    const columns = weight.length / bias.length;
    return x.map((row) =>
      Array.from({ length: to - from }, (_, o) => {
        let sum = hasBias ? (bias[from + o] ?? 0) : 0;
        for (let i = 0; i < columns; i++) sum += (row[i] ?? 0) * (weight[(from + o) * columns + i] ?? 0);
        return sum;
      }),
    );
  };
  const attend = (q: Rows, k: Rows, v: Rows, causal: boolean): Rows => {
    const size = d / heads;
    return q.map((query, i) => {
      const out = new Array<number>(d).fill(0);
      for (let h = 0; h < heads; h++) {
        const scores = k.slice(0, causal ? i + 1 : k.length).map((key) => {
          let sum = 0;
          for (let j = h * size; j < (h + 1) * size; j++) sum += (query[j] ?? 0) * (key[j] ?? 0);
          return Math.exp(sum / Math.sqrt(size));
        });
        const all = scores.reduce((a, b) => a + b, 0);
        scores.forEach((score, p) => {
          for (let j = h * size; j < (h + 1) * size; j++) out[j] = (out[j] ?? 0) + (score / all) * (v[p]?.[j] ?? 0);
        });
      }
      return out;
    });
  };
  const self = (x: Rows, name: string, causal: boolean): Rows => {
    const from = norm(x, `${name}/layer_norm`);
    const of = (part: number) => linear(from, `${name}/linear_0`, part * d, (part + 1) * d, part !== 1);
    return add(x, linear(attend(of(0), of(1), of(2), causal), `${name}/linear_1`));
  };
  const forward = (x: Rows, name: string): Rows =>
    add(
      x,
      linear(
        linear(norm(x, `${name}/layer_norm`), `${name}/linear_0`).map((row) => row.map(gelu)),
        `${name}/linear_1`,
      ),
    );
  const convolved = (x: Rows, name: string, stride: number): Rows => {
    const [weight, bias] = [at(`${name}/weight`), at(`${name}/bias`)];
    const channels = x.length;
    const length = Math.floor(((x[0]?.length ?? 0) - 1) / stride) + 1;
    return Array.from({ length: d }, (_, o) =>
      Array.from({ length }, (_, t) => {
        let sum = bias[o] ?? 0;
        for (let c = 0; c < channels; c++)
          for (let k = 0; k < 3; k++)
            sum += (weight[(o * channels + c) * 3 + k] ?? 0) * (x[c]?.[t * stride + k - 1] ?? 0);
        return gelu(sum);
      }),
    );
  };

  return {
    /** @param features `[mels][frames]` */
    encode(features: Rows): Rows {
      const sound = convolved(convolved(features, 'encoder/conv1', 1), 'encoder/conv2', 2);
      let x: Rows = Array.from({ length: sound[0]?.length ?? 0 }, (_, t) => sound.map((row) => row[t] ?? 0));
      x = add(x, table('encoder/position_encodings/encodings'));
      for (let i = 0; i < layers; i++)
        x = forward(self(x, `encoder/layer_${i}/self_attention`, false), `encoder/layer_${i}/ffn`);
      return norm(x, 'encoder/layer_norm');
    },
    /** Scores of every word after each of `words`. */
    decode(words: readonly number[], sound: Rows): Rows {
      const embeddings = table('decoder/embeddings/weight');
      let x = add(
        words.map((word) => embeddings[word] ?? []),
        table('decoder/position_encodings/encodings'),
      );
      for (let i = 0; i < layers; i++) {
        const name = `decoder/layer_${i}`;
        x = self(x, `${name}/self_attention`, true);
        const q = linear(norm(x, `${name}/attention/layer_norm`), `${name}/attention/linear_0`);
        const of = (part: number) => linear(sound, `${name}/attention/linear_1`, part * d, (part + 1) * d, part !== 0);
        x = add(x, linear(attend(q, of(0), of(1), false), `${name}/attention/linear_2`));
        x = forward(x, `${name}/ffn`);
      }
      const last = norm(x, 'decoder/layer_norm');
      return last.map((row) =>
        embeddings.map((word) => word.reduce((sum, value, i) => sum + value * (row[i] ?? 0), 0)),
      );
    },
  };
}

/** By its series; far out by 1. Good to ten digits where it is used. */
function erf(x: number): number {
  if (Math.abs(x) > 5) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
