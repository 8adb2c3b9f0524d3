import type { RowKey } from './lifeboat.ts';

type Found = ReadonlyMap<RowKey, string>;

/** Rows that are not on the server, by the stamp of the write that waits. */
export interface WaitingRows {
  readonly rows: Found;
  add(key: RowKey, stamp: string): void;
  /** The server has this write. A later one of the same row goes on waiting. */
  accept(key: RowKey, stamp: string): void;
  drop(key: RowKey): void;
  /**
   * Replaces everything by what `look` finds. What is written or accepted while it looks counts too, whichever of the two it has
   * seen of it. One look at a time: all who ask meanwhile get the next one.
   */
  recount(look: () => Promise<Found>): Promise<void>;
}

export function createWaitingRows(onChange: () => void): WaitingRows {
  const rows = new Map<RowKey, string>();
  let meanwhile: { readonly written: Map<RowKey, string>; readonly done: Map<RowKey, string | null> } | null = null;
  let turn: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const recountOnce = async (look: () => Promise<Found>) => {
    const during = { written: new Map<RowKey, string>(), done: new Map<RowKey, string | null>() };
    meanwhile = during;
    try {
      const found = await look();
      rows.clear();
      for (const [key, stamp] of found) rows.set(key, stamp);
      for (const [key, stamp] of during.written) rows.set(key, stamp);
      for (const [key, stamp] of during.done) if (stamp === null || rows.get(key) === stamp) rows.delete(key);
    } finally {
      meanwhile = null;
      onChange();
    }
  };

  return {
    rows,
    add: (key, stamp) => {
      meanwhile?.written.set(key, stamp);
      meanwhile?.done.delete(key);
      rows.set(key, stamp);
      onChange();
    },
    accept: (key, stamp) => {
      meanwhile?.done.set(key, stamp);
      if (rows.get(key) === stamp && rows.delete(key)) onChange();
    },
    drop: (key) => {
      meanwhile?.done.set(key, null);
      if (rows.delete(key)) onChange();
    },
    recount: (look) => {
      next ??= turn
        .catch(() => {})
        .then(() => {
          next = null;
          return recountOnce(look);
        });
      turn = next;
      return turn;
    },
  };
}
