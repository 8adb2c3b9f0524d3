import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRole } from '@arbetsytan/shared/auth/roles';
import { type Config, envExample, parseConfig } from './config.ts';
import { dumpSchema, migrate, openDb, openMemoryDb } from './platform/db/db.ts';
import { dataSecret } from './platform/secrets.ts';
import { createBasicAuth } from './rooms/auth/basic.ts';
import { makeManifest } from './rooms/models/make-manifest.ts';
import { openSequence } from './rooms/sync/sequence.store.ts';

const secretOf = (config: Config) => config.authSecret || dataSecret(config.dataDir, 'auth').toString('base64');

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  'env-example': async () => {
    process.stdout.write(envExample());
  },
  'schema-dump': async () => {
    const db = openMemoryDb();
    await migrate(db);
    await createBasicAuth(db, parseConfig({}).config, 'x'.repeat(32));
    process.stdout.write(await dumpSchema(db));
    await db.destroy();
  },
  /** Removes the data folder's own files; a folder with anything else in it is left alone. */
  'reset-demo': async (args) => {
    const { config } = parseConfig(process.env);
    const ours = /^(arbetsytan\.db(-wal|-shm)?|(auth|data)\.key|sync\.mark)$/;
    const files = existsSync(config.dataDir) ? readdirSync(config.dataDir).filter((name) => ours.test(name)) : [];
    if (files.length === 0) return void process.stdout.write('Det finns inget att nollställa.\n');
    if (!args.includes('--yes'))
      throw new Error(
        `Detta tar bort konton och flöden (${files.length} filer). Stoppa servern och kör igen med --yes.`,
      );
    for (const name of files) rmSync(join(config.dataDir, name));
    process.stdout.write('Nollställt. Nästa start är en första start.\n');
  },
  /** After a backup has been put back: the devices push again what the backup lacks. Noticed by itself where `sync.mark` was kept. */
  'new-epoch': async () => {
    const db = openDb(parseConfig(process.env).config.dataDir);
    await migrate(db);
    await (await openSequence(db)).newEpoch();
    await db.destroy();
    process.stdout.write('Klart. Enheterna skickar allt på nytt när de får kontakt.\n');
  },
  /** Prints a model.json for a folder with a token classifier: `model-manifest FOLDER LICENCE > FOLDER/model.json`. */
  'model-manifest': async ([folder, licence]) => {
    if (!folder || !licence)
      throw new Error('Ange mappen och modellens licens, till exempel: model-manifest ./min-modell MIT');
    process.stdout.write(`${JSON.stringify(await makeManifest(folder, licence), null, 2)}\n`);
  },
  /** Makes an account and prints its password, once: `add-account anna "Anna på nyheterna" editor`. */
  'add-account': async ([username = '', name = '', role = 'editor']) => {
    if (!/^[a-z0-9._-]{2,40}$/.test(username) || name === '' || !isRole(role))
      throw new Error('Ange användarnamn (små bokstäver och siffror), namn och roll: editor eller admin.');
    const { config } = parseConfig(process.env);
    const db = openDb(config.dataDir);
    await migrate(db);
    const { add } = await createBasicAuth(db, config, secretOf(config));
    const password = await add({ username, name, role });
    await db.destroy();
    if (password === null) throw new Error('Det finns redan ett sådant konto.');
    process.stdout.write(`${username.padEnd(10)} ${password}\n`);
  },
  /** Gives a demo account the password of the environment. Ends its sessions. */
  'set-passwords': async () => {
    const { config } = parseConfig(process.env);
    const db = openDb(config.dataDir);
    await migrate(db);
    const { provider } = await createBasicAuth(db, config, secretOf(config));
    if (config.editorPassword) await provider.setPassword('redaktor', config.editorPassword);
    if (config.colleaguePassword) await provider.setPassword('kollega', config.colleaguePassword);
    if (config.adminPassword) await provider.setPassword('admin', config.adminPassword);
    await db.destroy();
  },
};

const [name = '', ...args] = process.argv.slice(2);
const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
if (!verb) {
  process.stderr.write(`Säg något av: ${Object.keys(VERBS).join(', ')}\n`);
  process.exit(2);
}
await verb(args).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'Det gick inte.'}\n`);
  process.exit(1);
});
