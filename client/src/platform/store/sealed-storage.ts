import type { RxDocumentData, RxJsonSchema, RxStorage, RxStorageInstanceCreationParams } from 'rxdb/plugins/core';
import { wrapRxStorageInstance } from 'rxdb/plugins/core';
import { share } from 'rxjs';
import { fromBase64, toBase64 } from '../vault/base64.ts';
import { bind, seal, unseal, utf8 } from '../vault/seal.ts';
import { DAMAGED } from './row-schema.ts';

type AnyRow = Record<string, unknown>;

/** Under which a sealed row, not a sealed text, is stored. */
const SEALED_ROW = 'sealed';

/**
 * Encrypts the fields that a schema lists as `encrypted` before any storage sees them, with AES-256-GCM under `key`. The
 * associated data binds collection, id, project and field: a value moved to another row does not open. A value that does
 * not open reads as DAMAGED, so that one bad row never takes the list with it. A field holds a string or, in the rows that
 * remember what the server has, a whole row.
 */
export function sealedStorage<Internals, Options>(
  inner: RxStorage<Internals, Options>,
  key: CryptoKey,
): RxStorage<Internals, Options> {
  async function createStorageInstance<T>(parameters: RxStorageInstanceCreationParams<T, Options>) {
    const fields = (parameters.schema.encrypted ?? []) as readonly string[];
    if (fields.length === 0) return inner.createStorageInstance<T>(parameters);
    const { encrypted: _ours, ...plainSchema } = parameters.schema;
    const instance = await inner.createStorageInstance<T>({
      ...parameters,
      schema: plainSchema as RxJsonSchema<RxDocumentData<T>>,
    });
    const bound = (row: AnyRow, field: string) =>
      bind('arbetsytan/row', 1, parameters.collectionName, String(row.id), String(row.projectId ?? ''), field);
    const each = async (row: AnyRow, change: (field: string, value: unknown) => Promise<unknown>) => {
      const changed: AnyRow = { ...row };
      for (const field of fields) if (row[field] !== undefined) changed[field] = await change(field, row[field]);
      return changed;
    };
    const close = (row: unknown) =>
      each(row as AnyRow, async (field, value) => {
        const place = bound(row as AnyRow, field);
        if (typeof value === 'string') return toBase64(await seal(key, place, utf8(value)));
        return { [SEALED_ROW]: toBase64(await seal(key, place, utf8(JSON.stringify(value)))) };
      });
    const open = (row: unknown) =>
      each(row as AnyRow, async (field, value) => {
        const place = bound(row as AnyRow, field);
        if (typeof value === 'string') return (await opened(key, place, value)) ?? DAMAGED;
        const text = await opened(key, place, String((value as AnyRow)[SEALED_ROW]));
        return text === null ? { id: (row as AnyRow).itemId, body: DAMAGED, _deleted: false } : JSON.parse(text);
      });
    const wrapped = wrapRxStorageInstance<T>(
      parameters.schema,
      instance,
      async (row) => (await close(row)) as RxDocumentData<T>,
      async (row) => (await open(row)) as RxDocumentData<T>,
    );
    // RxDB waits at each write until every listener's events have been opened. A listener that leaves while one of its events
    // is being opened is waited for for ever, and so is every write after it: there is one listener, and it never leaves.
    const changes: ReturnType<typeof wrapped.changeStream> = wrapped
      .changeStream()
      .pipe(share({ resetOnRefCountZero: false }));
    changes.subscribe();
    return { ...wrapped, changeStream: () => changes };
  }
  return { name: `sealed-${inner.name}`, rxdbVersion: inner.rxdbVersion, createStorageInstance } as RxStorage<
    Internals,
    Options
  >;
}

async function opened(key: CryptoKey, bound: string, value: string): Promise<string | null> {
  try {
    const plain = await unseal(key, bound, fromBase64(value));
    return plain && new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}
