import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { useEffect, useState } from 'react';
import type { Table } from './desk.port.ts';

/** What a list on the screen knows of its rows. `loading` only until the first answer. */
export type LiveList<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly rows: readonly T[] }
  | { readonly state: 'failed'; readonly error: AppError };

const LOADING = { state: 'loading' } as const;

/**
 * A list that follows the table, newest first, also when another tab writes.
 * @param projectId only that project's rows; null for every row of the table
 */
export function useTable<T extends { readonly id: string }>(
  table: Pick<Table<T>, 'watch'>,
  projectId: string | null,
): LiveList<T> {
  const [list, setList] = useState<LiveList<T>>(LOADING);
  useEffect(() => {
    setList(LOADING);
    return table.watch(
      projectId,
      (rows) => setList({ state: 'ready', rows }),
      (error) => setList({ state: 'failed', error }),
    );
  }, [table, projectId]);
  return list;
}

/** One row that follows the table: undefined while it loads, null when there is none. */
export function useRow<T extends { readonly id: string }>(
  table: Pick<Table<T>, 'watchOne'>,
  id: string,
): T | null | undefined {
  const [row, setRow] = useState<T | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    setRow(undefined);
    const stop = table.watchOne(id, (next) => {
      if (current) setRow(next);
    });
    return () => {
      current = false;
      stop();
    };
  }, [table, id]);
  return row;
}
