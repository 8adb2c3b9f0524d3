import { MB } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ModelFile, SpeechModel } from '@arbetsytan/shared/models/model';
import { modelFileAddress } from '../api/fetch-file.ts';
import type { DeviceShelf } from './device-shelf.ts';

/** Bytes of a piece: what a lost network costs at most. */
export const PIECE = 8 * MB;

/** Bytes of a file that are on the device, whole or in pieces. */
export async function bytesHere(shelf: DeviceShelf, entry: SpeechModel, file: ModelFile): Promise<number> {
  if (await shelf.has(entry, file)) return file.bytes;
  let index = 0;
  while (await shelf.hasPiece(entry, file, index)) index++;
  return Math.min(file.bytes, index * PIECE);
}

/** Fetches bytes `from` up to `to` of what is at an address of our own origin. @throws AppError offline, no-answer, cancelled */
export type FetchPiece = (
  address: string,
  from: number,
  to: number,
  onBytes: (done: number) => void,
) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Brings a file of a model to the device in pieces that are kept as they come, so that a next try goes on where this one ended;
 * then checks the whole against its hash. Runs in a worker: the file is in memory once.
 * @param onBytes bytes of this file that are here
 * @throws AppError as `fetchPiece`, model-hash-wrong (nothing of it is then left); QuotaExceededError
 */
export async function bringFile(
  shelf: DeviceShelf,
  entry: Pick<SpeechModel, 'id'>,
  file: ModelFile,
  fetchPiece: FetchPiece,
  onBytes: (done: number) => void,
): Promise<void> {
  const address = modelFileAddress(entry, file);
  const count = Math.ceil(file.bytes / PIECE);
  for (let index = 0; index < count; index++) {
    const from = index * PIECE;
    const to = Math.min(file.bytes, from + PIECE);
    if (await shelf.hasPiece(entry, file, index)) {
      onBytes(to);
      continue;
    }
    const bytes = await fetchPiece(address, from, to, (done) => onBytes(from + done));
    await shelf.keepPiece(entry, file, index, bytes);
  }
  if (!(await shelf.join(entry, file, count))) throw new AppError('model-hash-wrong');
}
