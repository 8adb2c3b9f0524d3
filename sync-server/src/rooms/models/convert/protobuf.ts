/**
 * A protobuf message as the pieces it is made of: weights of hundreds of megabytes are put inside messages inside messages
 * without being copied. Only what an ONNX file needs (protobuf.dev, "Encoding").
 */
export interface Message {
  readonly bytes: number;
  readonly pieces: readonly Uint8Array[];
}

const VARINT = 0;
const LENGTH = 2;
const FIXED32 = 5;

function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 0x7fn; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80);
  bytes.push(Number(left));
  return Uint8Array.from(bytes);
}

const tag = (field: number, type: number) => varint((field << 3) | type);

function message(pieces: readonly Uint8Array[]): Message {
  return { bytes: pieces.reduce((sum, { length }) => sum + length, 0), pieces };
}

/** Fields one after the other. */
export function fields(...all: readonly Message[]): Message {
  return message(all.flatMap(({ pieces }) => pieces));
}

export function numberField(field: number, value: number | bigint): Message {
  return message([tag(field, VARINT), varint(value)]);
}

export function floatField(field: number, value: number): Message {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return message([tag(field, FIXED32), bytes]);
}

export function bytesField(field: number, bytes: Uint8Array): Message {
  return message([tag(field, LENGTH), varint(bytes.length), bytes]);
}

export function textField(field: number, text: string): Message {
  return bytesField(field, new TextEncoder().encode(text));
}

export function messageField(field: number, inner: Message): Message {
  return message([tag(field, LENGTH), varint(inner.bytes), ...inner.pieces]);
}
