import type { OnnxGraph } from './onnx-graph.ts';
import { quantiseRows, turned, ZERO } from './quantise.ts';
import type { FeedForward, Linear, Norm } from './whisper-weights.ts';

/** How the weights of the matrices are written: as they are, or in 8 bits (a quarter of the size, faster without a GPU). */
export type Precision = 'fp32' | 'q8';

/** The parts that Whisper's encoder and decoder are both made of, written into `graph`. */
export interface Layers {
  linear(graph: OnnxGraph, x: string, matrix: Linear): string;
  norm(graph: OnnxGraph, x: string, norm: Norm): string;
  /** x + down(gelu(up(norm(x)))) */
  feedForward(graph: OnnxGraph, x: string, weights: FeedForward): string;
}

export function layers(precision: Precision): Layers {
  const product = precision === 'q8' ? byteProduct : floatProduct;
  const linear: Layers['linear'] = (graph, x, matrix) => {
    const y = product(graph, x, matrix);
    return matrix.bias ? graph.node('Add', [y, graph.weight('f32', [matrix.rows], matrix.bias)]) : y;
  };
  const norm: Layers['norm'] = (graph, x, { scale, bias }) =>
    graph.node(
      'LayerNormalization',
      [x, graph.weight('f32', [scale.length], scale), graph.weight('f32', [bias.length], bias)],
      // The epsilon of Whisper (openai/whisper, model.py: torch's default).
      { attributes: { axis: -1, epsilon: { float: 1e-5 } } },
    );
  return {
    linear,
    norm,
    feedForward: (graph, x, weights) =>
      graph.node('Add', [
        x,
        linear(graph, gelu(graph, linear(graph, norm(graph, x, weights.norm), weights.up)), weights.down),
      ]),
  };
}

function floatProduct(graph: OnnxGraph, x: string, { rows, columns, weight }: Linear): string {
  return graph.node('MatMul', [x, graph.weight('f32', [columns, rows], turned(weight, rows, columns))]);
}

/** What goes in is quantised as it comes, once for all matrices that read it; sums are whole numbers; then the scales. */
function byteProduct(graph: OnnxGraph, x: string, { rows, columns, weight }: Linear): string {
  const { bytes, scales } = quantiseRows(weight, rows, columns);
  return byteProductOf(graph, x, graph.weight('u8', [columns, rows], bytes), graph.weight('f32', [rows], scales));
}

/** @param bytes name of `[columns, rows]` @param scales name of `[rows]` */
export function byteProductOf(graph: OnnxGraph, x: string, bytes: string, scales: string): string {
  const [xBytes, xScale, xZero] = graph.shared(`quantised ${x}`, () => graph.nodes3('DynamicQuantizeLinear', [x]));
  const sums = graph.node('MatMulInteger', [xBytes, bytes, xZero, graph.byte(ZERO)]);
  return graph.node('Mul', [
    graph.node('Cast', [sums], { attributes: { to: 1 } }),
    graph.node('Mul', [xScale, scales]),
  ]);
}

/** The exact one, by the error function: ONNX Runtime knows this shape and makes one step of it. */
export function gelu(graph: OnnxGraph, x: string): string {
  const erf = graph.node('Erf', [graph.node('Div', [x, graph.float(Math.SQRT2)])]);
  return graph.node('Mul', [graph.node('Mul', [x, graph.node('Add', [erf, graph.float(1)])]), graph.float(0.5)]);
}

/** `[batch, positions, width]` to `[batch, heads, positions, width / heads]`. */
export function splitHeads(graph: OnnxGraph, x: string, heads: number, width: number): string {
  const split = graph.node('Reshape', [x, graph.wholes(0, 0, heads, width / heads)]);
  return graph.node('Transpose', [split], { attributes: { perm: [0, 2, 1, 3] } });
}

/** The way back. */
export function joinHeads(graph: OnnxGraph, x: string, width: number): string {
  const back = graph.node('Transpose', [x], { attributes: { perm: [0, 2, 1, 3] } });
  return graph.node('Reshape', [back, graph.wholes(0, 0, width)]);
}

/** softmax(query · keyᵀ + mask): how much each position of the query looks at each of the key. Heads are split. */
export function lookingAt(graph: OnnxGraph, query: string, key: string, mask: string | null): string {
  const turnedKey = graph.node('Transpose', [key], { attributes: { perm: [0, 1, 3, 2] } });
  const scores = graph.node('MatMul', [query, turnedKey]);
  const masked = mask ? graph.node('Add', [scores, mask]) : scores;
  return graph.node('Softmax', [masked], { attributes: { axis: -1 } });
}

/** The matrix with every number times `factor`: the scale of the attention, applied before the run instead of in it. */
export function scaled(matrix: Linear, factor: number): Linear {
  return {
    ...matrix,
    weight: matrix.weight.map((each) => each * factor),
    bias: matrix.bias?.map((each) => each * factor) ?? null,
  };
}
