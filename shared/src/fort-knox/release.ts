import { canonicalJson, type Json } from '../core/canonical-json.ts';
import { sha256Text } from '../core/sha256.ts';
import { gate } from '../gate/pii-gate.ts';
import type { GateOptions } from '../gate/verdict.ts';
import type { KnoxPack, ReleasedPack } from './pack-types.ts';
import type { Policy } from './policy.ts';
import type { KnoxOutcome, KnoxReason } from './reasons.ts';

/** What the input gates looked at, for the integrity section. */
export interface Released {
  readonly released: ReleasedPack;
  readonly checked: number;
}

/** The door to the engines: size, then the PII gate over every text of the pack at the policy's level. */
export function release(pack: KnoxPack, policy: Policy, options: GateOptions): KnoxOutcome<Released> {
  const json = canonicalJson(pack as unknown as Json);
  const bytes = new TextEncoder().encode(json).length;
  const reasons: KnoxReason[] = [];
  if (bytes > policy.packBytes)
    reasons.push({ code: 'pack-too-large', documentId: null, line: null, repair: 'leave-out', count: bytes });

  let checked = 0;
  const refused = (text: string): number => {
    checked++;
    const verdict = gate(text, policy.gateLevel, options);
    return verdict.ok ? 0 : verdict.reasons.length;
  };
  const inProject = [pack.project.name, ...pack.project.tags].reduce((sum, text) => sum + refused(text), 0);
  if (inProject > 0) reasons.push({ code: 'pii-in', documentId: null, line: null, repair: 'none', count: inProject });
  for (const { id, title, tags, paragraphs, releases = [] } of pack.documents) {
    const texts = [title, ...tags, ...paragraphs.map(({ text }) => text)];
    const receipts = releases.flatMap(({ form, reason }) => [form, reason]);
    const count = [...texts, ...receipts].reduce((sum, text) => sum + refused(text), 0);
    if (count > 0) reasons.push({ code: 'pii-in', documentId: id, line: null, repair: 'open-document', count });
  }
  if (reasons.length > 0) return { ok: false, reasons };

  const manifest = pack.documents.map(({ id, hash, paragraphs, releases = [] }) => ({
    documentId: id,
    hash,
    paragraphs: paragraphs.length,
    releases,
  }));
  return {
    ok: true,
    value: { checked, released: { pack, bytes, manifest, fingerprint: sha256Text(json) } as unknown as ReleasedPack },
  };
}
