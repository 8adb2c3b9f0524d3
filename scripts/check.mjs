#!/usr/bin/env node
import { CHECKS } from './setup/checks.mjs';
import { suite } from './setup/suite.mjs';

await suite('check', CHECKS);
