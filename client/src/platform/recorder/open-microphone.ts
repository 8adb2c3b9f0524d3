import { AppError } from '@arbetsytan/shared/errors/app-error';
import workletAddress from './chunker.worklet.ts?worker&url';
import type { Microphone, MicrophoneEvents, OpenMicrophone } from './microphone.port.ts';
import { type FromWorklet, WORKLET } from './worklet-messages.ts';

/** Speech as it is: what the browser would take away as noise may be what was said. */
const WANTED: MediaTrackConstraints = {
  channelCount: { ideal: 1 },
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: true,
};
const LISTENING_TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Bits a second: speech is clear at it, and an hour is 14 MB. */
const LISTENING_BITS = 32_000;
/** An audio thread that does not answer has nothing more to give. */
const FLUSH_MS = 1_000;

/** The microphone of the device. */
export const openMicrophone: OpenMicrophone = async (events) => {
  if (!navigator.mediaDevices?.getUserMedia || typeof AudioWorkletNode === 'undefined')
    throw new AppError('microphone-unsupported');
  let stream = await ask();
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(workletAddress);
  } catch {
    stop(stream);
    await context.close();
    throw new AppError('microphone-unsupported');
  }
  // Its output is silence and goes to the loudspeaker: not every browser runs a node that leads nowhere.
  const chunker = new AudioWorkletNode(context, WORKLET, { numberOfInputs: 1, numberOfOutputs: 1 });
  chunker.connect(context.destination);
  // The listening copy hears a place that every stream is led to: a microphone that was lost and found goes on in the same file.
  const heard = context.createMediaStreamDestination();
  const flushes: (() => void)[] = [];
  chunker.port.onmessage = ({ data }: MessageEvent<FromWorklet>) => {
    if (data.kind === 'chunk') events.onChunk(data.samples);
    else if (data.kind === 'level') events.onLevel(data.level);
    else flushes.shift()?.();
  };
  const listening = listenTo(heard.stream, events);
  let wanted = true;
  let taken = false;
  let source: MediaStreamAudioSourceNode | null = null;

  const take = () => {
    if (taken || !wanted) return;
    taken = true;
    events.onTaken();
    void hush();
  };
  const give = () => {
    if (!taken || !wanted || !alive(stream)) return;
    void context.resume().then(
      () => {
        if (!taken || context.state !== 'running') return;
        taken = false;
        listening.resume();
        events.onGiven();
      },
      () => {},
    );
  };
  const connect = () => {
    source?.disconnect();
    source = context.createMediaStreamSource(stream);
    source.connect(chunker);
    source.connect(heard);
    const [track] = stream.getAudioTracks();
    track?.addEventListener('mute', take);
    track?.addEventListener('unmute', give);
    track?.addEventListener('ended', take);
  };
  const hush = async () => {
    await flush();
    listening.pause();
    await context.suspend().catch(() => {});
  };
  const flush = () =>
    new Promise<void>((resolve) => {
      flushes.push(resolve);
      setTimeout(resolve, FLUSH_MS);
      chunker.port.postMessage('flush');
    });

  connect();
  // Safari says `interrupted` during a call; a suspension that nobody here asked for is the same.
  context.addEventListener('statechange', () => {
    if (context.state === 'running') give();
    else if (context.state !== 'closed') take();
  });
  await context.resume();

  return {
    listening: listening.works,
    async pause() {
      wanted = false;
      await hush();
    },
    async resume() {
      if (!alive(stream)) {
        stop(stream);
        stream = await ask();
        connect();
      }
      await context.resume().catch(() => {});
      if (context.state !== 'running') throw new AppError('microphone-busy');
      wanted = true;
      taken = false;
      listening.resume();
    },
    async close() {
      wanted = false;
      await flush();
      await listening.end();
      stop(stream);
      await context.close().catch(() => {});
    },
  } satisfies Microphone;
};

async function ask(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: WANTED });
  } catch (thrown) {
    const name = thrown instanceof DOMException ? thrown.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new AppError('microphone-refused');
    if (name === 'NotFoundError' || name === 'OverconstrainedError') throw new AppError('microphone-missing');
    throw new AppError('microphone-busy');
  }
}

const alive = (stream: MediaStream) =>
  stream.getAudioTracks().some((track) => track.readyState === 'live' && !track.muted);

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The listening copy, second by second, where the browser can write one. */
function listenTo(stream: MediaStream, { onListening }: MicrophoneEvents) {
  const mimeType =
    typeof MediaRecorder === 'undefined' ? null : LISTENING_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = mimeType ? new MediaRecorder(stream, { mimeType, audioBitsPerSecond: LISTENING_BITS }) : null;
  // A Blob is read asynchronously: one after another, or the pieces change places.
  let reading = Promise.resolve();
  recorder?.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    reading = reading.then(async () => onListening(new Uint8Array(await data.arrayBuffer()))).catch(() => {});
  });
  recorder?.start(1_000);
  return {
    works: recorder !== null,
    pause: () => {
      if (recorder?.state === 'recording') recorder.pause();
    },
    resume: () => {
      if (recorder?.state === 'paused') recorder.resume();
    },
    end: async () => {
      if (recorder && recorder.state !== 'inactive') {
        const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
        recorder.stop();
        await stopped;
      }
      await reading;
    },
  };
}
