/** Fields of a protobuf message, just enough for the tests' tiny ONNX files (protobuf.dev, "Encoding"). */

export const bytes = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of parts) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
};

function varint(of: number): number[] {
  const out: number[] = [];
  for (let left = of; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...out, left];
    out.push((left % 128) + 128);
  }
}

export const number = (field: number, of: number) => Uint8Array.from([...varint(field * 8), ...varint(of)]);

export const part = (field: number, ...parts: readonly Uint8Array[]) => {
  const inner = bytes(...parts);
  return bytes(Uint8Array.from([...varint(field * 8 + 2), ...varint(inner.length)]), inner);
};

export const text = (field: number, of: string) => part(field, new TextEncoder().encode(of));

/** The name and shape of what goes in or comes out; a dimension by name is free. */
export function valueInfo(name: string, type: number, shape: readonly (number | string)[]): Uint8Array<ArrayBuffer> {
  const dimension = (size: number | string) => (typeof size === 'number' ? number(1, size) : text(2, size));
  return bytes(
    text(1, name),
    part(2, part(1, number(1, type), part(2, ...shape.map((each) => part(1, dimension(each)))))),
  );
}

/** A whole model file of one graph: IR version 8, opset 17. */
export function modelFile(graph: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes(number(1, 8), text(2, 'arbetsytan-tests'), part(7, graph), part(8, text(1, ''), number(2, 17)));
}
