import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { BlobStore } from './blob-store.port.ts';
import { bind, SEAL_OVERHEAD, seal, unseal } from './seal.ts';

/** Plain bytes in a chunk. Every chunk but the last is full. */
export const CHUNK_BYTES = 1_048_576;
const FORMAT = 1;
const SEALED_CHUNK = CHUNK_BYTES + SEAL_OVERHEAD;

/** What a blob is. All of it is authenticated in every chunk: bytes of another blob, owner or version do not open. */
export interface BlobIdentity {
  readonly id: string;
  readonly owner: string;
  readonly projectId: string;
  readonly kind: 'original';
  readonly schemaVersion: number;
  readonly rowVersion: number;
}

/** Chunk index and last flag stand beside the identity, so that chunks can be neither reordered nor left out. */
const boundTo = (blob: BlobIdentity, index: number, last: boolean) =>
  bind(
    'arbetsytan/blob',
    FORMAT,
    blob.id,
    blob.owner,
    blob.projectId,
    blob.kind,
    blob.schemaVersion,
    blob.rowVersion,
    index,
    last,
  );

/** Seals `bytes` chunk by chunk into the store. When it throws, nothing is left behind. */
export async function writeSealed(
  store: BlobStore,
  key: CryptoKey,
  blob: BlobIdentity,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const writer = await store.create(blob.id);
  try {
    const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES));
    for (let index = 0; index < chunks; index++) {
      const plain = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
      await writer.append(await seal(key, boundTo(blob, index, index === chunks - 1), plain));
    }
    await writer.close();
  } catch (thrown) {
    await writer.abort();
    throw thrown;
  }
}

/**
 * Opens a blob and checks every chunk.
 * @throws AppError original-missing, vault-damaged
 */
export async function readSealed(
  store: BlobStore,
  key: CryptoKey,
  blob: BlobIdentity,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = await store.open(blob.id);
  if (!reader) throw new AppError('original-missing', { id: blob.id });
  const chunks = Math.ceil(reader.size / SEALED_CHUNK);
  if (chunks === 0) throw new AppError('vault-damaged', { id: blob.id });
  const bytes = new Uint8Array(Math.max(0, reader.size - chunks * SEAL_OVERHEAD));
  let at = 0;
  for (let index = 0; index < chunks; index++) {
    const sealed = await reader.read(index * SEALED_CHUNK, (index + 1) * SEALED_CHUNK);
    const plain = await unseal(key, boundTo(blob, index, index === chunks - 1), sealed);
    if (!plain || at + plain.length > bytes.length) throw new AppError('vault-damaged', { id: blob.id });
    bytes.set(plain, at);
    at += plain.length;
  }
  if (at !== bytes.length) throw new AppError('vault-damaged', { id: blob.id });
  return bytes;
}
