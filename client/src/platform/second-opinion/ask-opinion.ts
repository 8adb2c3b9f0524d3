import { SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { OpinionAnswer } from '../masking/mask-with-opinion.ts';
import type { ModelKeeper } from '../models/model-keeper.ts';
import type { OpinionRulesPort } from '../workers/rules.port.ts';
import { callback, type Spawned } from '../workers/spawn.ts';
import type { SecondOpinionPort } from './opinion.port.ts';

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

/** Asks the model in its worker, with a watch on it. One text at a time: the lock of masking sees to that within a project. */
export function createSecondOpinion({ keeper, start, patience = PATIENCE }: OpinionParts): SecondOpinionAsker {
  let current: Spawned<OpinionRulesPort> | null = null;
  const worker = () => {
    if (!current?.alive) current = start();
    return current;
  };

  async function ask(
    work: (port: OpinionRulesPort, onWindow: () => void) => Promise<OpinionAnswer>,
    signal: AbortSignal | undefined,
  ): Promise<OpinionAnswer | ErrorCode> {
    const asked = worker();
    let late = false;
    const giveUp = () => {
      late = true;
      asked.stop();
    };
    let timer = setTimeout(giveUp, patience);
    const stop = () => asked.stop();
    signal?.addEventListener('abort', stop);
    try {
      signal?.throwIfAborted();
      const progress = () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience);
      };
      return await asked.call((port) => work(port, callback(progress)));
    } catch (thrown) {
      if (signal?.aborted) throw new AppError('cancelled');
      if (late) return 'model-timed-out';
      // Ended from outside: the account closes.
      if (thrown instanceof AppError && thrown.code === 'cancelled') throw thrown;
      return 'model-unusable';
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  return {
    async mask(input, signal) {
      const state = await keeper.known();
      if (state.step === 'none' || state.step === 'looking') return { verdict: null, missed: null };
      if (state.step === 'failed') return { verdict: null, missed: state.code };
      if (state.step === 'fetching') return { verdict: null, missed: 'model-not-here' };
      const { entry } = state;
      const answer = await ask((port, onWindow) => port.maskWithOpinion({ ...input, model: entry }, onWindow), signal);
      if (typeof answer === 'string') {
        keeper.failed(answer);
        return { verdict: null, missed: answer };
      }
      if (answer.missed) keeper.failed(answer.missed);
      return answer;
    },
    warm: () => worker().call((port) => port.warmRuntime()),
    stop: () => current?.stop(),
  };
}
