import { syncTablesSv } from '@arbetsytan/shared/i18n/sv/sync';
import type { LifeboatRow } from '../../platform/sync/local-rows.ts';

/** Fields that people write, in the order in which they are read. */
const WORDS = ['title', 'name', 'text', 'note', 'contact', 'tags'] as const;

/** What a person would want to see of a version: its words, or all of it where there are none. */
export function versionText({ row, ours, theirs }: LifeboatRow): string {
  if (!row) return [ours, theirs].filter((each) => each !== null).join('\n\n');
  const words = WORDS.flatMap((field) => row[field]).filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  return words.length > 0 ? words.join('\n\n') : JSON.stringify(row, null, 1);
}

/** Names the row without opening what is private in a list. */
export function entryName({ table, row }: LifeboatRow): string {
  const title = row?.title;
  return typeof title === 'string' && title !== '' ? `${syncTablesSv[table]}: ${title}` : syncTablesSv[table];
}
