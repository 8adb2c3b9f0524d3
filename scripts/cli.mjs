#!/usr/bin/env node
// `npm run --silent arbetsytan -- VERB ...`: the rules as a command. Standard output is the result and nothing else.
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';

const VERBS = {
  mask: './cli/mask-command.mjs',
  gate: './cli/gate-command.mjs',
  compile: './cli/compile-command.mjs',
  transcribe: './cli/transcribe-command.mjs',
};

const [verb, ...args] = process.argv.slice(2);
if (!verb || !Object.hasOwn(VERBS, verb)) {
  process.stderr.write(`arbetsytan: say one of ${Object.keys(VERBS).join(', ')}\n`);
  process.exit(2);
}
await ensureInstalled();
await ensureBuilt(verb === 'transcribe' ? ['shared', 'sync-server'] : ['shared']);
const { run } = await import(VERBS[verb]);
// A closed pipe (`| head`) is the reader's choice, not a failure.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await run(args, process.stdin, process.stdout, process.stderr);
