#!/usr/bin/env node
// The fault tests again, with many more rounds. Its last result stands in docs/SOAK.md.
import { browserTests, unitTests } from './setup/checks.mjs';
import { suite } from './setup/suite.mjs';

process.env.SOAK_ROUNDS ??= '100';
process.env.ARBETSYTAN_MODEL_SEEDS ??= '100';
await suite('soak', [
  { name: 'Soak', do: () => browserTests(['--project=slow']) },
  {
    name: 'Histories of several devices',
    do: () => unitTests(['--project', 'client', 'src/platform/sync/model.test.ts']),
  },
]);
