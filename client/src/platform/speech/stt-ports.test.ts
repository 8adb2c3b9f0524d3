import type { Job, JobOrder } from '@arbetsytan/shared/jobs/job';
import type { SpeechModel } from '@arbetsytan/shared/models/model';
import { samplesOf, toFloat } from '@arbetsytan/shared/recordings/sound';
import { hearAll, type Recogniser } from '@arbetsytan/shared/recordings/stt/hear-window';
import { sttContract } from '@arbetsytan/shared/recordings/stt/stt.contract';
import type { WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { createServerSpeech, type JobCalls } from '../jobs/server-speech.ts';
import type { Spawned } from '../workers/spawn.ts';
import { createDeviceSpeech } from './device-speech.ts';
import type { SpeechWorker } from './speech.port.ts';

/** The device with a worker of the tests in the place of the real one; the e2e tests have that. */
sttContract('this device', async ({ hear }) => {
  const port: SpeechWorker = {
    prepare: async () => {},
    start: async () => {},
    voice: async () => new Float32Array(),
    load: async () => null,
    hear,
  };
  const start = (): Spawned<SpeechWorker> => ({ call: (work) => work(port), stop: () => {}, alive: true });
  return createDeviceSpeech({
    start,
    suitsGpu: async () => false,
    model: async (id) => ({ id }) as SpeechModel,
    crashes: { begin: async () => ({ proved: () => {} }) },
    threads: () => 1,
  });
});

/** The server with a job lane of the tests: what the real one does with a job, without the network between. */
sttContract('the server', async (recogniser) =>
  createServerSpeech({
    calls: jobLane(recogniser),
    makeKeys: async () => ({ publicKey: 'x'.repeat(87), open: async (_id, bytes) => bytes }),
    newKey: () => crypto.randomUUID(),
    classification: 'normal',
    wait: async () => {},
  }),
);

function jobLane(recogniser: Recogniser): JobCalls {
  const jobs = new Map<string, { readonly order: JobOrder; results: WindowResult[] }>();
  const shown = (id: string, state: Job['state']): Job => ({
    id,
    kind: 'transcribe',
    state,
    progress: 0,
    place: null,
    engine: null,
    code: null,
    createdAt: '2026-11-23T10:00:00.000Z',
    startedAt: null,
    endedAt: null,
  });
  return {
    async create(order) {
      const id = `job-${jobs.size}`;
      jobs.set(id, { order, results: [] });
      return shown(id, 'queued');
    },
    async give(id, bytes) {
      const job = jobs.get(id);
      if (!job) throw new Error('no such job');
      const samples = new Int16Array(bytes.slice().buffer);
      const sound = async (from: number, to: number) => toFloat(samples.subarray(samplesOf(from), samplesOf(to)));
      const { windows, language } = job.order;
      const keep = async (result: WindowResult) => void job.results.push(result);
      await hearAll({ windows, language, sound }, recogniser, keep, () => {});
    },
    get: async (id) => shown(id, 'done'),
    result: async (id) => new TextEncoder().encode(JSON.stringify({ results: jobs.get(id)?.results })),
    cancel: async () => {},
  };
}
