import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawText } from '../core/brand.ts';
import { normalise } from './normalise.ts';
import { paragraphs } from './paragraphs.ts';

const normal = (text: string): string => normalise(text as RawText);

describe('normalising a text', () => {
  it('keeps paragraphs and makes all line ends one', () => {
    expect(normal('Ett\r\nTvå\r\rTre\u2028Fyra')).toBe('Ett\nTvå\n\nTre\nFyra');
  });

  it('keeps at most one empty line and no trailing blanks', () => {
    expect(normal('\n\nEtt  \t\n \n\n\nTvå\n')).toBe('Ett\n\nTvå');
  });

  it('drops control characters but no letter, and composes what was decomposed', () => {
    expect(normal('A\u0000sa\u0308\u0007 o\u0308l\tså')).toBe('Asä öl\tså');
  });

  it('makes a half surrogate visible instead of passing it on', () => {
    expect(normal('a\ud800b')).toBe('a\ufffdb');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => normal(normal(text)) === normal(text)),
    );
  });
});

describe('paragraphs', () => {
  it('are cut at empty lines and know where they stand', () => {
    const text = 'Ett\nrad två\n\nTvå';
    expect(paragraphs(text).map((part) => part.text)).toEqual(['Ett\nrad två', 'Två']);
    for (const part of paragraphs(text)) expect(text.slice(part.start, part.end)).toBe(part.text);
  });

  it('are none in an empty text', () => {
    expect(paragraphs('')).toEqual([]);
  });
});
