/** The largest page there is (RFC 3533, 6): a head of 27 bytes, 255 lacing values, 255 segments of 255 bytes. */
const LARGEST_PAGE = 27 + 255 + 255 * 255;

/**
 * An Ogg file to its last whole page: a reader that meets half a page gives up what it had read ahead.
 * @returns the file itself when its last page is whole, or when it has none
 */
export async function mendOgg(file: Blob): Promise<Blob> {
  const from = Math.max(0, file.size - 2 * LARGEST_PAGE);
  const tail = new Uint8Array(await file.slice(from).arrayBuffer());
  for (let at = tail.length - 4; at >= 0; at--) {
    if (tail[at] !== 0x4f || tail[at + 1] !== 0x67 || tail[at + 2] !== 0x67 || tail[at + 3] !== 0x53) continue;
    const end = pageEnd(tail, at);
    if (end === null || end > tail.length) return file.slice(0, from + at);
    return end < tail.length ? file.slice(0, from + end) : file;
  }
  return file;
}

/** Where the page that begins at `at` ends; null when its head is cut. */
function pageEnd(bytes: Uint8Array, at: number): number | null {
  const segments = bytes[at + 26];
  if (segments === undefined || at + 27 + segments > bytes.length) return null;
  let end = at + 27 + segments;
  for (let i = 0; i < segments; i++) end += bytes[at + 27 + i] ?? 0;
  return end;
}
