import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { SttPort } from '@arbetsytan/shared/recordings/stt.port';
import { call } from '../api/call.ts';
import { callBytes } from '../api/call-bytes.ts';
import type { Desk } from '../desk/desk.port.ts';
import { makeJobKeys } from './job-keys.ts';
import { createServerSpeech, type JobCalls } from './server-speech.ts';

const calls: JobCalls = {
  create: (order, signal) => call('jobs.create', { body: order, signal }),
  give: async (id, bytes, signal) => {
    await callBytes('jobs.input', { params: { id }, bytes, signal });
  },
  get: (id, signal) => call('jobs.get', { params: { id }, signal }),
  result: (id, signal) => callBytes('jobs.result', { params: { id }, signal }),
  cancel: async (id) => {
    await call('jobs.cancel', { params: { id } });
  },
};

/** The server as speech to text for one recording. @throws AppError not-found, job-not-allowed */
export async function openServerSpeech(projects: Desk['projects'], recording: Recording): Promise<SttPort> {
  const project = await projects.get(recording.projectId);
  if (!project) throw new AppError('not-found');
  // PRODUCT.md, "Classification decides".
  if (project.classification === 'source-sensitive') throw new AppError('job-not-allowed');
  return createServerSpeech({
    calls,
    makeKeys: makeJobKeys,
    newKey: () => crypto.randomUUID(),
    classification: project.classification,
    wait,
  });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    // A network that comes back is reason to try at once.
    addEventListener('online', done);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      removeEventListener('online', done);
      resolve();
    }
  });
}
