/** Our own tables as Kysely sees them. better-auth's tables are its own business and are reached through its API. */
export interface Schema {
  readonly feed: FeedTable;
  readonly feed_item: FeedItemTable;
  readonly job: JobTable;
  readonly sync_state: SyncStateTable;
  readonly sync_row: SyncRowTable;
  readonly replaced_row: ReplacedRowTable;
  readonly member: MemberTable;
  readonly vault: VaultTable;
  readonly project_key: ProjectKeyTable;
  readonly blob: BlobTable;
  readonly wipe_order: WipeOrderTable;
}

export interface FeedTable {
  readonly id: string;
  /** Address under AES-256-GCM: it may carry a token. */
  readonly sealed_url: Buffer;
  /** HMAC of the address, to refuse the same feed twice. */
  readonly url_tag: string;
  readonly title: string;
  readonly host: string;
  readonly state: 'ok' | 'waiting' | 'failed';
  readonly code: string | null;
  readonly failures: number;
  readonly checked_at: string | null;
  readonly created_at: string;
}

export interface FeedItemTable {
  readonly id: string;
  readonly feed_id: string;
  readonly title: string;
  readonly summary: string;
  /** JSON array of strings. */
  readonly paragraphs: string;
  readonly link: string;
  readonly published_at: string | null;
  readonly fetched_at: string;
  /** 1 when the article behind it was fetched, or given up. */
  readonly article_done: number;
}

/** Work on the server. No content: ids, states, sizes, times and codes. Times are milliseconds since 1970. */
export interface JobTable {
  readonly id: string;
  readonly kind: 'transcribe';
  readonly owner: string;
  /** The client's idempotency key. */
  readonly key: string;
  readonly bytes: number;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
  /** 1 when its input is in memory. */
  readonly ready: number;
  readonly progress: number;
  readonly tries: number;
  readonly engine: string | null;
  readonly code: string | null;
  /** Not to be taken before. */
  readonly after: number;
  readonly lease_until: number | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
}

/** One row. `seq` is the latest sequence number that was given out. */
export interface SyncStateTable {
  readonly only_one: 1;
  readonly installation: string;
  readonly epoch: string;
  readonly seq: number;
}

/** A row of somebody's device (`shared/sync/protocol.ts`). `kind` is the client's table; `owner` is empty where a project's members see it. */
export interface SyncRowTable {
  readonly kind: string;
  readonly owner: string;
  readonly id: string;
  readonly project_id: string;
  /** Sequence of its first version: who left the project after it has had it. */
  readonly first_seq: number;
  readonly seq: number;
  readonly version: number;
  readonly stamp: string;
  readonly deleted: number;
  readonly body: string;
  /** JSON: what stands readable in rows that carry no releases of their own. */
  readonly releases: string;
}

/** Versions of gated rows that were replaced, for 90 days. */
export interface ReplacedRowTable {
  readonly kind: string;
  readonly id: string;
  readonly project_id: string;
  readonly version: number;
  readonly body: string;
  readonly replaced_at: number;
}

/** Who sees a project. A removed member keeps the row: it tells their devices what to take away. */
export interface MemberTable {
  readonly account: string;
  readonly project: string;
  readonly role: 'owner' | 'member';
  readonly grant_seq: number;
  readonly revoked_seq: number | null;
}

/** Wrapped keys and a public key; nothing here opens anything. `wraps` is JSON. */
export interface VaultTable {
  readonly account: string;
  readonly vault_id: string;
  readonly revision: number;
  readonly public_key: string;
  readonly sealed_key: string;
  readonly wraps: string;
}

export interface ProjectKeyTable {
  readonly project: string;
  readonly generation: number;
  readonly account: string;
  readonly wrapped_by: string;
  readonly wrapped: string;
}

/** Sealed bytes in a file of the data folder. */
export interface BlobTable {
  readonly account: string;
  readonly id: string;
  /** Name of the file. */
  readonly upload: string;
  readonly size: number;
  readonly sha256: string;
  readonly state: 'coming' | 'stored';
  readonly touched_at: number;
}

/** Sessions of devices that are to be emptied at their next contact. */
export interface WipeOrderTable {
  readonly session_id: string;
  readonly ordered_at: number;
}
