import { describe, expect, it } from 'vitest';
import { outlineOf, readableWords } from './outline.ts';

const REPORT =
  '# Veckorapport\n\n## Tidslinje\n\n- **2026-05**: Köpet [d1 p1]\n- ”Ett \\*citat\\*” [d2 p3]\n\nFritt stående\n';

describe('the outline of a saved report', () => {
  it('knows headings, claims and text, and where their words stand', () => {
    const lines = outlineOf(REPORT);
    expect(lines.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['item', 0],
      ['item', 0],
      ['text', 0],
    ]);
    expect(lines.map(({ start, end }) => REPORT.slice(start, end))).toEqual([
      'Veckorapport',
      'Tidslinje',
      '**2026-05**: Köpet [d1 p1]',
      '”Ett \\*citat\\*” [d2 p3]',
      'Fritt stående',
    ]);
  });

  it('takes no sign in the middle of a line for mark-up', () => {
    expect(outlineOf('a # b\nc - d\n#e').map(({ kind }) => kind)).toEqual(['text', 'text', 'text']);
  });

  it('reads words without the signs that only Markdown needs', () => {
    expect(readableWords('**2026-05**: 5 \\* 3, \\_så\\_ och [PERSON 1]')).toBe('2026-05: 5 * 3, _så_ och [PERSON 1]');
  });
});
