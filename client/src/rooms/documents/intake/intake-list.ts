import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { IntakeItem, IntakeState } from '../../../platform/intake/intake.port.ts';

/** What the screen follows: an array that is replaced at every change. */
export interface IntakeList {
  items(): readonly IntakeItem[];
  get(id: string): IntakeItem | undefined;
  add(items: readonly IntakeItem[]): void;
  set(id: string, state: IntakeState): void;
  remove(id: string): void;
  subscribe(on: () => void): () => void;
}

export function createIntakeList(): IntakeList {
  let items: readonly IntakeItem[] = [];
  const listeners = new Set<() => void>();
  const replace = (next: readonly IntakeItem[]) => {
    items = next;
    for (const on of listeners) on();
  };
  return {
    items: () => items,
    get: (id) => items.find((item) => item.id === id),
    add: (more) => replace([...items, ...more]),
    set: (id, state) =>
      replace(items.map((item) => (item.id === id ? { ...item, state, canRetry: canRetry(state) } : item))),
    remove: (id) => replace(items.filter((item) => item.id !== id)),
    subscribe: (on) => {
      listeners.add(on);
      return () => listeners.delete(on);
    },
  };
}

/** A refusal by the gate may pass later, when the project's words or releases have changed. */
export function canRetry(state: IntakeState): boolean {
  return state.step === 'failed' && (state.code === 'gate-refused' || new AppError(state.code).facts.retry);
}
