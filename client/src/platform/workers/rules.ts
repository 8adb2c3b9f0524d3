import type { OpinionRulesPort, RulesPort } from './rules.port.ts';
import { type Spawned, spawn } from './spawn.ts';

export const spawnRules = (): Spawned<OpinionRulesPort> =>
  spawn<OpinionRulesPort>(
    () => new Worker(new URL('./rules.worker.ts', import.meta.url), { type: 'module', name: 'rules' }),
  );

/** One rules worker for the tab, started when first needed and again after a crash. */
export function createRules(start: () => Spawned<RulesPort> = spawnRules): {
  readonly call: Spawned<RulesPort>['call'];
  stop(): void;
} {
  let current: Spawned<RulesPort> | null = null;
  return {
    call: (work) => {
      if (!current?.alive) current = start();
      return current.call(work);
    },
    stop: () => current?.stop(),
  };
}
