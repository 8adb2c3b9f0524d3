import { describe, expect, it } from 'vitest';
import { MASK_RULESET_HASH } from '../mask/ruleset.ts';
import { reopen } from './reopen.ts';

describe('a text read back from the store', () => {
  it('is branded as it stands under the rules of today', () => {
    const verdict = reopen({ text: 'Hej [PERSON 1]', level: 'strict', rulesetHash: MASK_RULESET_HASH });
    expect(verdict.ok && verdict.value.regated).toBe(false);
  });

  it('is gated anew under other rules, and carries the new hash when it passes', () => {
    const verdict = reopen({ text: 'Hej [PERSON 1]', level: 'strict', rulesetHash: 'old' });
    expect(verdict.ok && verdict.value).toMatchObject({ regated: true, rulesetHash: MASK_RULESET_HASH });
  });

  it('is held when the gate refuses it or its level is unknown', () => {
    expect(reopen({ text: 'Ring 070-123 45 67', level: 'normal', rulesetHash: 'old' }).ok).toBe(false);
    expect(reopen({ text: 'Hej', level: 'mild', rulesetHash: MASK_RULESET_HASH }).ok).toBe(false);
  });
});
