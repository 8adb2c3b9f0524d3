import { byteProductOf, joinHeads, type Layers, lookingAt, type Precision, scaled, splitHeads } from './layers.ts';
import { OnnxGraph } from './onnx-graph.ts';
import { quantiseRows, turned, ZERO } from './quantise.ts';
import type { Attention, WhisperWeights } from './whisper-weights.ts';

export interface DecoderOptions {
  readonly precision: Precision;
  /** Also gives `cross_attentions.N`: where in the sound each word looked, which the times of words are read from. */
  readonly crossAttentions: boolean;
}

const BATCH = 'batch_size';

/**
 * States and words so far to the next word, "merged" as transformers.js runs it: `use_cache_branch` tells whether the keys and
 * values of the sound are in `past_key_values` or are to be computed. The network is openai/whisper, model.py, `TextDecoder`.
 */
export function whisperDecoder(weights: WhisperWeights, parts: Layers, options: DecoderOptions): OnnxGraph {
  const { width, vocabulary, decoderLayers, decoderHeads: heads, textPositions } = weights.size;
  const head = width / heads;
  const graph = new OnnxGraph('decoder');
  const ids = graph.input('input_ids', 'i64', [BATCH, 'decoder_sequence_length']);
  const sound = graph.input('encoder_hidden_states', 'f32', [BATCH, 'encoder_sequence_length', width]);
  const kept = Array.from({ length: decoderLayers }, (_, layer) => layer);
  for (const layer of kept)
    for (const where of ['decoder', 'encoder'] as const)
      for (const what of ['key', 'value'])
        graph.input(`past_key_values.${layer}.${where}.${what}`, 'f32', [
          BATCH,
          heads,
          `past_${where}_sequence_length`,
          head,
        ]);
  graph.input('use_cache_branch', 'bool', [1]);

  const words = wordTable(graph, weights, options.precision);
  const { places, mask } = timeline(graph, ids);
  const positions = graph.weight('f32', [textPositions, width], weights.positions('decoder'));
  let x = graph.node('Add', [words.look(ids), graph.node('Gather', [positions, places], { attributes: { axis: 0 } })]);

  for (const layer of kept) {
    x = graph.node('Add', [x, selfAttended(layer, x)]);
    x = graph.node('Add', [x, crossAttended(layer, x)]);
    x = parts.feedForward(graph, x, weights.feedForward('decoder', layer));
  }
  const last = parts.norm(graph, x, weights.lastNorm('decoder'));
  graph.node('Identity', [words.scores(last)], { outputs: ['logits'] });
  graph.output('logits', 'f32', [BATCH, 'decoder_sequence_length', vocabulary]);
  for (const layer of kept)
    for (const where of ['decoder', 'encoder'])
      for (const what of ['key', 'value'])
        graph.output(`present.${layer}.${where}.${what}`, 'f32', [
          BATCH,
          heads,
          `present_${where}_sequence_length`,
          head,
        ]);
  if (options.crossAttentions)
    for (const layer of kept)
      graph.output(`cross_attentions.${layer}`, 'f32', [
        BATCH,
        heads,
        'decoder_sequence_length',
        'encoder_sequence_length',
      ]);
  return graph;

  function queryOf(attention: Attention, from: string): string {
    return splitHeads(graph, parts.linear(graph, from, scaled(attention.query, head ** -0.5)), heads, width);
  }

  /** Words look at the words before them; keys and values of earlier steps come in and go out with the new ones. */
  function selfAttended(layer: number, from: string): string {
    const attention = weights.selfAttention('decoder', layer);
    const normed = parts.norm(graph, from, attention.norm);
    const grown = (what: 'key' | 'value') =>
      graph.node(
        'Concat',
        [
          `past_key_values.${layer}.decoder.${what}`,
          splitHeads(graph, parts.linear(graph, normed, attention[what]), heads, width),
        ],
        { outputs: [`present.${layer}.decoder.${what}`], attributes: { axis: 2 } },
      );
    const key = grown('key');
    const value = grown('value');
    const looks = lookingAt(graph, queryOf(attention, normed), key, mask);
    return parts.linear(graph, joinHeads(graph, graph.node('MatMul', [looks, value]), width), attention.out);
  }

  /**
   * Words look at the sound. Both branches do it inside themselves, so that kept keys and values, 3 MB each, are read where
   * they lie; and the branch that reads kept ones gives back empty ones, which transformers.js takes for "unchanged".
   */
  function crossAttended(layer: number, from: string): string {
    const attention = weights.crossAttention(layer);
    const query = queryOf(attention, parts.norm(graph, from, attention.norm));
    const outputs = (branch: string) => ['seen', 'looks', 'key', 'value'].map((what) => `${branch}_${layer}_${what}`);
    const look = (inside: OnnxGraph, name: string, key: string, value: string) => {
      const [seen = '', looks = ''] = outputs(name);
      const weighed = lookingAt(inside, query, key, null);
      inside.node('Identity', [weighed], { outputs: [looks] });
      inside.node('MatMul', [weighed, value], { outputs: [seen] });
      inside.output(seen, 'f32', ['b', heads, 's', head]);
      inside.output(looks, 'f32', ['b', heads, 's', 'e']);
    };
    const give = (inside: OnnxGraph, name: string, key: string, value: string) => {
      const [, , keyOut = '', valueOut = ''] = outputs(name);
      inside.node('Identity', [key], { outputs: [keyOut] });
      inside.node('Identity', [value], { outputs: [valueOut] });
      for (const each of [keyOut, valueOut]) inside.output(each, 'f32', ['b', heads, 'k', head]);
    };

    const cached = new OnnxGraph(`cached_${layer}`);
    look(cached, 'cached', `past_key_values.${layer}.encoder.key`, `past_key_values.${layer}.encoder.value`);
    const nothing = cached.weight('f32', [0, heads, 1, head], new Float32Array(0));
    give(cached, 'cached', nothing, nothing);

    const first = new OnnxGraph(`first_${layer}`);
    const key = splitHeads(first, parts.linear(first, sound, attention.key), heads, width);
    const value = splitHeads(first, parts.linear(first, sound, attention.value), heads, width);
    look(first, 'first', key, value);
    give(first, 'first', key, value);

    const seen = `seen_${layer}`;
    graph.node('If', ['use_cache_branch'], {
      outputs: [
        seen,
        options.crossAttentions ? `cross_attentions.${layer}` : `looks_${layer}`,
        `present.${layer}.encoder.key`,
        `present.${layer}.encoder.value`,
      ],
      attributes: { then_branch: cached, else_branch: first },
    });
    return parts.linear(graph, joinHeads(graph, seen, width), attention.out);
  }
}

/** Places of the new words, and what keeps a word from looking at those after it. */
function timeline(graph: OnnxGraph, ids: string): { readonly places: string; readonly mask: string } {
  const lengthOf = (name: string, dimension: number) =>
    graph.node('Gather', [graph.node('Shape', [name]), graph.whole(dimension)], { attributes: { axis: 0 } });
  const before = lengthOf('past_key_values.0.decoder.key', 2);
  const all = graph.node('Add', [before, lengthOf(ids, 1)]);
  const places = graph.node('Range', [before, all, graph.whole(1)]);
  const seen = graph.node('Range', [graph.whole(0), all, graph.whole(1)]);
  const later = graph.node('Greater', [
    graph.node('Unsqueeze', [seen, graph.wholes(0)]),
    graph.node('Unsqueeze', [places, graph.wholes(1)]),
  ]);
  return { places, mask: graph.node('Where', [later, graph.float(-1e9), graph.float(0)]) };
}

/** The table of words is used twice, to read words and to score the next one; in 8 bits too it is in the file once. */
function wordTable(graph: OnnxGraph, weights: WhisperWeights, precision: Precision) {
  const { width, vocabulary } = weights.size;
  const table = weights.words();
  if (precision === 'fp32') {
    const words = graph.weight('f32', [width, vocabulary], turned(table, vocabulary, width));
    return {
      look: (ids: string) => inLastPlace(graph.node('Gather', [words, ids], { attributes: { axis: 1 } })),
      scores: (x: string) => graph.node('MatMul', [x, words]),
    };
  }
  const { bytes, scales } = quantiseRows(table, vocabulary, width);
  const words = graph.weight('u8', [width, vocabulary], bytes);
  const scale = graph.weight('f32', [vocabulary], scales);
  return {
    look: (ids: string) => {
      const columns = inLastPlace(graph.node('Gather', [words, ids], { attributes: { axis: 1 } }));
      const centred = graph.node('Sub', [graph.node('Cast', [columns], { attributes: { to: 1 } }), graph.float(ZERO)]);
      const own = graph.node('Unsqueeze', [
        graph.node('Gather', [scale, ids], { attributes: { axis: 0 } }),
        graph.wholes(-1),
      ]);
      return graph.node('Mul', [centred, own]);
    },
    scores: (x: string) => byteProductOf(graph, x, words, scale),
  };

  /** `[width, batch, words]` to `[batch, words, width]`. */
  function inLastPlace(x: string): string {
    return graph.node('Transpose', [x], { attributes: { perm: [1, 2, 0] } });
  }
}
