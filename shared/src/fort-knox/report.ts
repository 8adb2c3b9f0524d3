import type { Release } from '../mask/mask-types.ts';
import { sameRelease } from '../mask/releases.ts';
import type { Draft } from './draft.ts';
import type { KnoxPack, MaterialKind, ReleasedPack } from './pack-types.ts';
import type { Integrity, KnoxReport } from './report-types.ts';

/** What a gate was asked and what it said. */
export interface GateRecord {
  readonly gate: string;
  readonly ok: boolean;
  readonly checked: number;
}

const KIND_NAME: Readonly<Record<MaterialKind, string>> = {
  pdf: 'PDF-dokument',
  text: 'Textdokument',
  pasted: 'Inklistrad text',
  article: 'Artikel',
  note: 'Anteckning',
  interview: 'Intervju',
  mail: 'Mejl',
  other: 'Handling',
};

/** Puts draft, material and integrity together. Nothing here comes from what an engine says of itself. */
export function assembleReport(
  draft: Draft,
  released: ReleasedPack,
  engineVersion: string,
  gates: readonly GateRecord[],
): KnoxReport {
  const { pack, bytes, fingerprint } = released;
  const releases = releasesOf(pack);
  const integrity: Integrity = {
    fingerprint,
    rulesetHash: pack.rulesetHash,
    policy: pack.policy,
    template: pack.template,
    engine: pack.engine,
    engineVersion,
    documents: pack.documents.length,
    paragraphs: pack.documents.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    quarantined: pack.documents.reduce((sum, { quarantined }) => sum + quarantined, 0),
    packBytes: bytes,
    gates,
    ...(releases.length > 0 ? { releases } : {}),
  };
  const material = pack.documents.map((document, index) => ({
    document: document.id,
    // Outside the newsroom a title says too much of what the newsroom has: kind and number are enough to talk about it.
    label:
      pack.policy === 'external' || document.title.trim() === ''
        ? `${KIND_NAME[document.kind]} ${index + 1}`
        : document.title,
    hash: document.hash,
  }));
  const { title, summary, themes, timeline, verify, risks, questions, nextSteps, confidence } = draft;
  return {
    format: 1,
    title,
    summary,
    themes,
    timeline,
    verify,
    risks,
    questions,
    nextSteps,
    confidence,
    material,
    integrity,
  };
}

/** Every exception from masking that a document of the pack makes use of, once, in the order of the pack. */
function releasesOf(pack: KnoxPack): readonly Release[] {
  const found: Release[] = [];
  for (const release of pack.documents.flatMap(({ releases = [] }) => releases))
    if (!found.some((each) => each.kind === release.kind && sameRelease(each, release))) found.push(release);
  return found;
}
