import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Floors of shared, lowest first. A room may import its own floor's own folder and every floor below, nothing else. */
export const FLOORS: readonly (readonly string[])[] = [
  ['core'],
  ['errors'],
  ['auth', 'models'],
  ['ingest', 'text'],
  ['mask'],
  ['gate'],
  ['projects'],
  ['documents'],
  ['notes', 'sources', 'recordings', 'scout'],
  ['search', 'trash'],
  ['fort-knox'],
  ['jobs'],
  ['sync'],
  ['contract'],
  ['i18n'],
];

/** What only these files may import. A package is matched with its subpaths. */
export const SINGLE_IMPORTERS: readonly {
  readonly packages: readonly string[];
  readonly allowed: readonly RegExp[];
}[] = [
  {
    packages: ['undici', 'node:http', 'node:https', 'node:net', 'node:tls', 'node:dns', 'node:dns/promises'],
    // platform/http listens and never calls out.
    allowed: [/^sync-server\/src\/platform\/(outbound|http)\//],
  },
  {
    packages: ['kysely', 'better-sqlite3'],
    allowed: [/^sync-server\/src\/.*\.store\.ts$/, /^sync-server\/src\/platform\/db\//],
  },
  { packages: ['express'], allowed: [/^sync-server\/src\/platform\/http\//, /^sync-server\/src\/.*\.routes\.ts$/] },
  { packages: ['rxdb', 'dexie'], allowed: [/^client\/src\/platform\/(store|vault|sync)\//] },
  { packages: ['comlink'], allowed: [/^client\/src\/platform\/workers\//, /\.worker\.ts$/] },
  {
    packages: ['@huggingface/transformers', 'onnxruntime-web', 'onnxruntime-node', '@wllama/wllama'],
    allowed: [/\.(worker|engine)\.ts$/],
  },
];

export interface Violation {
  readonly file: string;
  readonly imports: string;
  readonly rule: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*[\s\S]*?\*\/\s*)?['"]([^'"]+)['"]/g;

/** Every module specifier of a source text, type imports included. */
export function specifiersOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

export function sourceFiles(root: string): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (['node_modules', 'dist', 'dist-types'].includes(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) found.push(relative(root, path));
    }
  };
  for (const workspace of ['shared/src', 'client/src', 'sync-server/src']) walk(join(root, workspace));
  return found;
}

const isTest = (file: string) => /\.(test|spec|bench|contract)\.tsx?$/.test(file);

/** `shared/src/<room>/...` of a specifier, or null when it leaves for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return relative('/', resolve('/', dirname(file), specifier));
  if (specifier.startsWith('@arbetsytan/shared/'))
    return `shared/src/${specifier.slice('@arbetsytan/shared/'.length)}.ts`;
  return null;
}

/** All breaches of the import rules of docs/ARCHITECTURE.md in the tree below `root`. */
export function violations(root: string): Violation[] {
  const found: Violation[] = [];
  for (const file of sourceFiles(root)) {
    if (isTest(file)) continue;
    for (const specifier of specifiersOf(readFileSync(join(root, file), 'utf8'))) {
      const rule = breach(file, specifier, targetOf(file, specifier));
      if (rule) found.push({ file, imports: specifier, rule });
    }
  }
  return found;
}

function breach(file: string, specifier: string, target: string | null): string | null {
  if (target) return insideBreach(file, target);
  if (file.startsWith('shared/') && specifier.startsWith('node:')) return 'shared is pure: no Node';
  for (const { packages, allowed } of SINGLE_IMPORTERS) {
    const named = packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    if (named && !allowed.some((pattern) => pattern.test(file)))
      return `only ${allowed.map(String).join(', ')} may import ${specifier}`;
  }
  return null;
}

function insideBreach(file: string, target: string): string | null {
  const [from, , ...fromPath] = file.split('/');
  const [to, , ...toPath] = target.split('/');
  if (from !== to) return to === 'shared' ? null : 'workspaces meet only in shared';
  return from === 'shared'
    ? floorBreach(file, fromPath[0] ?? '', toPath[0] ?? '', target)
    : zoneBreach(file, fromPath, toPath);
}

function floorBreach(file: string, from: string, to: string, target: string): string | null {
  if (from === to) return null;
  if (from === 'gate' && target.startsWith('shared/src/mask/detectors'))
    return "gate is the second opinion: never the masker's detectors";
  const floorOf = (room: string) => FLOORS.findIndex((floor) => floor.includes(room));
  if (floorOf(from) < 0) return `${from} has no floor: name it in FLOORS (${file})`;
  return floorOf(to) < floorOf(from) ? null : `floor ${from} may not import ${to}: downwards only`;
}

/** client and sync-server: rooms -> platform -> shared, `app` sees all, `design` and `i18n` know no room. */
function zoneBreach(file: string, fromPath: readonly string[], toPath: readonly string[]): string | null {
  const [zone = '', room = ''] = fromPath;
  const [toZone = '', toRoom = ''] = toPath;
  if (/^(app|main|cli|config)(\.tsx?)?$/.test(zone)) return null;
  if (zone === 'rooms') {
    if (toZone === 'rooms' && toRoom !== room) return 'a room meets another room only through shared';
    if (toZone === 'app' || toZone === 'app.ts') return 'a room does not know the app';
    return null;
  }
  if (toZone === 'rooms' || toZone === 'app' || toZone === 'app.ts')
    return `${zone} may not import ${toZone}/${toRoom} (${file})`;
  return null;
}
