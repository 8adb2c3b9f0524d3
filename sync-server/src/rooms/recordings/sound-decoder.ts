import type { SoundKind } from '@arbetsytan/shared/recordings/sound-kind';
import { readWavLayout, readWavSamples, type WavLayout } from '@arbetsytan/shared/recordings/wav';

/** Samples as they stand in the file. */
export interface DecodedSound {
  readonly channels: readonly Float32Array[];
  readonly rate: number;
}

/** Decodes a file in pieces. */
export interface SoundDecoder {
  push(bytes: Uint8Array): Promise<DecodedSound | null>;
  end(): Promise<DecodedSound | null>;
  /** Was something unreadable, or is the end missing? */
  readonly damaged: boolean;
  close(): void;
}

/** What the libraries of @wasm-audio-decoders and mpg123-decoder have in common. */
interface LibraryDecoder {
  readonly ready: Promise<void>;
  decode(bytes: Uint8Array): LibraryOutput | Promise<LibraryOutput>;
  flush?(): LibraryOutput | Promise<LibraryOutput>;
  free(): void;
}

interface LibraryOutput {
  readonly channelData: Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
  readonly errors: readonly unknown[];
}

/** @returns null for a kind that needs the codecs of a browser */
export async function openDecoder(kind: SoundKind): Promise<SoundDecoder | null> {
  switch (kind) {
    case 'wav':
      return wavDecoder();
    case 'mp3':
      return byLibrary(new (await import('mpg123-decoder')).MPEGDecoder());
    case 'ogg-opus':
      return byLibrary(new (await import('ogg-opus-decoder')).OggOpusDecoder());
    case 'ogg-vorbis':
      return byLibrary(new (await import('@wasm-audio-decoders/ogg-vorbis')).OggVorbisDecoder());
    case 'flac':
      return byLibrary(new (await import('@wasm-audio-decoders/flac')).FLACDecoder());
    default:
      return null;
  }
}

async function byLibrary(library: LibraryDecoder): Promise<SoundDecoder> {
  await library.ready;
  let damaged = false;
  const read = async (work: () => LibraryOutput | Promise<LibraryOutput>): Promise<DecodedSound | null> => {
    try {
      const { channelData, samplesDecoded, sampleRate, errors } = await work();
      if (errors.length > 0) damaged = true;
      return samplesDecoded > 0 ? { channels: channelData, rate: sampleRate } : null;
    } catch {
      damaged = true;
      return null;
    }
  };
  return {
    push: (bytes) => read(() => library.decode(bytes)),
    end: async () => (library.flush ? read(() => library.flush?.() as LibraryOutput) : null),
    get damaged() {
      return damaged;
    },
    close: () => library.free(),
  };
}

function wavDecoder(): SoundDecoder {
  let layout: WavLayout | null = null;
  let held: Uint8Array = new Uint8Array(0);
  let left = Number.POSITIVE_INFINITY;
  let damaged = false;
  return {
    async push(bytes) {
      const all = new Uint8Array(held.length + bytes.length);
      all.set(held);
      all.set(bytes, held.length);
      held = all;
      if (!layout) {
        layout = readWavLayout(held);
        if (!layout) return null;
        held = held.subarray(layout.at);
        left = layout.bytes ?? Number.POSITIVE_INFINITY;
      }
      const frame = layout.channels * layout.width;
      const usable = Math.min(left, held.length);
      const take = usable - (usable % frame);
      const channels = readWavSamples(held.subarray(0, take), layout);
      held = held.slice(take);
      left -= take;
      return take > 0 ? { channels, rate: layout.rate } : null;
    },
    async end() {
      damaged = !layout || (Number.isFinite(left) && left >= layout.channels * layout.width);
      return null;
    },
    get damaged() {
      return damaged;
    },
    close() {},
  };
}
