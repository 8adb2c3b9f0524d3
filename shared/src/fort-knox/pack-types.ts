import type { Brand } from '../core/brand.ts';
import type { Sha256Hex } from '../core/sha256.ts';
import type { IsoDate } from '../core/time.ts';
import type { MaskLevel } from '../mask/levels.ts';
import type { Release } from '../mask/mask-types.ts';

export const POLICIES = ['internal', 'external'] as const;
export type PolicyId = (typeof POLICIES)[number];
export const TEMPLATES = ['weekly', 'brief', 'incident'] as const;
export type TemplateId = (typeof TEMPLATES)[number];
export const ENGINES = ['extract', 'template-lines', 'device-model', 'server-model'] as const;
export type EngineId = (typeof ENGINES)[number];

/** What kind of material a pack document is. Decides what the external report may call it ("ett dokument", "en anteckning"). */
export const MATERIAL_KINDS = ['pdf', 'text', 'pasted', 'article', 'note', 'interview', 'mail', 'other'] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** A paragraph with a citation id. `start`/`end` are UTF-16 offsets in the document's text; `hash` is of the paragraph's text. */
export interface PackParagraph {
  readonly id: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hash: Sha256Hex;
  /** When its first words are said, milliseconds into their recording. Absent where nothing of it was recorded. */
  readonly at?: number;
}

export interface PackDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: MaterialKind;
  readonly date: IsoDate | null;
  readonly level: MaskLevel;
  readonly tags: readonly string[];
  /** Hash of the whole text, quarantined paragraphs included: a change there changes the fingerprint too. */
  readonly hash: Sha256Hex;
  readonly paragraphs: readonly PackParagraph[];
  /** Hash of a title and tags that the quarantine left out, so that a change there changes the fingerprint; else null. */
  readonly withheld: Sha256Hex | null;
  /** How many paragraphs were left out by the quarantine. */
  readonly quarantined: number;
  /** What a person lets stay readable in it. Absent when nothing is, so that the fingerprint of such a pack stays as it was. */
  readonly releases?: readonly Release[];
}

/** Frozen input of a report. */
export interface KnoxPack {
  readonly format: 1;
  readonly project: { readonly name: string; readonly tags: readonly string[] };
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly engine: EngineId;
  /** Hash over policies, templates, engine version and gate rules. */
  readonly rulesetHash: Sha256Hex;
  readonly previousReport: Sha256Hex | null;
  readonly documents: readonly PackDocument[];
}

/** Canonical JSON of a pack that passed every input gate: the only thing an engine takes. Owned by `fort-knox/release.ts`. */
export type ReleasedPack = Brand<
  {
    readonly pack: KnoxPack;
    /** UTF-8 bytes of the canonical JSON. */
    readonly bytes: number;
    readonly manifest: readonly ManifestEntry[];
    /** SHA-256 of the canonical JSON of the pack. */
    readonly fingerprint: Sha256Hex;
  },
  'ReleasedPack'
>;

export interface ManifestEntry {
  readonly documentId: string;
  readonly hash: Sha256Hex;
  readonly paragraphs: number;
  /** Exceptions from masking that the document makes use of. */
  readonly releases: readonly Release[];
}
