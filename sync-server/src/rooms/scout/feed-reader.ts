import { createHash } from 'node:crypto';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { parseFeed } from 'feedsmith';
import { htmlToParagraphs, oneLine } from './plain-text.ts';

/** An item as a feed gives it, in plain text. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  /** Address to fetch the article from; may hold a query. */
  readonly articleUrl: string;
  readonly publishedAt: string | null;
}

export interface ReadFeed {
  readonly title: string;
  readonly items: readonly FeedItem[];
}

const MOST_ITEMS = 200;

/** An item of RSS, Atom, RDF or JSON Feed: the parser's shapes differ, so each field is looked for by its names. */
type Loose = Readonly<Record<string, unknown>>;

const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});

/** The text of a field that is a string, `{ value }` or missing. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = loose(value).value;
  return typeof inner === 'string' ? inner : '';
}

/** @param xml decoded feed. @throws AppError feed-unreadable */
export function readFeed(feedId: string, xml: string): ReadFeed {
  const { format, feed } = parsed(xml);
  const root = loose(feed);
  const entries = (
    Array.isArray(root.items) ? root.items : Array.isArray(root.entries) ? root.entries : []
  ) as readonly unknown[];
  if (!format) throw new AppError('feed-unreadable');
  return {
    title: plain(text(root.title)).slice(0, 200),
    items: entries.slice(0, MOST_ITEMS).map((entry) => readItem(feedId, loose(entry))),
  };
}

function parsed(xml: string): { format: string; feed: unknown } {
  try {
    return parseFeed(xml) as { format: string; feed: unknown };
  } catch {
    throw new AppError('feed-unreadable');
  }
}

function readItem(feedId: string, entry: Loose): FeedItem {
  const articleUrl = linkOf(entry);
  const title = plain(text(entry.title)).slice(0, 500);
  const full = htmlToParagraphs(
    text(loose(entry.content).encoded) || text(entry.content) || text(entry.content_html),
  ).slice(0, 500);
  const short = htmlToParagraphs(text(entry.description) || text(entry.summary));
  const guid = text(entry.guid) || text(entry.id) || articleUrl || title;
  const stamp =
    text(entry.pubDate) ||
    text(entry.published) ||
    text(entry.updated) ||
    text(loose(entry.dc).date) ||
    text(entry.date_published);
  const time = stamp ? Date.parse(stamp) : Number.NaN;
  return {
    id: createHash('sha256').update(`${feedId}\n${guid}`).digest('hex').slice(0, 32),
    title: title || short[0]?.slice(0, 120) || 'Utan rubrik',
    summary: (short.join(' ') || full[0] || '').slice(0, 1000),
    paragraphs: full.map((paragraph) => paragraph.slice(0, 20_000)),
    articleUrl,
    publishedAt: Number.isNaN(time) ? null : new Date(time).toISOString(),
  };
}

function linkOf(entry: Loose): string {
  const links = Array.isArray(entry.links) ? (entry.links as readonly unknown[]).map(loose) : [];
  const chosen = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  const link = text(entry.link) || text(chosen?.href) || text(entry.url);
  return URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? link : '';
}

/** Titles come escaped once or twice, with or without mark-up. */
function plain(html: string): string {
  return oneLine(htmlToParagraphs(html).join(' '));
}
