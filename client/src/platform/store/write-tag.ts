/**
 * Names one write of a row: how many there have been, and a random stamp, so that two devices' fifth writes are never taken for
 * one. It lies first in the row's body, which needs no change of the database's schema: rows of before sync have none.
 */
export interface WriteTag {
  readonly version: number;
  /** 8 random bytes, hex. */
  readonly stamp: string;
}

const TAG = '~';
const PATTERN = /^\{"~":\[(\d{1,10}),"([0-9a-f]{16})"\]/;

/** Reads no more of the body than its beginning. Null for a body of before sync, and for one that does not open. */
export function tagOf(body: string): WriteTag | null {
  const found = PATTERN.exec(body);
  return found ? { version: Number(found[1]), stamp: found[2] as string } : null;
}

/** The tag of the next write of a row whose body is, or was, `body`. */
export function nextTag(body: string | undefined): WriteTag {
  return { version: (body === undefined ? 0 : (tagOf(body)?.version ?? 0)) + 1, stamp: newStamp() };
}

export function newStamp(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A body as it is stored. Without a row: that of a removed one, which holds nothing but the tag. */
export function taggedBody(row: object | null, { version, stamp }: WriteTag): string {
  return JSON.stringify({ [TAG]: [version, stamp], ...row });
}

/** The row in a body, without its tag; null for the body of a removed row. */
export function rowIn(body: string): Readonly<Record<string, unknown>> | null {
  const { [TAG]: _tag, ...row } = JSON.parse(body) as Record<string, unknown>;
  return 'id' in row ? row : null;
}

export const sameWrite = (a: WriteTag | null, b: WriteTag | null): boolean =>
  a !== null && b !== null && a.version === b.version && a.stamp === b.stamp;
