import { ROUTES } from '@arbetsytan/shared/contract/routes';
import { createSha256 } from '@arbetsytan/shared/core/sha256';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { type FileReader, type PreviousUpload, Upload, type UrlStorage } from 'tus-js-client';
import { errorOf, fill } from '../api/call.ts';
import { fetchPiece } from '../api/fetch-file.ts';
import { createFetchStack } from './fetch-stack.ts';
import { type KeepNote, noteOf, type ReadPiece, type Sealed, type Transfers } from './transfers.port.ts';

/** Bytes in one request. A request that breaks off is sent again from its beginning. */
export const PIECE = 4 * 1_048_576;
/** Milliseconds between tries before the work is given up for this time. */
const RETRIES = [500, 2_000, 5_000];

export interface TransferSettings {
  /** Of the server: our own origin. */
  readonly origin: string;
  /** For tests, which have no browser that sends its session. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetchPiece?: typeof fetchPiece;
}

/** Sealed bytes to and from the server. Runs in a worker. */
export function createTransfers({
  origin,
  headers = {},
  fetchPiece: fetched = fetchPiece,
}: TransferSettings): Transfers {
  return {
    async hash(size, read) {
      const hash = createSha256();
      for (let from = 0; from < size; from += PIECE) {
        const bytes = await read(from, Math.min(size, from + PIECE));
        if (!bytes) return null;
        hash.update(bytes);
      }
      return hash.hex();
    },

    send: (sealed, begun, read, keep, onBytes) =>
      new Promise((resolve) => {
        const upload = new Upload(NO_FILE, {
          endpoint: origin + ROUTES['blobs.begin'].path,
          metadata: { id: sealed.id, sha256: sealed.sha256 },
          uploadSize: sealed.size,
          chunkSize: PIECE,
          retryDelays: RETRIES,
          headers,
          // The library's own fingerprint is made of a file's name and date, and its own storage is localStorage.
          fingerprint: async () => noteOf(sealed),
          urlStorage: storageIn(begun, keep),
          removeFingerprintOnSuccess: true,
          httpStack: createFetchStack(),
          fileReader: readerOf(sealed, read),
          onChunkComplete: (_bytes, accepted) => onBytes(accepted),
          onSuccess: () => resolve(null),
          onError: (error) => resolve(codeOf(error)),
        });
        upload.findPreviousUploads().then(
          ([previous]) => {
            if (previous) upload.resumeFromPreviousUpload(previous);
            upload.start();
          },
          () => upload.start(),
        );
      }),

    async receive({ id, size, sha256 }, take, onBytes) {
      const address = origin + fill(ROUTES['blobs.read'].path, { id });
      const hash = createSha256();
      try {
        for (let from = 0; from < size; from += PIECE) {
          const bytes = await fetched(address, from, Math.min(size, from + PIECE), () => {});
          hash.update(bytes);
          const { length } = bytes;
          if (!(await take(bytes))) return 'storage-broken';
          onBytes(from + length);
        }
        return hash.hex() === sha256 ? null : 'vault-damaged';
      } catch (thrown) {
        return thrown instanceof AppError ? thrown.code : 'internal';
      }
    },
  };
}

/** tus wants a file; ours is read by `readerOf`. */
const NO_FILE = new Blob([]);

function readerOf({ size }: Sealed, read: ReadPiece): FileReader {
  return {
    openFile: async () => ({
      size,
      async slice(from, to) {
        const end = Math.min(to, size);
        const bytes = await read(from, end);
        if (!bytes) throw new AppError('vault-damaged');
        return { value: new Blob([bytes]), done: end >= size };
      },
      close: () => {},
    }),
  };
}

function storageIn(begun: string | null, keep: KeepNote): UrlStorage {
  return {
    findAllUploads: async () => [],
    findUploadsByFingerprint: async () => (begun === null ? [] : [JSON.parse(begun) as PreviousUpload]),
    removeUpload: (of) => keep(of, null),
    addUpload: async (of, upload) => {
      await keep(of, JSON.stringify({ ...upload, urlStorageKey: of }));
      return of;
    },
  };
}

/** Of what tus gives: the server's own code, or that it did not answer. */
function codeOf(error: Error): ErrorCode {
  if (error instanceof AppError) return error.code;
  const { originalResponse, causingError } = error as {
    readonly originalResponse?: { getStatus(): number; getBody(): string } | null;
    readonly causingError?: Error | null;
  };
  if (originalResponse) return errorOf(json(originalResponse.getBody()), originalResponse.getStatus()).code;
  return causingError instanceof AppError ? causingError.code : 'no-answer';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
