import { runSteps } from './checks.mjs';
import { writeCount } from './counts.mjs';
import { ensureInstalled } from './ensure.mjs';

/** A command of package.json: set up, run the steps, remember and print the count, set the exit code. */
export async function suite(name, steps) {
  await ensureInstalled();
  const sum = await runSteps(steps);
  writeCount(name, sum);
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
  process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
}
