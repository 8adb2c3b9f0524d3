import { MB } from '../core/units.ts';
import type { ErrorParams } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/codes.ts';

/** PRODUCT.md, "Limits": a document is at most 50 MB. */
export const DOCUMENT_BYTES = 50 * MB;
/** A text is at most this many UTF-16 code units: about 1,500 printed pages, what a phone masks in half a minute. */
export const TEXT_LENGTH = 3_000_000;
/** A title or a file name is cut at this length before it is masked. */
export const TITLE_LENGTH = 200;

export interface Refusal {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** Checked before any work is done. @returns null when the size is allowed */
export function refuseSize(bytes: number): Refusal | null {
  if (bytes === 0) return { code: 'file-empty', params: {} };
  if (bytes > DOCUMENT_BYTES) return { code: 'file-too-large', params: { limit: DOCUMENT_BYTES / MB } };
  return null;
}

export function refuseLength(text: { readonly length: number }): Refusal | null {
  return text.length > TEXT_LENGTH ? { code: 'text-too-long', params: { limit: TEXT_LENGTH } } : null;
}
