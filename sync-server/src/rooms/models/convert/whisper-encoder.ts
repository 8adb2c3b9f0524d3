import { gelu, type Layers } from './layers.ts';
import { OnnxGraph } from './onnx-graph.ts';
import type { Convolution, WhisperWeights } from './whisper-weights.ts';

/**
 * Sound to states: `input_features` (log-mel spectrum) -> `last_hidden_state`, by the names that transformers.js reads.
 * The network is that of openai/whisper, model.py, `AudioEncoder`.
 */
export function whisperEncoder(weights: WhisperWeights, { linear, norm, feedForward }: Layers): OnnxGraph {
  const { width, mels, soundPositions, encoderLayers, encoderHeads } = weights.size;
  const graph = new OnnxGraph('encoder');
  const features = graph.input('input_features', 'f32', ['batch_size', mels, 2 * soundPositions]);

  const convolved = (x: string, { dims, weight, bias }: Convolution, stride: number) =>
    gelu(
      graph,
      graph.node('Conv', [x, graph.weight('f32', dims, weight), graph.weight('f32', [bias.length], bias)], {
        attributes: { kernel_shape: [3], pads: [1, 1], strides: [stride] },
      }),
    );
  const sound = convolved(convolved(features, weights.convolution(1), 1), weights.convolution(2), 2);
  const turned = graph.node('Transpose', [sound], { attributes: { perm: [0, 2, 1] } });
  const places = graph.weight('f32', [soundPositions, width], weights.positions('encoder'));
  let x = graph.node('Add', [turned, places]);

  for (let layer = 0; layer < encoderLayers; layer++) {
    const attention = weights.selfAttention('encoder', layer);
    const from = norm(graph, x, attention.norm);
    // One fused step: the 1500 x 1500 scores of each head are never all in memory.
    const seen = graph.node(
      'MultiHeadAttention',
      [attention.query, attention.key, attention.value].map((matrix) => linear(graph, from, matrix)),
      { domain: 'com.microsoft', attributes: { num_heads: encoderHeads } },
    );
    x = feedForward(
      graph,
      graph.node('Add', [x, linear(graph, seen, attention.out)]),
      weights.feedForward('encoder', layer),
    );
  }
  graph.node('Identity', [norm(graph, x, weights.lastNorm('encoder'))], { outputs: ['last_hidden_state'] });
  graph.output('last_hidden_state', 'f32', ['batch_size', soundPositions, width]);
  return graph;
}
