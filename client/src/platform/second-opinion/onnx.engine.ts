/// <reference types="onnxruntime-web" />
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

/** A token classifier that is loaded. */
export interface TokenModel {
  /** Logits of one window, a row of `labels` numbers a token. @throws Error when the model is another shape */
  logits(ids: readonly number[]): Promise<Float32Array>;
}

/**
 * Loads an ONNX token classifier (inputs `input_ids`, and `attention_mask` and `token_type_ids` where it has them; output
 * `logits`, 1 x tokens x labels). One thread: a second one needs a worker of its own, and a window takes a fraction of a second.
 * @param wasm ONNX Runtime's own file
 * @throws Error when it is no such model
 */
export async function openTokenModel(
  model: Uint8Array<ArrayBuffer>,
  labels: number,
  wasm: ArrayBuffer | Uint8Array<ArrayBuffer>,
): Promise<TokenModel> {
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.wasm.wasmBinary = wasm;
  // Its messages name nodes and shapes, never text; a page of ours writes nothing to the console all the same.
  env.logLevel = 'fatal';
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 4 });
  const [output = ''] = session.outputNames.includes('logits') ? ['logits'] : session.outputNames;
  if (!session.inputNames.includes('input_ids')) throw new Error('no token classifier');
  return {
    async logits(ids) {
      const row = (value: (id: number) => number) =>
        new Tensor(
          'int64',
          BigInt64Array.from(ids, (id) => BigInt(value(id))),
          [1, ids.length],
        );
      const feeds: Record<string, Tensor> = { input_ids: row((id) => id) };
      if (session.inputNames.includes('attention_mask')) feeds.attention_mask = row(() => 1);
      if (session.inputNames.includes('token_type_ids')) feeds.token_type_ids = row(() => 0);
      const answer = (await session.run(feeds))[output];
      const [one, tokens, width] = answer?.dims ?? [];
      if (one !== 1 || tokens !== ids.length || width !== labels || !(answer?.data instanceof Float32Array))
        throw new Error('no token classifier');
      return answer.data;
    },
  };
}
