import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { playwrightCount, vitestCount } from './counts.mjs';
import { ensureBrowser, ensureBuilt } from './ensure.mjs';
import { STATE } from './paths.mjs';
import { bin, run, say } from './run.mjs';
import { ensureSpeechWeights } from './speech-weights.mjs';

const [node, [biome]] = bin('@biomejs/biome/bin/biome');
const [, [tsc]] = bin('typescript/bin/tsc');
const [, [vitest]] = bin('vitest/vitest.mjs');
const [, [playwright]] = bin('@playwright/test/cli.js');

const one = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** The steps of `npm run check`, in order. Each resolves to `{ passed, failed }`. */
export const CHECKS = [
  {
    name: 'Biome: lint, format, cycles',
    do: async () => one(await run(node, [biome, 'check', '--error-on-warnings'])),
  },
  { name: 'Types', do: async () => one(await run(node, [tsc, '-b'])) },
  { name: 'Unit, contract and property tests', do: () => unitTests() },
  { name: 'Build', do: async () => ensureBuilt().then(() => one(0)) },
  { name: 'Bundle budget', do: async () => one(await run(node, ['scripts/setup/bundle-budget.mjs'])) },
];

/** Tests in Node. @param args more arguments for Vitest, for example a file */
export async function unitTests(args = []) {
  await ensureSpeechWeights();
  const file = join(STATE, 'vitest.json');
  rmSync(file, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(node, [vitest, 'run', ...reporters, ...args]);
  const count = vitestCount(file);
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Browser tests. @param args more arguments for Playwright, for example a file or `--project=slow` */
export async function browserTests(args = []) {
  await ensureBuilt();
  await ensureSpeechWeights();
  const chromium = await ensureBrowser();
  const file = join(STATE, 'playwright.json');
  rmSync(file, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROMIUM_PATH: chromium ?? '' };
  const code = await run(node, [playwright, 'test', ...args], { env });
  const count = playwrightCount(file);
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Runs every step, also after a failure, and prints a line each. Resolves to the sum. */
export async function runSteps(steps) {
  const sum = { passed: 0, failed: 0 };
  for (const step of steps) {
    say(`\n== ${step.name}`);
    const from = Date.now();
    const { passed, failed } = await step.do();
    sum.passed += passed;
    sum.failed += failed;
    say(`== ${step.name}: ${passed} passed, ${failed} failed in ${Math.round((Date.now() - from) / 1000)} s`);
  }
  return sum;
}
