import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Desk, Vault } from '../desk/desk.port.ts';
import { holdLock, underLock } from '../locks.ts';
import type { CrashNotes } from '../models/crash-notes.ts';
import type { DeviceShelf } from '../models/device-shelf.ts';
import { finishTranscription } from '../transcripts/finish-transcription.ts';
import { spawn } from '../workers/spawn.ts';
import { createDeviceSpeech, type DeviceSpeech } from './device-speech.ts';
import type { SpeechWorker } from './speech.port.ts';
import type { Transcriber } from './transcriber.port.ts';
import { createTranscriber } from './transcriber.ts';

/** Speech on this device, in a worker of its own that is ended with its work. */
export function openDeviceSpeech(shelf: Pick<DeviceShelf, 'speech'>, crashes: CrashNotes): DeviceSpeech {
  return createDeviceSpeech({
    start: () =>
      spawn<SpeechWorker>(
        () => new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module', name: 'speech' }),
      ),
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
    server: async () => {
      throw new AppError('unavailable');
    },
    finish: (transcription) => finishTranscription(desk(), transcription),
    hold: holdLock,
    inTurn: (work, signal) => underLock('speech-on-device', work, signal),
    crashed: () => crashes.crashed(),
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
  });
}
