/** Where the samples of a WAV lie, and how they are written (RIFF, IBM and Microsoft 1991; WAVEFORMATEXTENSIBLE). */
export interface WavLayout {
  readonly format: 'integer' | 'float';
  readonly channels: number;
  /** Samples a second. */
  readonly rate: number;
  /** Bytes of one sample of one channel. */
  readonly width: number;
  /** Where the samples begin in the file. */
  readonly at: number;
  /** Bytes of samples that the file says it holds; null when it does not know. */
  readonly bytes: number | null;
}

const INTEGER = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** @param head the beginning of the file, as far as the samples @returns null when it is no WAV of samples */
export function readWavLayout(head: Uint8Array): WavLayout | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const name = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  let layout: Omit<WavLayout, 'at' | 'bytes'> | null = null;
  for (let at = 12; at + 8 <= head.length; ) {
    const size = view.getUint32(at + 4, true);
    if (name(at) === 'fmt ' && at + 24 <= head.length) {
      const code = view.getUint16(at + 8, true);
      const format = code === EXTENSIBLE && at + 34 <= head.length ? view.getUint16(at + 32, true) : code;
      const width = view.getUint16(at + 22, true) / 8;
      const channels = view.getUint16(at + 10, true);
      const rate = view.getUint32(at + 12, true);
      const known = format === INTEGER ? [1, 2, 3, 4].includes(width) : format === FLOAT && [4, 8].includes(width);
      if (!known || channels < 1 || channels > 32 || rate < 4_000 || rate > 384_000) return null;
      layout = { format: format === FLOAT ? 'float' : 'integer', channels, rate, width };
    }
    // Recorders that were cut off, and such that stream, leave 0 or all ones.
    if (name(at) === 'data')
      return layout && { ...layout, at: at + 8, bytes: size === 0 || size === 0xffffffff ? null : size };
    at += 8 + size + (size % 2);
  }
  return null;
}

/** Whole frames of samples as channels of -1 to 1. What does not fill a frame is left out. */
export function readWavSamples(bytes: Uint8Array, layout: WavLayout): readonly Float32Array<ArrayBuffer>[] {
  const { channels, width, format } = layout;
  const frames = Math.floor(bytes.length / (channels * width));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (at: number): number => {
    if (format === 'float') return width === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true);
    if (width === 1) return (view.getUint8(at) - 128) / 128;
    if (width === 2) return view.getInt16(at, true) / 32_768;
    if (width === 3) return ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608;
    return view.getInt32(at, true) / 2_147_483_648;
  };
  return Array.from({ length: channels }, (_none, channel) => {
    const samples = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) {
      const value = read((frame * channels + channel) * width);
      samples[frame] = Number.isFinite(value) ? value : 0;
    }
    return samples;
  });
}
