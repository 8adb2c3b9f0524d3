#!/usr/bin/env node
// Everything CI checks that stays under 25 minutes on two cores from a fresh clone.
import { browserTests, CHECKS } from './setup/checks.mjs';
import { suite } from './setup/suite.mjs';

await suite('test', [
  ...CHECKS,
  { name: 'Browser tests', do: () => browserTests(['--project=phone', '--project=laptop', '--project=once']) },
]);
