import { AppError } from '@arbetsytan/shared/errors/app-error';
import { expect, test } from 'vitest';
import { guarded, toStorageError } from './storage-error.ts';

test('a full disk is told as such, however deep it is wrapped', () => {
  const quota = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  expect(toStorageError(quota).code).toBe('storage-full');
  expect(toStorageError(Object.assign(new Error('aborted'), { name: 'AbortError', inner: quota })).code).toBe(
    'storage-full',
  );
  expect(toStorageError({ cause: { inner: quota } }).code).toBe('storage-full');
});

test('anything else is a broken storage, and carries no message on', async () => {
  const thrown = toStorageError(new Error('Åsa Öberg'));
  expect(thrown.code).toBe('storage-broken');
  expect(JSON.stringify(thrown) + thrown.message).not.toContain('Åsa');
  const own = new AppError('original-missing');
  await expect(guarded(() => Promise.reject(own))).rejects.toBe(own);
});
