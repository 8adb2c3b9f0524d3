import { type CodeFacts, ERROR_CODES, type ErrorCode } from './codes.ts';

/** Ids, numbers and enums only: what a person wrote must never ride on an error. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/** The one exception type of the product. `message` is the code: nothing else can leak through a log of it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  get facts(): CodeFacts {
    return ERROR_CODES[this.code];
  }
}

/** The error as it crosses the wire: no message text. */
export interface WireError {
  readonly error: { readonly code: ErrorCode; readonly params: ErrorParams; readonly requestId: string };
}
