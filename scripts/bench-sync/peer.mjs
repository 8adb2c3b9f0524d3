import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';

export const FOLDER = join(ROOT, '.state/bench-sync');
/** Versions that were measured together. */
const PACKAGES = ['pouchdb-core', 'pouchdb-adapter-memory', 'pouchdb-mapreduce', 'pouchdb-replication']
  .map((name) => `${name}@9.0.0`)
  .concat('express-pouchdb@4.2.0', 'express@4.21.2', 'pouchdb@9.0.0');

const SERVER = `
const PouchDB = require('pouchdb-core').plugin(require('pouchdb-adapter-memory')).plugin(require('pouchdb-mapreduce')).plugin(require('pouchdb-replication'));
const app = require('express')();
app.use('/couch', require('express-pouchdb')(PouchDB.defaults({ adapter: 'memory' }), { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: require('os').devNull }));
app.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready'));
`;

/** The peer as a page loads it. */
export const SCRIPT = join(FOLDER, 'node_modules/pouchdb/dist/pouchdb.min.js');

/** @returns false when the packages do not come */
export function installPeer() {
  if (existsSync(join(FOLDER, 'node_modules/pouchdb'))) return true;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"private":true}');
  writeFileSync(join(FOLDER, 'server.cjs'), SERVER);
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES];
  return spawnSync('npm', args, { cwd: FOLDER, stdio: 'ignore' }).status === 0;
}

/** The peer's server, in memory: its disk is not what is compared. */
export async function startPeer(port) {
  const child = spawn(process.execPath, [join(FOLDER, 'server.cjs'), String(port)], {
    cwd: FOLDER,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('express-pouchdb did not start')));
  });
  return () => child.kill();
}
