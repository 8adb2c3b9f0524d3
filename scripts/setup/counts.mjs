import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE } from './paths.mjs';

/** Remembers how many checks of a suite passed and failed. */
export function writeCount(suite, { passed, failed }) {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(join(STATE, `count-${suite}.json`), JSON.stringify({ passed, failed }));
}

/** The sum over the suites that ran since the counts were cleared. */
export function sumCounts() {
  const sum = { passed: 0, failed: 0 };
  if (!existsSync(STATE)) return sum;
  for (const name of readdirSync(STATE)) {
    if (!/^count-.*\.json$/.test(name)) continue;
    const count = JSON.parse(readFileSync(join(STATE, name), 'utf8'));
    sum.passed += count.passed;
    sum.failed += count.failed;
  }
  return sum;
}

/** Counts in a file that Vitest's JSON reporter wrote. A file that is missing counts as one failure. */
export function vitestCount(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that could not even load has no failed test of its own.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTests === 0 ? numFailedTestSuites : 0) };
}

/** Counts in a file that Playwright's JSON reporter wrote. */
export function playwrightCount(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (errors?.length ?? 0) };
}
