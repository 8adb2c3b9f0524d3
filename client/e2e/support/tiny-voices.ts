/** Samples of a frame: a tenth of a second. */
const FRAME = 1_600;

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
    number(2, 1),
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
    part(11, value('sound', [1, 1, 'samples'])),
    part(12, value('frames', [1, 'frames', 2])),
  );
  return bytes(number(1, 8), text(2, 'arbetsytan-tests'), part(7, graph), part(8, text(1, ''), number(2, 17)));
}

const INTEGERS = 7;
const integers = (name: string, values: readonly number[]) =>
  bytes(text(1, name), ...values.map((each) => number(8, each)), number(20, INTEGERS));

function value(name: string, shape: readonly (number | string)[]): Uint8Array<ArrayBuffer> {
  const dimension = (size: number | string) => (typeof size === 'number' ? number(1, size) : text(2, size));
  return bytes(
    text(1, name),
    part(2, part(1, number(1, 1), part(2, ...shape.map((each) => part(1, dimension(each)))))),
  );
}

function varint(of: number): number[] {
  const out: number[] = [];
  for (let left = of; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...out, left];
    out.push((left % 128) + 128);
  }
}

const bytes = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of parts) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
};
const number = (field: number, of: number) => Uint8Array.from([...varint(field * 8), ...varint(of)]);
const part = (field: number, ...parts: readonly Uint8Array[]) => {
  const inner = bytes(...parts);
  return bytes(Uint8Array.from([...varint(field * 8 + 2), ...varint(inner.length)]), inner);
};
const text = (field: number, of: string) => part(field, new TextEncoder().encode(of));
