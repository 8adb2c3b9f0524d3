#!/usr/bin/env node
// `npm run bench:sync [-- 1000 10000]`: first pull, push and live updates of small documents by the product's own database and
// sync in a real browser, encrypted, beside PouchDB with express-pouchdb in the same run. Never a test.
import { ensureBrowser, ensureBuilt, ensureInstalled } from './setup/ensure.mjs';

await ensureInstalled();
await ensureBuilt();
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const { benchSync } = await import('../client/e2e/sync-bench/measure.mjs');
await benchSync({ sizes: sizes.length > 0 ? sizes : [1_000, 10_000], chromium: await ensureBrowser() });
