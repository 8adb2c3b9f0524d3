/** Our own tables as Kysely sees them. better-auth's tables are its own business and are reached through its API. */
export interface Schema {
  readonly feed: FeedTable;
  readonly feed_item: FeedItemTable;
  readonly job: JobTable;
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
