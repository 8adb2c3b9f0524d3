import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { ERROR_CODES, isErrorCode } from './codes.ts';

describe('error codes', () => {
  it('are lower case words with hyphens and have a real status or none', () => {
    for (const [code, { status }] of Object.entries(ERROR_CODES)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(status === 0 || (status >= 400 && status < 600)).toBe(true);
    }
  });

  it('know no code from the prototype', () => {
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('internal')).toBe(true);
  });

  it('carry the code as their only message', () => {
    expect(String(new AppError('file-too-large', { limit: 50 }))).toBe('AppError: file-too-large');
  });
});
