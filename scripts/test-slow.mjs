#!/usr/bin/env node
// Fault tests that kill browsers and servers many times over.
import { browserTests } from './setup/checks.mjs';
import { suite } from './setup/suite.mjs';

await suite('test-slow', [{ name: 'Fault tests in the browser', do: () => browserTests(['--project=slow']) }]);
