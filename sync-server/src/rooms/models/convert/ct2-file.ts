/** Kinds of numbers in a CTranslate2 file (its `DataType`), as far as a Whisper has them. */
const KINDS = { 0: 'f32', 1: 'i8', 2: 'i16', 4: 'f16' } as const;
export type Ct2Kind = (typeof KINDS)[keyof typeof KINDS];

/** A named array of numbers; `bytes` is a view into the file, little-endian. */
export interface Ct2Array {
  readonly dims: readonly number[];
  readonly kind: Ct2Kind;
  readonly bytes: Uint8Array;
}

const VERSION = 6;
const BYTES: Record<Ct2Kind, number> = { f32: 4, f16: 2, i16: 2, i8: 1 };

/** What is not a CTranslate2 Whisper that we read: another version, another network, or a file that was cut. */
export class Ct2Error extends Error {}

/**
 * Reads `model.bin` of a Whisper in CTranslate2's format (binary version 6: a header, then name, dimensions, kind and bytes
 * of each array; python/ctranslate2/specs/model_spec.py of that project). Copies nothing.
 * @throws Ct2Error
 */
export function readCt2(file: Uint8Array): ReadonlyMap<string, Ct2Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  const take = (bytes: number): number => {
    if (at + bytes > file.length) throw new Ct2Error('the file is cut');
    at += bytes;
    return at - bytes;
  };
  const uint32 = () => view.getUint32(take(4), true);
  const text = () => {
    const bytes = view.getUint16(take(2), true);
    const from = take(bytes);
    return new TextDecoder().decode(file.subarray(from, at)).replace(/\0+$/, '');
  };

  if (uint32() !== VERSION) throw new Ct2Error('another version of the format');
  if (text() !== 'WhisperSpec') throw new Ct2Error('another network than Whisper');
  take(4); // The revision of the network's description: 3 in every published Whisper, and nothing here depends on it.
  const arrays = new Map<string, Ct2Array>();
  for (let left = uint32(); left > 0; left--) {
    const name = text();
    const dims = Array.from({ length: view.getUint8(take(1)) }, uint32);
    const kind = (KINDS as Readonly<Record<number, Ct2Kind>>)[view.getUint8(take(1))];
    const length = uint32();
    const bytes = file.subarray(take(length), at);
    if (!kind) throw new Ct2Error(`${name} has numbers of a kind that is not read`);
    if (dims.reduce((product, dim) => product * dim, 1) * BYTES[kind] !== length)
      throw new Ct2Error(`${name} is not as long as its dimensions`);
    arrays.set(name, { dims, kind, bytes });
  }
  return arrays;
}

/** The numbers as a copy in 32-bit floats. @throws Ct2Error for whole numbers, which are weights that somebody has quantised */
export function floatsOf({ kind, bytes }: Ct2Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'f32') return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  if (kind !== 'f16') throw new Ct2Error('the weights are quantised already');
  const floats = new Float32Array(bytes.length / 2);
  for (let i = 0; i < floats.length; i++) floats[i] = halfToFloat(view.getUint16(2 * i, true));
  return floats;
}

/** IEEE 754 binary16 to a number. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
