/** Yes, or no with every reason at once. A refusal is a value, never an exception. */
export type Verdict<T, R = GateReason> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reasons: readonly R[] };

/** Why the PII gate says no. `start`/`end` are UTF-16 offsets in the text that was gated; never the text itself. */
export interface GateReason {
  readonly code: GateCode;
  readonly start: number;
  readonly end: number;
}

export const GATE_CODES = [
  'digits', // six digits or more that the level does not leave readable
  'digit-words', // six digit words in a row
  'email', // an at-sign, or a spelling of one, between word-like parts
  'handle', // a bare handle or URL, from strict
  'plate', // shaped as a number plate
  'passport', // shaped as a passport or ID number
  'known-form', // a surface form of the project's key table, from strict
  'always-mask', // a term of "maska alltid"
  'unknown-placeholder', // a placeholder that the project does not know
  'still-unmasked', // masking at the row's level would hide more, and no release covers it
  'unknown-level',
  'gate-failed', // the gate itself broke or ran out of time: fail closed
] as const;
export type GateCode = (typeof GATE_CODES)[number];

export interface GateOptions {
  /** Every surface form that must not occur, as the vault's key table knows them. */
  readonly knownForms?: readonly string[];
  readonly alwaysMask?: readonly string[];
  readonly releases?: readonly { readonly form: string }[];
  /** Placeholders the project knows, for example "[PERSON 1]". Absent: placeholders are not checked (the server). */
  readonly knownPlaceholders?: readonly string[];
  /** Asked between the steps; true ends the gate with a refusal: out of time is out of the question. */
  readonly isLate?: () => boolean;
}
