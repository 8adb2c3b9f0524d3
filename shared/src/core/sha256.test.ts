import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Bytes, sha256Text } from './sha256.ts';

describe('SHA-256', () => {
  it("agrees with the platform's, for text and bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sha256Text(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(sha256Bytes(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});
