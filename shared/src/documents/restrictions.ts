import type { Restrictions } from './document.ts';

/** What a text made of several may be used for: no more than each of them. */
export function strictest(all: readonly Restrictions[]): Restrictions {
  return {
    ai: all.every(({ ai }) => ai),
    export: all.every((each) => each.export),
    fortKnox: all.every(({ fortKnox }) => fortKnox),
  };
}

export function sameRestrictions(a: Restrictions, b: Restrictions): boolean {
  return a.ai === b.ai && a.export === b.export && a.fortKnox === b.fortKnox;
}
