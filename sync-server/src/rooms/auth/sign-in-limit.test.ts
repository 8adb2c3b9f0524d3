import { MINUTE } from '@arbetsytan/shared/core/units';
import { describe, expect, it } from 'vitest';
import { createSignInLimit } from './sign-in-limit.ts';

const NEWSROOM = '192.0.2.7';

describe('the sign-in limit', () => {
  it('does not count a newsroom behind one address that signs in with right passwords', () => {
    const limit = createSignInLimit(() => 0);
    for (let i = 0; i < 200; i++) {
      expect(limit.allowed('redaktor', NEWSROOM)).toBe(true);
      limit.failed('redaktor', NEWSROOM);
      limit.succeeded('redaktor', NEWSROOM);
    }
  });

  it('stops an address that guesses at many accounts, also when it signs in to one of its own between', () => {
    const limit = createSignInLimit(() => 0);
    let guesses = 0;
    while (guesses < 100 && limit.allowed(`konto${guesses}`, NEWSROOM)) {
      limit.failed(`konto${guesses++}`, NEWSROOM);
      limit.failed('redaktor', NEWSROOM);
      limit.succeeded('redaktor', NEWSROOM);
    }
    expect(guesses).toBe(40);
  });

  it('opens again after five minutes', () => {
    let now = 0;
    const limit = createSignInLimit(() => now);
    for (let i = 0; i < 8; i++) limit.failed('admin', NEWSROOM);
    expect(limit.allowed('Admin', NEWSROOM)).toBe(false);
    now = 5 * MINUTE + 1;
    expect(limit.allowed('admin', NEWSROOM)).toBe(true);
  });
});
