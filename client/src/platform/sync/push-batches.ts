import { PUSH_BYTES, PUSH_ROWS, type PushedRow, ROW_BYTES } from '@arbetsytan/shared/sync/protocol';

/** UTF-8 bytes of a row's body. */
export const bodyBytes = ({ row }: PushedRow): number => new TextEncoder().encode(row.body).length;

/** A row that no push can carry. */
export const tooLarge = (bytes: number): boolean => bytes > ROW_BYTES;

/** In the order given; no batch holds more rows or bytes than the server takes. */
export function pushBatches(
  rows: readonly PushedRow[],
  sizeOf: (row: PushedRow) => number = bodyBytes,
): readonly (readonly PushedRow[])[] {
  const batches: PushedRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = sizeOf(row);
    const batch = batches.at(-1);
    if (!batch || batch.length >= PUSH_ROWS || bytes + size > PUSH_BYTES) {
      batches.push([row]);
      bytes = size;
    } else {
      batch.push(row);
      bytes += size;
    }
  }
  return batches;
}
