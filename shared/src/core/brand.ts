/**
 * Nominal types. A brand marks text that has passed a door; only the room that owns the door may make it.
 * Bytes -> RawText -> NormalText -> MaskedText -> GatedText (see docs/ARCHITECTURE.md). A brand does not survive the wire
 * or the store: `gate/reopen.ts` brands what is read back.
 */
declare const brand: unique symbol;

export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Owned by `ingest/decode.ts`. */
export type RawText = Brand<string, 'RawText'>;
/** Owned by `text/normalise.ts`. */
export type NormalText = Brand<string, 'NormalText'>;
/** Owned by `mask/mask.ts`. */
export type MaskedText = Brand<string, 'MaskedText'>;
/** Owned by `gate/pii-gate.ts` and `gate/reopen.ts`. */
export type GatedText = Brand<string, 'GatedText'>;
