#!/usr/bin/env node
// `npm run bench:masking`: how well and how fast text is masked, by level, type, source and genre, beside Presidio in the
// same run. Never a test: the tests hold the figures of shared/test/masking/figures.json.
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';

await ensureInstalled();
await ensureBuilt();
// Only now: in a fresh clone the rules it measures were not built before.
const { benchMasking } = await import('./bench-masking/run.mjs');
benchMasking();
