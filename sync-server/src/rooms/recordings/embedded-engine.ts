import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MINUTE } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { SpeechModel } from '@arbetsytan/shared/models/model';
import type { Heard } from '@arbetsytan/shared/recordings/stt/guards';
import type { LoadedSpeech, SpeechEngine } from '../../platform/speech/engine.port.ts';
import type { ChildAnswer, ChildOrder } from './speech-child.ts';

export interface EmbeddedParts {
  /** The models whose files have their hashes, and the folder that each lies in. */
  readonly models: () => Promise<readonly SpeechModel[]>;
  readonly folder: string;
  /** The script of the child; a parameter so that a test can run it from its source. */
  readonly script: string;
  readonly threads?: number;
}

/** A child that has heard nothing for so long is ended: a model takes a gigabyte. Milliseconds. */
const IDLE = 2 * MINUTE;
/** A window takes seconds; a child that says nothing for so long hangs. */
const PATIENCE = 5 * MINUTE;

/**
 * The server's own engine: ONNX Runtime in a child process, so that a model that takes all memory takes the child, and a
 * cancelled job ends at once. One model at a time.
 */
export function createEmbeddedEngine({
  models,
  folder,
  script,
  threads = availableParallelism(),
}: EmbeddedParts): SpeechEngine {
  let kept: { readonly model: string; readonly child: Child } | null = null;
  let idle: NodeJS.Timeout | null = null;

  const drop = () => {
    if (idle) clearTimeout(idle);
    idle = null;
    kept?.child.stop();
    kept = null;
  };

  return {
    name: 'embedded',
    models: async () => (await usable(models)).map(({ id, name }) => ({ id, name })),
    async load(id): Promise<LoadedSpeech> {
      const model = (await usable(models)).find((each) => each.id === id);
      if (!model?.dtypes) throw new AppError('model-missing');
      if (idle) clearTimeout(idle);
      if (kept?.model !== id || !kept.child.alive) {
        drop();
        const child = startChild(script);
        kept = { model: id, child };
        try {
          const { dtypes, wordTimes } = model;
          await child.ask({ load: { path: join(folder, id), dtypes, wordTimes }, threads });
        } catch {
          drop();
          throw new AppError('model-unusable');
        }
      }
      const { child } = kept;
      return {
        async hear(samples, language) {
          if (idle) clearTimeout(idle);
          const heard = (await child.ask({ hear: samples, language })) as Heard;
          idle = setTimeout(drop, IDLE);
          idle.unref();
          return heard;
        },
        stop: () => {
          if (kept?.child === child) drop();
        },
      };
    },
    close: drop,
  };
}

const usable = async (models: EmbeddedParts['models']) => (await models()).filter(({ format }) => format === 'onnx');

type Question = ChildOrder extends infer O ? (O extends ChildOrder ? Omit<O, 'id'> : never) : never;

interface Child {
  readonly alive: boolean;
  ask(question: Question): Promise<unknown>;
  stop(): void;
}

function startChild(script: string): Child {
  // Nothing of the parent's environment is the child's business but the way to its programs.
  const child: ChildProcess = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env.PATH ?? '' },
    execArgv: [],
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let last = 0;
  let alive = true;
  const end = () => {
    alive = false;
    for (const { reject } of waiting.values()) reject(new AppError('job-engine-failed'));
    waiting.clear();
  };
  child.on('exit', end);
  child.on('error', end);
  child.on('message', (answer: ChildAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asked?.resolve(answer.value);
    else asked?.reject(new AppError('job-engine-failed'));
  });
  return {
    get alive() {
      return alive;
    },
    ask(question) {
      return new Promise((resolve, reject) => {
        if (!alive) return reject(new AppError('job-engine-failed'));
        last += 1;
        const id = last;
        const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            then(value);
          };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        child.send({ ...question, id });
      });
    },
    stop: () => child.kill('SIGKILL'),
  };
}
