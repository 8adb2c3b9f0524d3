import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { MODEL_FILE_LIMIT } from '@arbetsytan/shared/models/model';
import type { ConfiguredFetch, ConfiguredReply } from '../../../platform/outbound/configured-fetch.ts';

/** Redirects a hub may send a file through; each to a configured origin. */
const REDIRECTS = 3;

export interface Download {
  readonly fetch: ConfiguredFetch;
  readonly url: string;
  /** Where it ends up when it is whole; until then it lies beside it as `.part`. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Bytes of this file that are on the disk. */
  readonly onBytes: (done: number) => void;
}

/**
 * Fetches a file to the disk as it comes, and goes on from where an earlier try ended when the source can (a range, and the
 * same strong ETag). Without that it starts over: two versions are never joined.
 * @throws AppError model-source-lacks, host-refused, host-unreachable (what came is kept), cancelled (kept too)
 */
export async function download({ fetch, url, path, signal, onBytes }: Download): Promise<void> {
  const part = `${path}.part`;
  const mark = `${path}.etag`;
  await mkdir(dirname(path), { recursive: true });
  const before = (await stat(part).catch(() => null))?.size ?? 0;
  const etag = await readFile(mark, 'utf8').catch(() => '');
  const goesOn = before > 0 && etag !== '';
  const reply = await fetch(url, {
    signal,
    redirects: REDIRECTS,
    headers: {
      'accept-encoding': 'identity',
      ...(goesOn ? { range: `bytes=${before}-`, 'if-range': etag } : {}),
    },
  });
  const from = startOf(reply, goesOn ? before : 0);
  if (from === null) {
    reply.body.destroy();
    // A range that the source does not have: the next try starts over.
    if (reply.status === 416) await rm(part, { force: true });
    throw new AppError(reply.status === 404 || reply.status === 401 ? 'model-source-lacks' : 'host-unreachable');
  }
  const now = reply.header('etag') ?? '';
  await writeFile(mark, now.startsWith('"') ? now : '');
  const length = Number(reply.header('content-length') ?? Number.NaN);
  const whole = Number.isFinite(length) ? from + length : null;
  await write(reply, part, from, onBytes);
  const here = (await stat(part)).size;
  if (whole !== null && here !== whole) throw new AppError('host-unreachable');
  await rename(part, path);
  await rm(mark, { force: true });
}

/** Where in the file the reply begins, or null when it is no part of the file. */
function startOf(reply: ConfiguredReply, asked: number): number | null {
  if ((reply.header('content-encoding') ?? 'identity') !== 'identity') return null;
  if (reply.status === 200) return 0;
  const begins = /^bytes (\d+)-/.exec(reply.header('content-range') ?? '')?.[1];
  return reply.status === 206 && Number(begins) === asked ? asked : null;
}

async function write(
  reply: ConfiguredReply,
  part: string,
  from: number,
  onBytes: (done: number) => void,
): Promise<void> {
  const file = await open(part, from > 0 ? 'a' : 'w');
  let done = from;
  try {
    onBytes(done);
    for await (const chunk of reply.body) {
      if (done + chunk.length > MODEL_FILE_LIMIT) throw new AppError('model-unreadable');
      await file.write(chunk);
      done += chunk.length;
      onBytes(done);
    }
    await file.sync();
  } finally {
    reply.body.destroy();
    await file.close();
  }
}

/** Bytes of the file at the source; null when it does not tell. @throws AppError as `download` */
export async function lengthOf(fetch: ConfiguredFetch, url: string, signal: AbortSignal): Promise<number | null> {
  const reply = await fetch(url, {
    method: 'HEAD',
    signal,
    redirects: REDIRECTS,
    headers: { 'accept-encoding': 'identity' },
  });
  reply.body.destroy();
  if (reply.status === 404 || reply.status === 401) throw new AppError('model-source-lacks');
  const length = Number(reply.header('content-length') ?? Number.NaN);
  return reply.status === 200 && Number.isSafeInteger(length) && length > 0 ? length : null;
}
