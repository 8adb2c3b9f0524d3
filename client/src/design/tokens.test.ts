import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../', import.meta.url));

function styleSheets(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css') && !name.endsWith('tokens.css'))
    .map((name) => join(folder, name));
}

/** Raw values of a style sheet: colours, and lengths that should have been tokens. Media queries cannot read tokens. */
function rawValues(css: string): string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@(?:media|container|import)[^{;]*/g, '');
  const values = [...rules.matchAll(/:\s*([^;{}]+)[;}]/g)].map((match) => match[1] ?? '');
  return values.filter((value) =>
    /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(|(?<![\w.-])\d*\.?\d+(?:px|rem|em|pt)\b|\b(?:white|black|red|blue|green|gr[ae]y|yellow|orange|purple)\b/i.test(
      value,
    ),
  );
}

describe('the look', () => {
  it.each(styleSheets(SRC).map((path) => [path.slice(SRC.length), path]))(
    '%s takes every colour and length from the tokens',
    (_name, path) => {
      expect(rawValues(readFileSync(path, 'utf8'))).toEqual([]);
    },
  );

  it('uses no token that is not there, and has no token that nothing uses', () => {
    const tokens = readFileSync(join(SRC, 'design/tokens.css'), 'utf8');
    const defined = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
    const sheets = styleSheets(SRC).map((path) => readFileSync(path, 'utf8'));
    const used = new Set(
      [...sheets, tokens].flatMap((css) => [...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1])),
    );
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });

  it('gives dark the same roles whether the system or the person chose it', () => {
    const css = readFileSync(join(SRC, 'design/tokens.css'), 'utf8');
    const block = (from: string) =>
      [...(css.split(from)[1]?.split('}')[0] ?? '').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
        (match) => `${match[1]}: ${match[2]}`,
      );
    const [system, person] = [block(':root:not([data-theme="light"]) {'), block(':root[data-theme="dark"] {')];
    expect(system.length).toBeGreaterThan(20);
    expect(person).toEqual(system);
  });

  it('finds a raw value when there is one', () => {
    expect(rawValues('.a { color: #fff; margin: 3px; padding: calc(var(--x) + 1rem) }')).toHaveLength(3);
  });
});
