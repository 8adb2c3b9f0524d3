import { bytes, modelFile, number, part, text, valueInfo } from './onnx-bytes.ts';

/** Samples of a frame: a tenth of a second. */
const FRAME = 1_600;
const FLOAT = 1;

/**
 * A segmentation model of the tests' own: it hears whether the sound hums (voice 0) or hisses (voice 1), a frame a tenth of a
 * second. Two nodes: a convolution that adds a frame's samples up, plain and with every second one turned, and a transpose. The
 * numbers are fields of onnx.proto3 (ONNX 1.16, IR version 8).
 */
export function makeTinyVoices(): Uint8Array<ArrayBuffer> {
  const weights = new Float32Array(2 * FRAME);
  for (let i = 0; i < FRAME; i++) {
    weights[i] = 2 / FRAME;
    weights[FRAME + i] = (i % 2 === 0 ? 2 : -2) / FRAME;
  }
  const kernel = bytes(
    ...[2, 1, FRAME].map((size) => number(1, size)),
    number(2, FLOAT),
    text(8, 'frame'),
    part(9, new Uint8Array(weights.buffer)),
  );
  const convolution = bytes(
    text(1, 'sound'),
    text(1, 'frame'),
    text(2, 'voices'),
    text(3, 'hear'),
    text(4, 'Conv'),
    part(5, integers('kernel_shape', [FRAME])),
    part(5, integers('strides', [FRAME])),
  );
  const transpose = bytes(
    text(1, 'voices'),
    text(2, 'frames'),
    text(3, 'turn'),
    text(4, 'Transpose'),
    part(5, integers('perm', [0, 2, 1])),
  );
  const graph = bytes(
    part(1, convolution),
    part(1, transpose),
    text(2, 'tiny-voices'),
    part(5, kernel),
    part(11, valueInfo('sound', FLOAT, [1, 1, 'samples'])),
    part(12, valueInfo('frames', FLOAT, [1, 'frames', 2])),
  );
  return modelFile(graph);
}

const INTEGERS = 7;
const integers = (name: string, values: readonly number[]) =>
  bytes(text(1, name), ...values.map((each) => number(8, each)), number(20, INTEGERS));
