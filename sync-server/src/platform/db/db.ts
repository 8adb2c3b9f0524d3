import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type Kysely as KyselyOf, Migrator, SqliteDialect, sql } from 'kysely';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';

export type Db = KyselyOf<Schema>;

/** Opens (or makes) the database of a data folder. The folder is readable by its owner only. */
export function openDb(dataDir: string): Db {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openDatabase(join(dataDir, 'arbetsytan.db'));
}

/** A database that is gone when it is closed: for the schema dump. */
export function openMemoryDb(): Db {
  return openDatabase(':memory:');
}

function openDatabase(file: string): Db {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('secure_delete = ON');
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}

/** Runs our migrations up to and including `last` (all of them when left out). @throws when one fails: nothing starts on a half schema. */
export async function migrate(db: Db, last?: string): Promise<void> {
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(
        Object.entries(MIGRATIONS).map(([name, up]) => [name, { up: (any: KyselyOf<unknown>) => up(any) }]),
      ),
  };
  const migrator = new Migrator({ db, provider });
  const { error } = last ? await migrator.migrateTo(last) : await migrator.migrateToLatest();
  if (error) throw error;
}

/** The schema as SQL, sorted by name, for the dump that `npm run check` compares. */
export async function dumpSchema(db: Db): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type desc, name`.execute(
    db,
  );
  return `${rows.map((row) => `${row.sql.replace(/\s+/g, ' ').trim()};`).join('\n')}\n`;
}
