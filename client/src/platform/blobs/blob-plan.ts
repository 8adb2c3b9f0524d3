import type { Classification } from '@arbetsytan/shared/projects/project';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { blobIdOf, blobOf } from '@arbetsytan/shared/sync/blob-ids';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';
import type { OriginalMeta } from '../desk/vault-rows.ts';
import type { BlobSettings } from './blob-settings.ts';

/** unknown: this browser does not tell; nobody who asked for Wi-Fi only is then taken at less than their word. */
export type Network = 'wifi' | 'mobile' | 'unknown';

/** Why something is not sent. */
export type Held = 'wifi' | 'device-only';

export interface PlanFacts {
  readonly originals: readonly OriginalMeta[];
  readonly recordings: readonly Recording[];
  readonly classification: (projectId: string) => Classification | null;
  /** Sealed bytes here, by name. */
  readonly here: ReadonlyMap<string, number>;
  readonly server: readonly BlobState[];
  readonly settings: BlobSettings;
  readonly network: Network;
}

export interface BlobPlan {
  /** Names, in the order in which they go: what is small and needed first comes first. */
  readonly send: readonly string[];
  readonly fetch: readonly BlobState[];
  readonly held: ReadonlyMap<string, Held>;
  /** On the server, whole. */
  readonly stored: ReadonlySet<string>;
}

/** Sound of a project like this stays where it was recorded until somebody says otherwise. */
export const keepsByDefault = (classification: Classification | null): boolean => classification === 'source-sensitive';

/** What goes and what comes, of an account's sealed bytes. */
export function planBlobs(facts: PlanFacts): BlobPlan {
  const { here, settings, network } = facts;
  const server = new Map(facts.server.map((blob) => [blob.id, blob]));
  const send: string[] = [];
  const fetch: BlobState[] = [];
  const held = new Map<string, Held>();
  const stored = new Set(facts.server.filter(({ state }) => state === 'stored').map(({ id }) => id));
  for (const { blob, projectId } of wanted(facts)) {
    const [mine, there] = [here.get(blob), server.get(blob)];
    const isSound = blobOf(blob)?.kind === 'sound';
    const waits = isSound && settings.soundOnWifiOnly && network !== 'wifi';
    if (there?.state === 'stored') {
      // Fewer bytes here than there: what came was cut short. What was sealed here never shrinks.
      if (mine !== undefined && mine >= there.size) continue;
      if (waits) held.set(blob, 'wifi');
      else fetch.push(there);
    } else if (mine !== undefined) {
      const keeps = settings.keepSoundHere[projectId] ?? keepsByDefault(facts.classification(projectId));
      if (isSound && keeps) held.set(blob, 'device-only');
      else if (waits) held.set(blob, 'wifi');
      else send.push(blob);
    }
  }
  return { send, fetch, held, stored };
}

/** Everything there ought to be: originals, then what is listened to, then the samples. */
export function wanted({ originals, recordings }: Pick<PlanFacts, 'originals' | 'recordings'>) {
  // While it is being recorded or read in, it is not yet what it will be.
  const whole = recordings.filter(({ state, removedAt }) => (state === 'whole' || state === 'damaged') && !removedAt);
  return [
    ...originals.map(({ id, projectId }) => ({ blob: blobIdOf({ kind: 'original', id }), projectId })),
    ...(['opus', 'pcm'] as const).flatMap((track) =>
      whole
        .filter(({ opus }) => track === 'pcm' || opus)
        .map(({ id, projectId }) => ({ blob: blobIdOf({ kind: 'sound', id, track }), projectId })),
    ),
  ];
}
