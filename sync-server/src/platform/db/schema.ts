/** Our own tables as Kysely sees them. better-auth's tables are its own business and are reached through its API. */
export interface Schema {
  readonly feed: FeedTable;
  readonly feed_item: FeedItemTable;
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
