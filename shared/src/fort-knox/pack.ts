import { canonicalJson } from '../core/canonical-json.ts';
import { sha256Text } from '../core/sha256.ts';
import { paragraphs } from '../text/paragraphs.ts';
import type { Material } from './material.ts';
import type { EngineId, KnoxPack, PackDocument, PackParagraph, PolicyId, TemplateId } from './pack-types.ts';
import { addressesAi } from './quarantine.ts';

/** A paragraph that was left out because it addresses an AI. Numbers, never its text: the reader looks it up. */
export interface Quarantined {
  readonly documentId: string;
  /** 1 for the first paragraph; 0 for the title or a tag. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface Packed {
  readonly pack: KnoxPack;
  /** Paragraphs that the quarantine looked at. */
  readonly looked: number;
  readonly quarantined: readonly Quarantined[];
}

export interface PackInput {
  readonly project: { readonly name: string; readonly tags: readonly string[] };
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly engine: EngineId;
  readonly rulesetHash: string;
  readonly previousReport: string | null;
  readonly materials: readonly Material[];
}

/** Freezes the material: what is here, byte for byte, is what an engine sees and what the fingerprint is of. */
export function pack(input: PackInput): Packed {
  const quarantined: Quarantined[] = [];
  const documents = input.materials.map((material) => packDocument(material, quarantined));
  const { project, policy, template, engine, rulesetHash, previousReport } = input;
  return {
    pack: {
      format: 1,
      project: { name: project.name, tags: [...project.tags] },
      policy,
      template,
      engine,
      rulesetHash,
      previousReport,
      documents,
    },
    looked: documents.reduce((sum, { paragraphs, quarantined: out }) => sum + paragraphs.length + out, 0),
    quarantined,
  };
}

function saidAt({ spoken = [] }: Material, start: number, end: number): { readonly at?: number } {
  const first = spoken.find((stretch) => stretch.start < end && stretch.end > start);
  return first ? { at: first.from } : {};
}

function packDocument(material: Material, quarantined: Quarantined[]): PackDocument {
  const all = paragraphs(material.text);
  const kept: PackParagraph[] = [];
  for (const [index, { text, start, end }] of all.entries()) {
    // The number is the paragraph's place in the document, so that leaving one out renumbers nothing.
    if (addressesAi(text)) quarantined.push({ documentId: material.id, paragraph: index + 1, start, end });
    else kept.push({ id: `p${index + 1}`, text, start, end, hash: sha256Text(text), ...saidAt(material, start, end) });
  }
  const { title, tags } = material;
  const plainTitle = addressesAi(title) ? '' : title;
  const plainTags = tags.filter((tag) => !addressesAi(tag));
  const withheld = plainTitle !== title || plainTags.length < tags.length;
  if (withheld) quarantined.push({ documentId: material.id, paragraph: 0, start: 0, end: 0 });
  return {
    id: material.id,
    title: plainTitle,
    kind: material.kind,
    date: material.date,
    level: material.level,
    tags: plainTags,
    hash: sha256Text(material.text),
    paragraphs: kept,
    withheld: withheld ? sha256Text(canonicalJson({ title, tags: [...tags] })) : null,
    quarantined: all.length - kept.length,
    ...(material.releases?.length ? { releases: material.releases } : {}),
  };
}
