import { describe, expect, it } from 'vitest';
import { soundKind } from './sound-kind.ts';
import { readWavLayout, readWavSamples } from './wav.ts';

function wav(format: number, width: number, channels: number, write: (view: DataView, at: number) => void, frames = 4) {
  const bytes = frames * channels * width;
  const view = new DataView(new ArrayBuffer(44 + bytes));
  const name = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  name(0, 'RIFF');
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, format, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, 44_100, true);
  view.setUint16(32, channels * width, true);
  view.setUint16(34, width * 8, true);
  name(36, 'data');
  view.setUint32(40, bytes, true);
  for (let at = 44; at < 44 + bytes; at += width) write(view, at);
  return new Uint8Array(view.buffer);
}

const read = (bytes: Uint8Array) => {
  const layout = readWavLayout(bytes);
  return layout && { layout, channels: readWavSamples(bytes.subarray(layout.at), layout) };
};

describe('a WAV', () => {
  it.each([
    ['8-bit', wav(1, 1, 1, (view, at) => view.setUint8(at, 192))],
    ['16-bit', wav(1, 2, 2, (view, at) => view.setInt16(at, 16_384, true))],
    ['24-bit', wav(1, 3, 1, (view, at) => view.setUint8(at + 2, 64))],
    ['32-bit', wav(1, 4, 1, (view, at) => view.setInt32(at, 2 ** 30, true))],
    ['floating', wav(3, 4, 2, (view, at) => view.setFloat32(at, 0.5, true))],
    ['double', wav(3, 8, 1, (view, at) => view.setFloat64(at, 0.5, true))],
  ])('of %s samples is read', (_name, bytes) => {
    expect(soundKind(bytes)).toBe('wav');
    for (const channel of read(bytes)?.channels ?? []) expect([...channel]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(read(bytes)?.layout.rate).toBe(44_100);
  });

  it('that is cut in the middle of a frame gives its whole frames', () => {
    const bytes = wav(1, 2, 2, (view, at) => view.setInt16(at, 16_384, true)).subarray(0, 44 + 13);
    expect(read(bytes)?.channels.map(({ length }) => length)).toEqual([3, 3]);
  });

  it('of another kind is not read as samples', () => {
    expect(readWavLayout(wav(85, 1, 1, () => {}))).toBeNull();
    expect(readWavLayout(new TextEncoder().encode('RIFF....WAVE'))).toBeNull();
  });
});

describe('the kind of a sound file', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  it.each([
    ['', 'empty'],
    ['Kära dagbok, i dag', 'other'],
    ['%PDF-1.7', 'other'],
    ['ID3\x04\0\0\0', 'mp3'],
    ['\xff\xfb\x90\x00', 'mp3'],
    ['\xff\xf1\x50\x80', 'aac'],
    ['fLaC\0', 'flac'],
    ['OggS\0\0 OpusHead', 'ogg-opus'],
    ['OggS\0\0 \x01vorbis', 'ogg-vorbis'],
    ['\0\0\0 ftypM4A ', 'mp4'],
    ['\x1a\x45\xdf\xa3webm', 'webm'],
  ])('is told by its bytes: %j', (head, kind) => {
    expect(soundKind(bytes(head))).toBe(kind);
  });
});
