import { argon2 } from '@arbetsytan/shared/core/argon2';
import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  makeAccountKeys,
  openAccountKeys,
  openProjectKey,
  wrapProjectKey,
} from '../vault/account-keys.ts';
import { passphraseFault } from './passphrase-rules.ts';
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import type { StretchPort } from './stretch.port.ts';
import { openByPassphrase, openByRecoveryCode, wrapByPassphrase, wrapByRecoveryCode } from './wrapped-vault-key.ts';

const stretch: StretchPort = { stretch: async (words, salt, cost) => new Uint8Array(argon2(words, salt, cost)) };
const CHEAP = { memory: 64, passes: 1, lanes: 1 };
const RAW = Uint8Array.from({ length: 32 }, (_none, i) => i);
const NAME = { account: 'konto', vaultId: 'valv' };
const WORDS = 'fyra ord som räcker långt';
const CODE = '0123456-789ABCD-EFGHJKM-NPQRSYV';
const aesKey = () => crypto.subtle.importKey('raw', RAW, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Written by format 1 on 2026-11-23. What is wrapped once must open in every later version. */
const PINNED = {
  passphrase:
    'eyJ2IjoxLCJrZGYiOiJhcmdvbjJpZCIsIm0iOjY1NTM2LCJ0IjozLCJwIjoxLCJzYWx0IjoiejR3Um9sazBiM2szYUpmN1VLcHRzUT09Iiwic2VhbGVkIjoidnlvYXZXRExnc0JPa0tnbWdNdCtTazFaNFJtKzUvWlhBWHVmWFdCR2FmM0NLbllTU2cvUmNhUDBXK2hYS2gwYUpXMUpKSko2M0dVb1pObWgifQ==',
  recovery:
    'eyJ2IjoxLCJzYWx0IjoiYXJyNmgrQksralMrTzV5TW8vQ0VBZz09Iiwic2VhbGVkIjoiMmR5RHVCN0FIRzU3UDV1ZW0weVB2TTBKZ2IxcUxjTVFISllQTWlET2NKZk9uQytKS1BxbE55Wm1pbDcyaXV4UWtwNDlIKzJtQ0xkdll4b0YifQ==',
  anna: {
    publicKey: 'BCv0ljzVWzFs16YdppGsK54MiEKKukehWH64JGAkqs+EmTdsJF7hI2rUijEqU4d+x6e8k5+iG8sFLnypQOjLObw=',
    sealed:
      'qUXCopeep0rz0bLa4AwcIRrqn5iLlcA5iw9RVPdPUpfXWVBLt0t6spHaqFFD7xHlgurlsU0WnB74nwVlBZPHbCYMNWgSxz4KM8W1qp1Wubeu3oucjvmAHB8QLYGISqgFkuKdytxQ1PC2SgrrNth9+lOabC2OuruJo+9RJYM8AMskfixEhrGfsAiAigOoBpP147J9sMrHuglWZhm8AbXlCVI89QZtbw==',
  },
  bo: {
    publicKey: 'BJVFfczp3LmTI0z3TxuYIEn/oiMuWTP0LPGdgZvlG0FKdiEA6ZXPNZPttQykWpqNtygTT/06KuhK7nRnmXXCiJI=',
    sealed:
      '1yjqktc4rASmPRhAx/uYAUttIb4UXM5e5PPBvCn+/kxmOi2iJsSd0+sV6Uj7zblmXmITd88ynOZrh4cd9IXYJ31hxMU48jaO3taRWHk78/tGsVjTXB6k+IP6jChACYdXQSj1pW6iCHT4/y+Jos7B3K2uCIfVeD0Ut9zC0oaN22gw8OvadEaOqVtAI3W9e0GTfn0BIil26Ug77CcDG9RvV436fvL10g==',
  },
  projectKey: '7EkAk8BZAqE4NctZHWjIwLDiZJmk/eQpia5pL/gGz4TP5Txf9l0vv00uCb9/W5eiLuCWwXn27gbgEfG0',
  fingerprint: '34012 39498 81955 72814',
};
const WRAP = { projectId: 'p', generation: 2, by: 'anna', accountId: 'bo' };

describe('a vault key', () => {
  it('that was wrapped in format 1 opens', { timeout: 60_000 }, async () => {
    expect(await openByPassphrase(PINNED.passphrase, WORDS, NAME, stretch)).toEqual(RAW);
    expect(await openByRecoveryCode(PINNED.recovery, CODE, NAME)).toEqual(RAW);
  });

  it('opens with its passphrase, for its account and vault, and with no other', async () => {
    const wrapped = await wrapByPassphrase(RAW, WORDS, NAME, stretch, CHEAP);
    expect(await openByPassphrase(wrapped, WORDS.normalize('NFD'), NAME, stretch)).toEqual(RAW);
    expect(await openByPassphrase(wrapped, `${WORDS} `, NAME, stretch)).toBeNull();
    expect(await openByPassphrase(wrapped, WORDS, { ...NAME, account: 'annat' }, stretch)).toBeNull();
    expect(await openByPassphrase(wrapped, WORDS, { ...NAME, vaultId: 'annat' }, stretch)).toBeNull();
    expect(await openByPassphrase('AAAA', WORDS, NAME, stretch)).toBeNull();
    expect(await openByPassphrase(PINNED.recovery, WORDS, NAME, stretch)).toBeNull();
  });

  it('opens with its recovery code, and with no other', async () => {
    const wrapped = await wrapByRecoveryCode(RAW, CODE, NAME);
    expect(await openByRecoveryCode(wrapped, CODE, NAME)).toEqual(RAW);
    expect(await openByRecoveryCode(wrapped, CODE.replace('0', '1'), NAME)).toBeNull();
    expect(await openByRecoveryCode(wrapped, CODE, { ...NAME, account: 'annat' })).toBeNull();
  });
});

describe('a recovery code', () => {
  const code = newRecoveryCode(Uint8Array.from({ length: 26 }, (_none, i) => i * 37));

  it('is read however it is typed', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{7}-){3}[0-9A-HJKMNP-TV-Z]{7}$/);
    expect(readRecoveryCode(code)).toBe(code);
    expect(readRecoveryCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(
      code,
    );
  });

  it('with one wrong character, or two that changed places, is told to be wrong', () => {
    const plain = code.replaceAll('-', '');
    for (let i = 0; i < plain.length; i++) {
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ')
        if (other !== plain[i]) expect(readRecoveryCode(plain.slice(0, i) + other + plain.slice(i + 1))).toBeNull();
      const [a = '', b = ''] = [plain[i], plain[i + 1]];
      if (b !== '' && a !== b) expect(readRecoveryCode(plain.slice(0, i) + b + a + plain.slice(i + 2))).toBeNull();
    }
  });
});

describe('a passphrase', () => {
  it('is long', () => {
    expect(passphraseFault('kort', [])).toBe('too-short');
    expect(passphraseFault('sexton tecken ok', [])).toBeNull();
    expect(passphraseFault('hund katt häst', [])).toBe('too-short');
    expect(passphraseFault('hund katt häst gris', [])).toBeNull();
    expect(passphraseFault('aaaaaaaaaaaaaaaaaa', [])).toBe('too-simple');
    expect(passphraseFault('x'.repeat(201), [])).toBe('too-long');
  });

  it('is not the sign-in password, nor has it in it', () => {
    expect(passphraseFault('mitt långa lösenord', ['mitt långa lösenord'])).toBe('is-sign-in');
    expect(passphraseFault('Mitt Långa Lösenord 2', ['mitt långa lösenord'])).toBe('is-sign-in');
    expect(passphraseFault('något helt annat här', ['mitt långa lösenord', 'redaktor'])).toBeNull();
    expect(passphraseFault('redaktor är jag för jämnan', ['redaktor'])).toBe('is-sign-in');
  });
});

describe('the keys of two people', () => {
  it('that were made in format 1 open what was wrapped in it', async () => {
    const bo = await openAccountKeys(PINNED.bo, 'bo', await aesKey());
    expect(bo && (await openProjectKey(PINNED.projectKey, WRAP, bo, PINNED.anna.publicKey))).toEqual(RAW);
    expect(fingerprintOf(PINNED.anna.publicKey)).toBe(PINNED.fingerprint);
  });

  it('open what one wrapped for the other, and nothing that was meant for another', async () => {
    const key = await aesKey();
    const [a, b] = [await makeAccountKeys('anna', key), await makeAccountKeys('bo', key)];
    const [anna, bo] = [await openAccountKeys(a, 'anna', key), await openAccountKeys(b, 'bo', key)];
    if (!anna || !bo) throw new Error('keys do not open');
    const wrapped = await wrapProjectKey(RAW, WRAP, anna, b.publicKey);
    expect(await openProjectKey(wrapped, WRAP, bo, a.publicKey)).toEqual(RAW);
    for (const other of [{ projectId: 'q' }, { generation: 1 }, { by: 'bo' }, { accountId: 'anna' }])
      expect(await openProjectKey(wrapped, { ...WRAP, ...other }, bo, a.publicKey)).toBeNull();
    const stranger = await openAccountKeys(await makeAccountKeys('c', key), 'c', key);
    expect(stranger && (await openProjectKey(wrapped, WRAP, stranger, a.publicKey))).toBeNull();
    expect(await openAccountKeys(a, 'bo', key)).toBeNull();
    // One's own too: so the first key of a project is kept.
    const own = { ...WRAP, accountId: 'anna' };
    expect(await openProjectKey(await wrapProjectKey(RAW, own, anna, a.publicKey), own, anna, a.publicKey)).toEqual(
      RAW,
    );
  });
});
