import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SPAN_TYPES } from '@arbetsytan/shared/mask/levels';
import {
  MANIFEST_LIMIT,
  MANIFEST_NAME,
  type ModelEntry,
  type ModelFile,
  type ModelList,
  type ModelRefusal,
  type ModelTask,
  modelEntrySchema,
} from '@arbetsytan/shared/models/model';
import type { Log } from '../../platform/log/log.ts';

/** A file that is open and is, byte for byte, the one the manifest names. The taker closes it. */
export interface VerifiedFile {
  readonly handle: FileHandle;
  readonly bytes: number;
}

export interface ModelShelf {
  /** What is on the shelf now. Files that changed since the last look are hashed again. */
  list(): Promise<ModelList>;
  /** The file with this hash, or null when the model has none, or has one whose bytes are not what its manifest says. */
  open(id: string, sha256: string): Promise<VerifiedFile | null>;
}

export interface ShelfParts {
  /** Each folder in it is a model: `model.json` and the files it names. It need not exist. */
  readonly folder: string;
  /** Id of the model that masking uses; '' takes the first usable one. */
  readonly masking: string;
  readonly log: Log;
}

interface Refused {
  readonly id: string;
  readonly code: ModelRefusal;
  /** Null when its manifest does not tell. */
  readonly task: ModelTask | null;
}
type Read = { readonly entry: ModelEntry } | Refused;

/**
 * The newsroom's model store: folders that an admin has put in the data folder. Input: the folder. Output: entries whose
 * files are, to the last byte, those that their manifests pin. Invariant: no byte is served that was not hashed through the
 * same open file, and a model with one wrong file is refused whole, by code.
 */
export function createModelShelf({ folder, masking, log }: ShelfParts): ModelShelf {
  /** Stamp of a file -> its hash. The stamp holds size, times and inode, so that a replaced file is hashed again. */
  const hashed = new Map<string, string>();
  const told = new Set<string>();

  async function hashOf(handle: FileHandle): Promise<string> {
    const { dev, ino, size, mtimeNs, ctimeNs } = await handle.stat({ bigint: true });
    const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(':');
    const known = hashed.get(stamp);
    if (known) return known;
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk as Buffer);
    const digest = hash.digest('hex');
    hashed.set(stamp, digest);
    return digest;
  }

  /** @returns the open file, or why it is not the one that is named */
  async function verified(id: string, file: ModelFile): Promise<VerifiedFile | ModelRefusal> {
    const handle = await openPlain(join(folder, id, file.name));
    if (!handle) return 'model-file-missing';
    const right = await isRight(handle, file).catch(() => false);
    if (right) return { handle, bytes: file.bytes };
    await handle.close();
    return 'model-hash-mismatch';
  }

  async function isRight(handle: FileHandle, { bytes, sha256 }: ModelFile): Promise<boolean> {
    const stat = await handle.stat();
    return stat.isFile() && stat.size === bytes && (await hashOf(handle)) === sha256;
  }

  async function read(id: string): Promise<Read> {
    const entry = await manifestOf(join(folder, id, MANIFEST_NAME));
    if (!entry || entry.id !== id) return { id, code: 'model-manifest-unreadable', task: null };
    if (entry.task === 'token-classification') {
      const unknown = Object.values(entry.types).some((type) => type !== null && !isSpanType(type));
      if (unknown) return { id, code: 'model-type-unknown', task: entry.task };
    }
    for (const file of entry.files) {
      const found = await verified(id, file);
      if (typeof found === 'string') return { id, code: found, task: entry.task };
      await found.handle.close();
    }
    return { entry };
  }

  async function look(): Promise<ModelList> {
    const ids = (await readdir(folder, { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isDirectory() && /^[a-z0-9][a-z0-9._-]{0,63}$/.test(entry.name))
      .map(({ name }) => name)
      .sort();
    const models: ModelEntry[] = [];
    const refused: Refused[] = [];
    for (const id of ids) {
      const found = await read(id);
      if ('entry' in found) models.push(found.entry);
      else refused.push(found);
    }
    const first =
      models.find(({ task }) => task === 'token-classification') ??
      refused.find(({ task }) => task !== 'speech-recognition');
    const wanted = masking === '' ? (first?.id ?? null) : masking;
    const known = [...models, ...refused].some(({ id }) => id === wanted);
    if (wanted !== null && !known) refused.push({ id: wanted, code: 'model-missing', task: null });
    for (const { id, code } of refused) tell(id, code);
    return { models, refused: refused.map(({ id, code }) => ({ id, code })), masking: wanted };
  }

  function tell(id: string, code: ModelRefusal): void {
    if (told.has(`${id} ${code}`)) return;
    told.add(`${id} ${code}`);
    log.write('warn', 'model', { modelId: id, code });
  }

  let looking: Promise<ModelList> | null = null;
  return {
    list: () => {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    open: async (id, sha256) => {
      // Only ids and hashes that a manifest on the shelf holds lead to a path: nothing of the request does.
      const entry = (await readdir(folder).catch((): string[] => [])).includes(id)
        ? await manifestOf(join(folder, id, MANIFEST_NAME))
        : null;
      const file = entry?.id === id ? entry.files.find((each) => each.sha256 === sha256) : undefined;
      if (!file) return null;
      const found = await verified(id, file);
      if (typeof found !== 'string') return found;
      tell(id, found);
      return null;
    },
  };
}

function isSpanType(value: string): boolean {
  return (SPAN_TYPES as readonly string[]).includes(value);
}

/** Opens without following a link at the end of the path: a link could lead out of the folder. Null when there is no such file. */
async function openPlain(path: string): Promise<FileHandle | null> {
  return open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
}

async function manifestOf(path: string): Promise<ModelEntry | null> {
  const handle = await openPlain(path);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    if (size > MANIFEST_LIMIT) return null;
    const parsed = modelEntrySchema.safeParse(JSON.parse(await handle.readFile('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}
