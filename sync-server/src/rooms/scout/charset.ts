import { decode1252 } from '@arbetsytan/shared/ingest/decode';

/** Which characters the bytes of a feed or a page stand for: BOM, HTTP, XML declaration, meta, then UTF-8, then Windows-1252. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const label = bomLabel(bytes) ?? httpLabel(contentType) ?? declaredLabel(bytes);
  const decoder = label ? decoderFor(label) : null;
  if (decoder) return decoder.encoding === 'windows-1252' ? decode1252(bytes) : decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode1252(bytes);
  }
}

function bomLabel(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function httpLabel(contentType: string): string | null {
  return /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? null;
}

function declaredLabel(bytes: Uint8Array): string | null {
  const head = decode1252(bytes.subarray(0, 2048));
  return (
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    null
  );
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
