import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { createResampler, mixDown, type Resampler } from '@arbetsytan/shared/recordings/resample';
import { CHUNK_SAMPLES, LONGEST_RECORDING, millisecondsOf, toInt16 } from '@arbetsytan/shared/recordings/sound';
import { SOUND_HEAD, soundKind } from '@arbetsytan/shared/recordings/sound-kind';
import { readWavLayout } from '@arbetsytan/shared/recordings/wav';
import { ALL_FORMATS, type AudioSample, AudioSampleSink, BlobSource, Input, type InputAudioTrack } from 'mediabunny';
import type { DecodeAnswer, DecodedPiece, DecodePort, LostPiece } from './decode.port.ts';
import { mendOgg } from './mend-ogg.ts';

/** Seconds that are skipped where the sound cannot be read, and tried again behind. */
const SKIP = 1;
/** A file that is unreadable in more places is read to the last of them. */
const MOST_SKIPS = 30;
/** After so many behind each other the file is taken to end there. */
const MOST_BARREN = 5;
/** Milliseconds that the end of a file may lie from where it says: encoders round, and pad. */
const END_SLACK = 1_000;

const refused = (code: ErrorCode): DecodeAnswer => ({ ok: false, code });

/** See the port. Runs in a worker: WebCodecs decodes beside it. */
export const decode: DecodePort['decode'] = async (file, onPiece) => {
  const head = new Uint8Array(await file.slice(0, SOUND_HEAD).arrayBuffer());
  const kind = soundKind(head);
  if (kind === 'empty') return refused('file-empty');
  if (kind === 'other') return refused('sound-type-unknown');
  const readable = kind === 'ogg-opus' || kind === 'ogg-vorbis' ? await mendOgg(file) : file;
  const input = new Input({ source: new BlobSource(readable), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack().catch(() => null);
    if (!track) return refused('sound-unreadable');
    if (!(await track.canDecode().catch(() => false))) return refused('sound-codec-missing');
    const seconds = await input.getDurationFromMetadata([track]).catch(() => null);
    const ofMs = seconds !== null && Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1_000) : null;
    if (ofMs !== null && ofMs > LONGEST_RECORDING + END_SLACK) return refused('sound-too-long');
    // The reader counts what the file holds of a WAV; how long it should have been stands in its head.
    const toldMs = kind === 'wav' ? wavLength(head) : null;
    return await readAll(track, { ofMs, toldMs: Math.max(ofMs ?? 0, toldMs ?? 0), cut: readable !== file }, onPiece);
  } finally {
    input.dispose();
  }
};

interface Told {
  readonly ofMs: number | null;
  /** Milliseconds that there should be; 0 when nobody says. */
  readonly toldMs: number;
  /** The end of the file is missing. */
  readonly cut: boolean;
}

async function readAll(
  track: InputAudioTrack,
  { ofMs, toldMs, cut }: Told,
  onPiece: (piece: DecodedPiece) => Promise<void>,
): Promise<DecodeAnswer> {
  const pieces = createPieces((samples) => onPiece({ samples, ofMs }));
  const lost: LostPiece[] = [];
  /** Seconds of the file that have been passed, read or not. */
  let passed = 0;
  /** Places behind each other where nothing could be read. */
  let barren = 0;
  for (let skips = 0; ; skips++) {
    const from = passed;
    const before = pieces.ms;
    let failed = false;
    const reading = new AudioSampleSink(track).samples(from);
    for (;;) {
      let sample: AudioSample | null;
      try {
        const next = await reading.next();
        sample = next.done ? null : next.value;
      } catch {
        failed = true;
        break;
      }
      if (!sample) break;
      // Only what the file holds is caught above: a disk that is full is no damage of the file.
      await pieces.push(channelsOf(sample), sample.sampleRate);
      passed = Math.max(passed, sample.timestamp + sample.duration);
      sample.close();
      if (pieces.ms > LONGEST_RECORDING) return refused('sound-too-long');
    }
    barren = pieces.ms > before ? 0 : barren + 1;
    const restMs = toldMs === 0 ? 0 : toldMs - passed * 1_000;
    const nothingMore = barren >= MOST_BARREN || (toldMs > 0 && restMs <= SKIP * 1_000);
    if (!failed || nothingMore || skips === MOST_SKIPS) {
      await pieces.end();
      if (pieces.ms === 0) return refused('sound-unreadable');
      // What was skipped at the end is not a hole in the sound but the end of it.
      const holes = lost.filter(({ at }) => at < pieces.ms - 1);
      const short = failed || cut || restMs > END_SLACK || holes.length < lost.length;
      const missing = Math.max(0, Math.round(toldMs - passed * 1_000)) + (holes.length < lost.length ? endOf(lost) : 0);
      return { ok: true, lost: short ? [...holes, { at: pieces.ms, ms: toldMs > 0 ? missing : 0 }] : holes };
    }
    passed += SKIP;
    const ms = SKIP * 1_000;
    const last = lost.at(-1);
    if (last?.at === pieces.ms) lost[lost.length - 1] = { at: last.at, ms: last.ms + ms };
    else lost.push({ at: pieces.ms, ms });
  }
}

const endOf = (lost: readonly LostPiece[]) => lost.at(-1)?.ms ?? 0;

/** Milliseconds that the head of a WAV promises; null when it does not. */
function wavLength(head: Uint8Array): number | null {
  const layout = readWavLayout(head);
  if (!layout || layout.bytes === null) return null;
  return Math.round((layout.bytes / (layout.channels * layout.width * layout.rate)) * 1_000);
}

/** Samples of any rate as pieces of one second at SAMPLE_RATE. A rate that changes on the way begins a resampler of its own. */
function createPieces(give: (samples: Int16Array<ArrayBuffer>) => Promise<void>) {
  const chunk = new Float32Array(CHUNK_SAMPLES);
  let held = 0;
  let made = 0;
  let rate = 0;
  let resampler: Resampler | null = null;

  const cut = async () => {
    const samples = toInt16(chunk.subarray(0, held));
    held = 0;
    await give(samples);
  };
  const keep = async (samples: Float32Array) => {
    made += samples.length;
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + CHUNK_SAMPLES - held);
      chunk.set(part, held);
      held += part.length;
      at += part.length;
      if (held === CHUNK_SAMPLES) await cut();
    }
  };

  return {
    /** Milliseconds of sound so far. */
    get ms() {
      return millisecondsOf(made);
    },
    async push(channels: readonly Float32Array[], of: number) {
      if (!resampler || of !== rate) {
        if (resampler) await keep(resampler.end());
        resampler = createResampler(of);
        rate = of;
      }
      await keep(resampler.push(mixDown(channels)));
    },
    async end() {
      if (resampler) await keep(resampler.end());
      if (held > 0) await cut();
    },
  };
}

function channelsOf(sample: AudioSample): readonly Float32Array[] {
  return Array.from({ length: sample.numberOfChannels }, (_none, planeIndex) => {
    const plane = new Float32Array(sample.numberOfFrames);
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });
}
