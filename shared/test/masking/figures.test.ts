import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MASK_LEVELS, type MaskLevel } from '../../src/mask/levels.ts';
import { masked } from './found.ts';
import { FOLDER, passagesOf } from './passages.ts';

// figures.json is what was measured last; a type that falls by more than half a point fails. Better figures are written by
// `UPDATE_FIGURES=1 npx vitest run --project shared shared/test/masking/figures.test.ts`, and the change is reviewed.

interface Figure {
  /** Percent, one decimal. */
  readonly recall: number;
  readonly precision: number;
}
type Figures = Record<string, Figure>;

const FILE = join(FOLDER, 'figures.json');
const MOST_LOST = 0.5;
const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Figures>) : {};
const measured: Record<string, Figures> = {};

function measure(file: string, level: MaskLevel): Figures {
  const place = mkdtempSync(join(tmpdir(), 'figures-'));
  try {
    const predictions = join(place, 'predictions.jsonl');
    const lines = passagesOf(file).map(({ id, text }) => {
      const { masked: output, spans } = masked(text, level);
      return JSON.stringify({ id, masked: output, spans: spans.map(({ start, end, type }) => ({ start, end, type })) });
    });
    writeFileSync(predictions, lines.join('\n'));
    const out = join(place, 'figures.json');
    const args = ['--gold', join(FOLDER, file), '--pred', predictions, '--level', level, '--json', out, '--quiet'];
    execFileSync(process.execPath, [join(FOLDER, 'score.mjs'), ...args], { encoding: 'utf8' });
    return figuresOf(JSON.parse(readFileSync(out, 'utf8')) as Scored);
  } finally {
    rmSync(place, { recursive: true });
  }
}

interface Scored {
  readonly types: Record<string, { gold: number; full: number }>;
  readonly total: { readonly gold: number; readonly full: number; readonly pred: number; readonly tpAny: number };
}

const percent = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10);

/** Recall of each type that occurs (every letter and digit hidden), and of all; precision of all. */
function figuresOf({ types, total }: Scored): Figures {
  const each = Object.entries(types)
    .filter(([, { gold }]) => gold > 0)
    .map(([type, { gold, full }]) => [type, { recall: percent(full, gold), precision: 100 }] as const);
  const all = { recall: percent(total.full, total.gold), precision: percent(total.tpAny, total.pred) };
  return Object.fromEntries([...each, ['ALL', all]]);
}

describe.each(['dev.jsonl', 'second.jsonl'])('%s', (file) => {
  it.each(MASK_LEVELS)('is masked at %s at least as well as was measured last', (level) => {
    const name = `${file} ${level}`;
    const now = measure(file, level);
    measured[name] = now;
    if (process.env.UPDATE_FIGURES === '1') {
      writeFileSync(FILE, `${JSON.stringify({ ...known, ...measured }, null, 2)}\n`);
      return;
    }
    const before = known[name];
    expect(before, 'figures.json has no such line').toBeDefined();
    const lost = Object.entries(before ?? {}).flatMap(([type, { recall, precision }]) => {
      const found = now[type];
      const worse = !found || found.recall < recall - MOST_LOST || found.precision < precision - MOST_LOST;
      return worse
        ? [`${type}: ${found?.recall ?? 0} (was ${recall}), precision ${found?.precision ?? 0} (was ${precision})`]
        : [];
    });
    expect(lost).toEqual([]);
  });
});
