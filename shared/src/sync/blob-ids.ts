import type { Id } from '../core/ids.ts';

/** What sealed bytes are of. A track of a recording: its samples, or the copy that is listened to. */
export type BlobOf =
  | { readonly kind: 'original'; readonly id: Id }
  | { readonly kind: 'sound'; readonly id: Id; readonly track: 'pcm' | 'opus' };

/** Name of sealed bytes on the server: an id and nothing more. */
export function blobIdOf(of: BlobOf): string {
  return of.kind === 'original' ? `o.${of.id}` : `s.${of.track}.${of.id}`;
}

/** @returns null for a name that is not ours */
export function blobOf(name: string): BlobOf | null {
  const original = /^o\.(.+)$/.exec(name)?.[1];
  if (original !== undefined) return { kind: 'original', id: original as Id };
  const sound = /^s\.(pcm|opus)\.(.+)$/.exec(name);
  return sound ? { kind: 'sound', id: sound[2] as Id, track: sound[1] as 'pcm' | 'opus' } : null;
}
