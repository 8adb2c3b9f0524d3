import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** Says what is being done, on standard error so that a command's standard output stays its own. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program in the project's root and resolves to its exit code. Its standard output goes to ours, or to standard
 * error when `quiet` is set.
 */
export function run(command, args, { env = {}, quiet = false, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** As `run`, but a failure ends this process with one plain line. */
export async function must(what, command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    say(`Stopped: ${what} failed (exit ${code}).`);
    process.exit(1);
  }
}

/** The JavaScript file behind a package's command, so that no shell and no PATH is needed. */
export function bin(path) {
  return [process.execPath, [`${ROOT}/node_modules/${path}`]];
}
