import { type Kysely, sql } from 'kysely';

/** Forward only, numbered, named for their reason, never edited. The dump is `sync-server/schema.sql`. */
export const MIGRATIONS: Readonly<Record<string, (db: Kysely<unknown>) => Promise<void>>> = {
  '0001-scout-feeds-and-items': async (db) => {
    await sql`
      create table feed (
        id text primary key not null,
        sealed_url blob not null,
        url_tag text not null unique,
        title text not null check (length(title) <= 200),
        host text not null check (length(host) <= 255),
        state text not null default 'waiting' check (state in ('ok', 'waiting', 'failed')),
        code text,
        failures integer not null default 0 check (failures >= 0),
        checked_at text,
        created_at text not null,
        check ((state = 'failed') = (code is not null))
      ) strict`.execute(db);
    await sql`
      create table feed_item (
        id text primary key not null,
        feed_id text not null references feed (id) on delete cascade,
        title text not null,
        summary text not null,
        paragraphs text not null check (json_valid(paragraphs)),
        link text not null check (instr(link, '?') = 0 and instr(link, '#') = 0),
        published_at text,
        fetched_at text not null,
        article_done integer not null default 0 check (article_done in (0, 1))
      ) strict`.execute(db);
    await sql`create index feed_item_newest on feed_item (published_at desc, id)`.execute(db);
    await sql`create index feed_item_of_feed on feed_item (feed_id, published_at desc)`.execute(db);
  },
  '0002-jobs': async (db) => {
    await sql`
      create table job (
        id text primary key not null,
        kind text not null check (kind in ('transcribe')),
        owner text not null,
        key text not null check (length(key) between 16 and 64),
        bytes integer not null check (bytes >= 0),
        state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
        ready integer not null check (ready in (0, 1)),
        progress integer not null check (progress between 0 and 100),
        tries integer not null check (tries >= 0),
        engine text check (length(engine) <= 64),
        code text check (length(code) <= 64),
        after integer not null,
        lease_until integer,
        created_at integer not null,
        started_at integer,
        ended_at integer,
        unique (owner, key),
        check ((state = 'running') = (lease_until is not null)),
        check ((state in ('queued', 'running')) = (ended_at is null))
      ) strict`.execute(db);
    await sql`create index job_of_state on job (state, created_at)`.execute(db);
  },
};
