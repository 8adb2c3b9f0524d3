import { SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { OpinionAnswer } from '../masking/mask-with-opinion.ts';
import type { ModelKeeper } from '../models/model-keeper.ts';
import type { OpinionRulesPort } from '../workers/rules.port.ts';
import { callback, type Spawned } from '../workers/spawn.ts';
import type { OnWindow } from './find-spans.ts';
import type { OpinionOptions, SecondOpinionPort } from './opinion.port.ts';
import { hidesAnything } from './read-labels.ts';

/** A model that reads no window for this long is given up. Loading counts: a large one takes some seconds. Milliseconds. */
const PATIENCE = 60 * SECOND;

export interface OpinionParts {
  readonly keeper: Pick<ModelKeeper, 'known' | 'failed'>;
  /** A rules worker of its own: a model that hangs can only be ended with its worker, and other work must not end with it. */
  readonly start: () => Spawned<OpinionRulesPort>;
  readonly patience?: number;
}

export interface SecondOpinionAsker extends SecondOpinionPort {
  /** Loads the runtime's code in the worker, so that it is on the device. @throws AppError worker-failed */
  warm(): Promise<void>;
  stop(): void;
}

/**
 * Asks the model in its worker, with a watch on it. One question at a time: a question that is ended takes the worker with
 * it, and must not take somebody else's answer.
 */
export function createSecondOpinion({ keeper, start, patience = PATIENCE }: OpinionParts): SecondOpinionAsker {
  let current: Spawned<OpinionRulesPort> | null = null;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const worker = () => {
    if (closed) throw new AppError('cancelled');
    if (!current?.alive) current = start();
    return current;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };

  async function ask(
    work: (port: OpinionRulesPort, onWindow: OnWindow) => Promise<OpinionAnswer>,
    { signal, onWindow }: OpinionOptions,
  ): Promise<OpinionAnswer | ErrorCode> {
    if (signal?.aborted) throw new AppError('cancelled');
    const asked = worker();
    let late = false;
    let over = false;
    const giveUp = () => {
      late = true;
      asked.stop();
    };
    let timer = setTimeout(giveUp, patience);
    const stop = () => asked.stop();
    signal?.addEventListener('abort', stop);
    try {
      const progress: OnWindow = (done, of) => {
        // A word from a worker that was ended may still be on its way.
        if (over || late || signal?.aborted) return;
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience);
        onWindow?.(done, of);
      };
      return await asked.call((port) => work(port, callback(progress)));
    } catch {
      if (late) return 'model-timed-out';
      if (closed || signal?.aborted) throw new AppError('cancelled');
      // It ran out of memory, or its code could not be loaded.
      return 'model-unusable';
    } finally {
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  return {
    async mask(input, options = {}) {
      const first = await keeper.known();
      if (first.step === 'none') return { verdict: null, missed: null };
      return inTurn(async () => {
        // Whoever was before may have found that the model cannot be run.
        const state = await keeper.known();
        if ('entry' in state && state.entry && !hidesAnything(state.entry, input.level))
          return { verdict: null, missed: null };
        if (state.step === 'failed') return { verdict: null, missed: state.code };
        if (state.step === 'fetching') return { verdict: null, missed: 'model-not-here' };
        if (state.step !== 'ready') return { verdict: null, missed: null };
        const order = { ...input, model: state.entry };
        const answer = await ask((port, onWindow) => port.maskWithOpinion(order, onWindow), options);
        const missed = typeof answer === 'string' ? answer : answer.missed;
        if (missed) keeper.failed(missed);
        return typeof answer === 'string' ? { verdict: null, missed: answer } : answer;
      });
    },
    warm: () => inTurn(() => worker().call((port) => port.warmRuntime())),
    stop: () => {
      closed = true;
      current?.stop();
    },
  };
}
