import type { Desk, Vault } from '../desk/desk.port.ts';
import { holdLock, underLock } from '../locks.ts';
import type { CrashNotes } from '../models/crash-notes.ts';
import type { DeviceShelf } from '../models/device-shelf.ts';
import { spawn } from '../workers/spawn.ts';
import { createDeviceSpeech, type DeviceSpeech } from './device-speech.ts';
import type { SpeechWorker } from './speech.port.ts';
import type { Transcriber } from './transcriber.port.ts';
import { createTranscriber } from './transcriber.ts';

/** Speech on this device, in a worker of its own that is ended with its work. */
export function openDeviceSpeech(shelf: Pick<DeviceShelf, 'speech'>, crashes: CrashNotes): DeviceSpeech {
  return createDeviceSpeech({
    start: (device) =>
      spawn<SpeechWorker>(() =>
        device === 'webgpu'
          ? new Worker(new URL('./speech-gpu.worker.ts', import.meta.url), { type: 'module', name: 'speech-gpu' })
          : new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module', name: 'speech' }),
      ),
    suitsGpu: async (entry) => {
      const [{ probeDevice }, { onGpu }] = await Promise.all([
        import('../models/device-probe.ts'),
        import('@arbetsytan/shared/models/suggest'),
      ]);
      return onGpu(await probeDevice(), entry);
    },
    model: async (id) => (await shelf.speech()).find((entry) => entry.id === id) ?? null,
    crashes,
  });
}

/** @param desk asked when a transcript is made, so that it may hold the transcriber itself */
export function openTranscriber(
  vault: Vault,
  desk: () => Desk,
  device: DeviceSpeech,
  crashes: CrashNotes,
): Transcriber {
  return createTranscriber({
    vault,
    device,
    // Fetched when there is speech to write out, and not before the first screen.
    server: async (recording) => {
      const { openServerSpeech } = await import('../jobs/open-server-speech.ts');
      return openServerSpeech(desk().projects, recording);
    },
    finish: async (transcription) => {
      const { finishTranscription } = await import('../transcripts/finish-transcription.ts');
      return finishTranscription(desk(), transcription);
    },
    hold: holdLock,
    inTurn: (work, signal) => underLock('speech-on-device', work, signal),
    crashed: () => crashes.crashed(),
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
  });
}
