import { inflateRawSync } from 'node:zlib';

/** Signatures of APPNOTE.TXT (PKWARE), 4.3. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** A file that is no zip archive as packages are made, or one that would grow past its limit. */
export class WheelError extends Error {}

/**
 * The files of a Python wheel, which is a zip archive, each unpacked when it is asked for.
 * @param limit most bytes of one unpacked file
 * @returns name -> a function that gives its bytes; a stored file is a view into the archive
 * @throws WheelError, also from the functions
 */
export function readWheel(wheel: Uint8Array, limit: number): ReadonlyMap<string, () => Uint8Array> {
  const view = new DataView(wheel.buffer, wheel.byteOffset, wheel.byteLength);
  const end = endOf(view);
  const files = new Map<string, () => Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw new WheelError('the list of files is damaged');
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const bytes = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(wheel.subarray(at + 46, at + 46 + nameLength));
    files.set(name, () => unpacked({ method, packed, bytes, local }));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;

  function unpacked(file: { method: number; packed: number; bytes: number; local: number }): Uint8Array {
    if (file.bytes > limit) throw new WheelError('a file is too large');
    if (file.local + 30 > end || view.getUint32(file.local, true) !== LOCAL) throw new WheelError('a file is missing');
    const from = file.local + 30 + view.getUint16(file.local + 26, true) + view.getUint16(file.local + 28, true);
    const body = wheel.subarray(from, from + file.packed);
    const whole = file.method === STORED ? body : file.method === DEFLATED ? inflated(body, file.bytes) : null;
    if (whole?.length !== file.bytes) throw new WheelError('a file is damaged');
    return whole;
  }
}

function inflated(body: Uint8Array, bytes: number): Uint8Array {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    throw new WheelError('a file is damaged');
  }
}

/** The end record stands last, before a comment of at most 64 KB. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === END) return at;
  throw new WheelError('this is no archive');
}
