import { sumCounts } from './counts.mjs';

const { passed, failed } = sumCounts();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
