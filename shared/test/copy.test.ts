import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../src/i18n/sv/', import.meta.url));

/** Every string of a copy module, functions called with plain arguments, with the path to it. */
function stringsOf(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => stringsOf(item, `${path}.${key}`));
}

const all: { path: string; text: string }[] = [];
for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
  const module = (await import(`${folder}${name}`)) as Record<string, unknown>;
  all.push(...stringsOf({ ...module }, name));
}

describe('the Swedish copy', () => {
  it('is there', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it('has no empty string and no exclamation mark', () => {
    expect(all.filter(({ text }) => text.trim() === '' || text.includes('!'))).toEqual([]);
  });

  it('uses no English word where a Swedish one exists', () => {
    const english =
      /(?<!\p{L})(the|and|file|error|failed|loading|save|delete|cancel|upload|download|please|sync|offline|online|click|submit|settings|server error)(?!\p{L})/iu;
    expect(all.filter(({ text }) => english.test(text))).toEqual([]);
  });

  it('shows no raw code', () => {
    expect(all.filter(({ path, text }) => path.startsWith('errors') && /\b[a-z]+-[a-z]+-[a-z]+\b/.test(text))).toEqual(
      [],
    );
  });
});
