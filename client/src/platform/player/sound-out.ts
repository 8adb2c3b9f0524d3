import { SAMPLE_RATE } from '@arbetsytan/shared/recordings/sound';
import type { SoundOut } from './player.port.ts';

/** The loudspeaker, by Web Audio. Nothing is opened before the first sound. */
export function createSoundOut(): SoundOut {
  let context: AudioContext | null = null;
  const sources = new Set<AudioBufferSourceNode>();
  const open = () => {
    context ??= new AudioContext({ latencyHint: 'playback' });
    return context;
  };
  return {
    get now() {
      return context?.currentTime ?? 0;
    },
    async start() {
      const opened = open();
      if (opened.state !== 'running') await opened.resume();
    },
    play(samples, at) {
      if (samples.length === 0) return;
      const opened = open();
      const buffer = opened.createBuffer(1, samples.length, SAMPLE_RATE);
      buffer.copyToChannel(samples, 0);
      const source = opened.createBufferSource();
      source.buffer = buffer;
      source.connect(opened.destination);
      source.addEventListener('ended', () => sources.delete(source));
      sources.add(source);
      source.start(at);
    },
    silence() {
      for (const source of sources) {
        source.stop();
        source.disconnect();
      }
      sources.clear();
    },
    close() {
      void context?.close().catch(() => {});
      context = null;
    },
  };
}
