/** What a sound file is, by its first bytes. Its name says nothing. */
export type SoundKind = 'wav' | 'mp3' | 'aac' | 'ogg-opus' | 'ogg-vorbis' | 'flac' | 'mp4' | 'webm' | 'empty' | 'other';

/** Bytes that are enough to tell. */
export const SOUND_HEAD = 4_096;

/** @param head the first SOUND_HEAD bytes, or all there are */
export function soundKind(head: Uint8Array): SoundKind {
  if (head.length === 0) return 'empty';
  const text = String.fromCharCode(...head.subarray(0, SOUND_HEAD));
  if (/^(?:RIFF|RF64|BW64)[\s\S]{4}WAVE/.test(text)) return 'wav';
  if (text.startsWith('fLaC')) return 'flac';
  if (text.startsWith('OggS')) {
    if (text.includes('OpusHead')) return 'ogg-opus';
    return text.includes('\x01vorbis') ? 'ogg-vorbis' : 'other';
  }
  if (text.startsWith('ftyp', 4) || /^[\s\S]{4}(?:moov|mdat|wide|free)/.test(text)) return 'mp4';
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'webm';
  if (text.startsWith('ID3') || isFrame(head, 0)) return isAdts(head) ? 'aac' : 'mp3';
  return 'other';
}

/** Eleven bits of one, and no reserved value behind them (ISO 11172-3, 2.4.2.3; ADTS has layer 0). */
function isFrame(head: Uint8Array, at: number): boolean {
  const [first = 0, second = 0, third = 0] = head.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  return isAdts(head.subarray(at)) || ((second & 0x18) !== 0x08 && (second & 0x06) !== 0 && third >> 4 !== 15);
}

const isAdts = (head: Uint8Array) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0;
