import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';
import type { Held, Network, PlanFacts } from './blob-plan.ts';
import type { BlobSettings } from './blob-settings.ts';
import type { BlobShelf } from './blob-shelf.port.ts';
import type { Transfers } from './transfers.port.ts';

/** How this device stands with the server about originals and sound. */
export interface BlobStatus {
  /** What is on its way, and how far it has come. */
  readonly moving: {
    readonly blob: string;
    readonly way: 'out' | 'in';
    readonly done: number;
    readonly of: number;
  } | null;
  /** Yet to be sent or fetched, with what is on its way. */
  readonly waiting: number;
  readonly held: ReadonlyMap<string, Held>;
  /** On the server, whole: only of these may a device free its copy. */
  readonly stored: ReadonlySet<string>;
  /** Of what did not go or come, and is tried again at the next start. */
  readonly failed: ReadonlyMap<string, ErrorCode>;
  readonly settings: BlobSettings;
  readonly network: Network;
}

export interface BlobSync {
  state(): BlobStatus;
  subscribe(on: () => void): () => void;
  /** Sends and fetches what there is, one at a time; nothing when another tab does. Never throws. */
  run(): Promise<void>;
  /** Fetches this one now. @throws AppError not-found when the server does not have it; offline, no-answer, vault-damaged */
  bring(blob: string): Promise<void>;
  change(settings: BlobSettings): Promise<void>;
  /** A project's sound is to be on this device only: what the server has of it is removed there, unless it is not whole here. */
  keepSoundHere(projectId: string, keeps: boolean): Promise<void>;
  close(): void;
}

export interface BlobSyncParts {
  readonly facts: () => Promise<Pick<PlanFacts, 'originals' | 'recordings' | 'classification' | 'network'>>;
  readonly shelf: BlobShelf;
  readonly server: {
    /** @throws AppError */
    list(): Promise<readonly BlobState[]>;
    remove(blob: string): Promise<void>;
  };
  /** Runs a piece of work with a worker of its own, which `signal` ends. */
  readonly transfer: <T>(work: (transfers: Transfers) => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** Texts by name that outlive the page: ids, sizes and addresses of uploads. */
  readonly notes: { get(of: string): Promise<string | null>; set(of: string, note: string | null): Promise<void> };
  /** False also when nobody can tell whether the row is there. */
  readonly isGone: (blob: string) => Promise<boolean>;
  readonly settings: { read(): Promise<BlobSettings>; write(settings: BlobSettings): Promise<void> };
  /** Not at all when another tab does it. */
  readonly alone: (work: () => Promise<void>) => Promise<unknown>;
}
