import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MODEL_SOURCES, type ModelSourceKind } from '@arbetsytan/shared/models/catalogue';
import { sha256Schema } from '@arbetsytan/shared/models/model';
import { type FetchedFile, fetchedFileSchema } from '@arbetsytan/shared/models/model-fetch';
import { z } from 'zod';

/** What is known of a fetch after a restart. */
const noteSchema = z.object({
  source: z.enum(MODEL_SOURCES),
  /** The files with their computed hashes when all have come; else empty. */
  files: z.array(fetchedFileSchema),
});
export interface FetchNote {
  readonly source: ModelSourceKind;
  readonly files: readonly FetchedFile[];
}

const pinsSchema = z.record(z.string(), sha256Schema);

/**
 * What lies on the disk of a model that is on its way, below the folder of models: its files in `.fetching/<id>`, a note of how
 * far it is, and `.pins/<id>.json`, the hashes that an admin has confirmed. Pins stay when a model is removed: the next fetch
 * must bring the same bytes. The shelf sees none of this: its folders do not begin with a dot.
 */
export interface FetchFolder {
  /** Where a file of the fetch lies. */
  path(id: string, ...name: readonly string[]): string;
  note(id: string): Promise<FetchNote | null>;
  keepNote(id: string, note: FetchNote): Promise<void>;
  pins(id: string): Promise<Readonly<Record<string, string>>>;
  keepPins(id: string, files: readonly { readonly name: string; readonly sha256: string }[]): Promise<void>;
  /** Is the model on the shelf? */
  installed(id: string): boolean;
  /** Makes the folder `from` the model's own, in one step. */
  install(id: string, from: string): Promise<void>;
  /** Removes what was fetched. */
  forget(id: string): Promise<void>;
  /** Removes the model from the shelf. */
  uninstall(id: string): Promise<void>;
}

export function fetchFolder(models: string): FetchFolder {
  const below = (id: string) => join(models, '.fetching', id);
  const pinsOf = (id: string) => join(models, '.pins', `${id}.json`);

  async function read<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
    try {
      return schema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return null;
    }
  }
  /** Whole or not at all: a restart in the middle must not leave half a note. */
  async function keep(path: string, value: unknown): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(value));
    await rename(`${path}.new`, path);
  }

  return {
    path: (id, ...name) => join(below(id), ...name),
    note: (id) => read(join(below(id), 'note.json'), noteSchema),
    keepNote: (id, note) => keep(join(below(id), 'note.json'), note),
    pins: async (id) => (await read(pinsOf(id), pinsSchema)) ?? {},
    keepPins: (id, files) => keep(pinsOf(id), Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]))),
    installed: (id) => existsSync(join(models, id, 'model.json')),
    async install(id, from) {
      await rm(join(models, id), { recursive: true, force: true });
      await rename(from, join(models, id));
    },
    forget: (id) => rm(below(id), { recursive: true, force: true }),
    uninstall: (id) => rm(join(models, id), { recursive: true, force: true }),
  };
}
