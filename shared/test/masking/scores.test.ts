import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gate } from '../../src/gate/pii-gate.ts';
import { MASK_LEVELS, type MaskLevel } from '../../src/mask/levels.ts';
import { masked } from './found.ts';
import { FOLDER, passagesOf, perfect } from './passages.ts';

const folder = FOLDER;
const passages = passagesOf('dev.jsonl');

/** Runs the project's scorer; it exits with 1 and names what was missed when a threshold is not met. */
function score(level: MaskLevel, thresholds: readonly string[]): string {
  const place = mkdtempSync(join(tmpdir(), 'masking-'));
  const predictions = join(place, 'predictions.jsonl');
  writeFileSync(
    predictions,
    passages.map(({ id, text }) => JSON.stringify({ id, spans: masked(text, level).spans })).join('\n'),
  );
  try {
    const args = ['--gold', join(folder, 'dev.jsonl'), '--pred', predictions, '--level', level, ...thresholds];
    return execFileSync(process.execPath, [join(folder, 'score.mjs'), ...args], { encoding: 'utf8' });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe('the development passages', () => {
  it.each([
    [
      'normal',
      ['--min-recall', 'ALL=0.99', '--min-precision', 'ALL=0.97', '--max-leak', '0.005', '--max-overmask', '0.005'],
    ],
    [
      'strict',
      [
        '--min-recall',
        'ALL=0.98,PERSON=0.97',
        '--min-precision',
        'ALL=0.97,PERSON=0.96',
        '--max-leak',
        '0.01',
        '--max-overmask',
        '0.01',
      ],
    ],
    [
      'paranoid',
      [
        '--min-recall',
        'ALL=0.98,DATE=0.97,TIME=0.97,PLACE=0.9,ORG=0.9',
        '--max-digit-leak',
        '0',
        '--max-overmask',
        '0.01',
      ],
    ],
  ] as const)('are masked at %s as well as was measured when this was written', (level, thresholds) => {
    expect(score(level, thresholds)).not.toContain('FAIL');
  });

  it('are refused by the gate when a personnummer, a phone number or an e-mail address is left', () => {
    const naked = passages.filter(({ spans }) =>
      spans.some(({ type }) => ['PERSONNUMMER', 'PHONE', 'EMAIL'].includes(type)),
    );
    expect(naked.length).toBeGreaterThan(100);
    for (const level of MASK_LEVELS) {
      const stopped = naked.filter(({ text }) => !gate(text, level).ok);
      expect(stopped.length / naked.length).toBeGreaterThanOrEqual(0.99);
    }
  });

  it('pass the gate when they are perfectly masked', () => {
    for (const level of MASK_LEVELS) {
      const refused = passages.filter((passage) => !gate(perfect(passage, level), level).ok).map(({ id }) => id);
      expect(refused.length / passages.length, refused.join()).toBeLessThanOrEqual(0.03);
    }
  });

  it('pass the gate as masking leaves them', () => {
    const all = [...passages, ...passagesOf('second.jsonl')];
    for (const level of MASK_LEVELS)
      expect(all.filter(({ text }) => !gate(masked(text, level).masked, level).ok).map(({ id }) => id)).toEqual([]);
  });
});
