import {
  type ModelEntry,
  type ModelFile,
  type ModelList,
  modelListSchema,
  type SpeechModel,
  speechModelSchema,
} from '@arbetsytan/shared/models/model';
import { modelFileAddress } from '../api/fetch-file.ts';

/** Cache of the model files. It is the shelf's own: the service worker does not touch it, and wiping the device removes it. */
export const MODEL_CACHE = 'arbetsytan-models';
/** Cache in which the service worker keeps the code of the runtime (client/vite.config.ts). */
const CODE_CACHE = 'arbetsytan-model-runtime';
/** Where the list that the server last gave lies. No address of the server: nothing is fetched by it. */
const LIST_ADDRESS = '/models-on-this-device';
/** Where the speech models that somebody has chosen for this device stand. */
const SPEECH_ADDRESS = '/speech-models-on-this-device';

/** Where the name of the build stands whose code for speech is here. */
const CODE_ADDRESS = '/speech-code-on-this-device';
/** What addresses of model files begin with. */
const FILES_BELOW = '/api/models/';

/** The models on this device, in Cache Storage: they are there without a network. Works in a page and in a worker. */
export interface DeviceShelf {
  /** The list of the last visit to the server; null when there was none. */
  list(): Promise<ModelList | null>;
  keepList(list: ModelList): Promise<void>;
  /** The speech models that were chosen for this device, whether or not all of their files are here yet. */
  speech(): Promise<readonly SpeechModel[]>;
  /** Only files of these, and of the masking model, survive `removeAllBut`. */
  keepSpeech(models: readonly SpeechModel[]): Promise<void>;
  /** Name of the build whose code for speech is on the device; '' when none is. */
  codeOf(): Promise<string>;
  keepCodeOf(build: string): Promise<void>;
  has(entry: ModelEntry, file: ModelFile): Promise<boolean>;
  /** The file, hashed again; null when it is not here or is no longer what its hash says (it is then removed). */
  take(entry: ModelEntry, file: ModelFile): Promise<Uint8Array<ArrayBuffer> | null>;
  /** @returns false, and keeps nothing, when the bytes are not what the hash says. @throws QuotaExceededError */
  keep(entry: ModelEntry, file: ModelFile, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** The runtime's own file at this hashed address of the build, fetched once. @throws when it is neither here nor to be had */
  runtime(address: string): Promise<ArrayBuffer>;
  /** Is this piece of a file that is on its way here? */
  hasPiece(entry: Pick<ModelEntry, 'id'>, file: ModelFile, index: number): Promise<boolean>;
  keepPiece(
    entry: Pick<ModelEntry, 'id'>,
    file: ModelFile,
    index: number,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<void>;
  /** Makes the file of its pieces. @returns false, with every piece removed, when it is not what its hash says */
  join(entry: Pick<ModelEntry, 'id'>, file: ModelFile, count: number): Promise<boolean>;
  /** Removes the files of this model, and pieces of them. */
  removeFiles(entry: SpeechModel): Promise<void>;
  /**
   * Removes every file but those of this model, of the speech models and of this address. Without any model the code of the
   * runtime goes too; with a speech model the runtime's files stay, whatever their address.
   */
  removeAllBut(entry: ModelEntry | null, runtime: string | null): Promise<void>;
}

export function createDeviceShelf(
  storage: Pick<CacheStorage, 'open'>,
  fetchRuntime: (address: string) => Promise<Response> = fetch,
): DeviceShelf {
  const open = () => storage.open(MODEL_CACHE);
  return {
    async list() {
      const kept = await (await open()).match(LIST_ADDRESS);
      const parsed = modelListSchema.safeParse(await kept?.json().catch(() => null));
      return parsed.success ? parsed.data : null;
    },
    async keepList(list) {
      await (await open()).put(LIST_ADDRESS, new Response(JSON.stringify(list)));
    },
    async speech() {
      const kept = await (await open()).match(SPEECH_ADDRESS);
      const parsed = speechModelSchema.array().safeParse(await kept?.json().catch(() => null));
      return parsed.success ? parsed.data : [];
    },
    async keepSpeech(models) {
      await (await open()).put(SPEECH_ADDRESS, new Response(JSON.stringify(models)));
    },
    async codeOf() {
      const kept = await (await open()).match(CODE_ADDRESS);
      return (await kept?.text()) ?? '';
    },
    async keepCodeOf(build) {
      await (await open()).put(CODE_ADDRESS, new Response(build));
    },
    async has(entry, file) {
      return (await (await open()).match(modelFileAddress(entry, file))) !== undefined;
    },
    async take(entry, file) {
      const cache = await open();
      const address = modelFileAddress(entry, file);
      const kept = await cache.match(address);
      if (!kept) return null;
      const bytes = new Uint8Array(await kept.arrayBuffer());
      if (await isRight(file, bytes)) return bytes;
      await cache.delete(address);
      return null;
    },
    async keep(entry, file, bytes) {
      if (!(await isRight(file, bytes))) return false;
      await (await open()).put(modelFileAddress(entry, file), new Response(bytes));
      return true;
    },
    async runtime(address) {
      const cache = await open();
      const kept = await cache.match(address);
      if (kept) return kept.arrayBuffer();
      const reply = await fetchRuntime(address);
      if (!reply.ok) throw new Error('the runtime is not to be had');
      const bytes = await reply.arrayBuffer();
      await cache.put(address, new Response(bytes.slice(0)));
      return bytes;
    },
    async hasPiece(entry, file, index) {
      return (await (await open()).match(pieceAddress(entry, file, index))) !== undefined;
    },
    async keepPiece(entry, file, index, bytes) {
      await (await open()).put(pieceAddress(entry, file, index), new Response(bytes));
    },
    async join(entry, file, count) {
      const cache = await open();
      const whole = new Uint8Array(file.bytes);
      let at = 0;
      for (let index = 0; index < count; index++) {
        const piece = await (await cache.match(pieceAddress(entry, file, index)))?.arrayBuffer();
        if (!piece || at + piece.byteLength > whole.length) break;
        whole.set(new Uint8Array(piece), at);
        at += piece.byteLength;
      }
      const right = at === file.bytes && (await isRight(file, whole));
      if (right) await cache.put(modelFileAddress(entry, file), new Response(whole));
      for (let index = 0; index < count; index++) await cache.delete(pieceAddress(entry, file, index));
      return right;
    },
    async removeFiles(entry) {
      const cache = await open();
      const paths = new Set(entry.files.map((file) => modelFileAddress(entry, file)));
      for (const request of await cache.keys())
        if (paths.has(new URL(request.url).pathname)) await cache.delete(request);
    },
    async removeAllBut(entry, runtime) {
      const cache = await open();
      const speech = await this.speech();
      const models = [...speech, ...(entry ? [entry] : [])];
      if (models.length === 0) await clear(await storage.open(CODE_CACHE));
      const staying = new Set([LIST_ADDRESS, SPEECH_ADDRESS, ...(runtime ? [runtime] : [])]);
      for (const model of models) for (const file of model.files) staying.add(modelFileAddress(model, file));
      for (const request of await cache.keys()) {
        const path = new URL(request.url).pathname;
        const needed = staying.has(path) || (speech.length > 0 && !path.startsWith(FILES_BELOW));
        if (!needed) await cache.delete(request);
      }
    },
  };
}

/** Pieces lie below the file's own address, so that what keeps or removes the file keeps or removes them. */
function pieceAddress(entry: Pick<ModelEntry, 'id'>, file: ModelFile, index: number): string {
  return `${modelFileAddress(entry, file)}?piece=${index}`;
}

async function clear(cache: Cache): Promise<void> {
  for (const request of await cache.keys()) await cache.delete(request);
}

async function isRight({ bytes: length, sha256 }: ModelFile, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.length !== length) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
