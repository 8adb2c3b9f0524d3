/** The one range `bytes=from-to` within a file; anything else gets the whole, as RFC 9110 allows. Both ends are included. */
export function partOf(
  range: string | undefined,
  bytes: number,
): { readonly from: number; readonly to: number } | null {
  const [, first, last] = /^bytes=(\d{1,12})-(\d{1,12})$/.exec(range ?? '') ?? [];
  const from = Number(first ?? Number.NaN);
  const to = Math.min(Number(last ?? Number.NaN), bytes - 1);
  return from <= to ? { from, to } : null;
}
