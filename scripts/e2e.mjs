#!/usr/bin/env node
// Browser tests alone; what follows `--` goes to Playwright.
import { browserTests } from './setup/checks.mjs';
import { suite } from './setup/suite.mjs';

const args = process.argv.slice(2);
await suite('e2e', [
  {
    name: 'Browser tests',
    do: () => browserTests(args.length > 0 ? args : ['--project=phone', '--project=laptop', '--project=once']),
  },
]);
