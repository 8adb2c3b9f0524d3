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
  '0003-sync': async (db) => {
    // One counter for rows, grants and revocations: what a device has seen is one number.
    await sql`
      create table sync_state (
        only_one integer primary key not null check (only_one = 1),
        installation text not null,
        epoch text not null,
        seq integer not null check (seq >= 0)
      ) strict`.execute(db);
    await sql`
      create table sync_row (
        kind text not null,
        owner text not null,
        id text not null check (length(id) between 1 and 80),
        project_id text not null check (length(project_id) <= 80),
        first_seq integer not null,
        seq integer not null unique check (seq >= first_seq),
        version integer not null check (version >= 1),
        stamp text not null check (length(stamp) = 16),
        deleted integer not null check (deleted in (0, 1)),
        body text not null,
        releases text not null default '[]' check (json_valid(releases)),
        primary key (kind, owner, id),
        check (deleted = 0 or body = ''),
        check (owner = '' or kind in ('originals', 'privatenotes', 'sourcesecrets', 'recordings', 'transcriptions', 'glossaries')),
        check (owner <> '' or kind in ('projects', 'documents', 'notes', 'sources', 'events', 'reports', 'maskprojects')),
        check (owner <> '' or project_id <> ''),
        check (kind <> 'projects' or project_id = id)
      ) strict, without rowid`.execute(db);
    await sql`create index sync_row_of_project on sync_row (kind, project_id, seq)`.execute(db);
    await sql`create index sync_row_of_owner on sync_row (kind, owner, seq)`.execute(db);
    await sql`
      create table replaced_row (
        kind text not null,
        id text not null,
        project_id text not null,
        version integer not null,
        body text not null,
        replaced_at integer not null,
        primary key (kind, id, version)
      ) strict`.execute(db);
    await sql`create index replaced_row_by_time on replaced_row (replaced_at)`.execute(db);
    await sql`
      create table member (
        account text not null,
        project text not null,
        role text not null check (role in ('owner', 'member')),
        grant_seq integer not null,
        revoked_seq integer check (revoked_seq > grant_seq),
        primary key (account, project)
      ) strict, without rowid`.execute(db);
    await sql`create unique index one_owner on member (project) where role = 'owner' and revoked_seq is null`.execute(
      db,
    );
    await sql`
      create table vault (
        account text primary key not null,
        vault_id text not null,
        revision integer not null check (revision >= 1),
        public_key text not null,
        sealed_key text not null,
        wraps text not null check (json_valid(wraps))
      ) strict`.execute(db);
    await sql`
      create table project_key (
        project text not null,
        generation integer not null check (generation >= 1),
        account text not null,
        wrapped_by text not null,
        wrapped text not null,
        primary key (project, generation, account)
      ) strict, without rowid`.execute(db);
  },
  '0004-sealed-blobs': async (db) => {
    await sql`
      create table blob (
        account text not null,
        id text not null check (length(id) between 1 and 120),
        upload text not null unique check (length(upload) = 64),
        size integer not null check (size >= 0),
        sha256 text not null check (length(sha256) = 64),
        state text not null check (state in ('coming', 'stored')),
        touched_at integer not null,
        primary key (account, id)
      ) strict`.execute(db);
  },
  '0005-devices-to-wipe': async (db) => {
    await sql`
      create table wipe_order (
        session_id text primary key not null,
        ordered_at integer not null
      ) strict`.execute(db);
  },
};
