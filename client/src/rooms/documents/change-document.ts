import type { IsoDate } from '@arbetsytan/shared/core/time';
import type { DocumentRow, Restrictions } from '@arbetsytan/shared/documents/document';
import { sameRestrictions } from '@arbetsytan/shared/documents/restrictions';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { Desk } from '../../platform/desk/desk.port.ts';

/** A person has read the masked text and answers for it. */
export async function markReviewed(desk: Desk, document: DocumentRow, reviewed: boolean): Promise<void> {
  await save(desk, document, { reviewed });
  if (reviewed) await desk.record(document.projectId, 'reviewed', document.id);
}

export async function setRestrictions(desk: Desk, document: DocumentRow, restrictions: Restrictions): Promise<void> {
  if (sameRestrictions(document.restrictions, restrictions)) return;
  await save(desk, document, { restrictions });
  await desk.record(document.projectId, 'restrictions-changed', document.id);
}

/** Title, tags and date as the person wrote them; the words are masked at strict or above. Paranoid keeps no date. */
export async function describeDocument(
  desk: Desk,
  document: DocumentRow,
  facts: { readonly title: string; readonly tags: readonly string[]; readonly date: IsoDate | null },
): Promise<Verdict<true, GateReason>> {
  const verdict = await desk.masking.maskTitles(document.projectId, document.level, [
    facts.title.trim(),
    ...facts.tags,
  ]);
  if (!verdict.ok) return verdict;
  const [title, ...tags] = verdict.value;
  await save(desk, document, {
    title: title ?? document.title,
    tags,
    date: document.level === 'paranoid' ? null : facts.date,
  });
  return { ok: true, value: true };
}

/** The original goes first: what is left if this is cut short is a masked text, never an original nobody can find. */
export async function deleteDocument(desk: Desk, document: DocumentRow): Promise<void> {
  const mine = document.importedBy === String(desk.account.id);
  if (document.originalId !== null && mine) await desk.vault.removeOriginal(document.originalId);
  await desk.documents.remove(document.id);
  for (const row of await desk.reports.list(document.projectId))
    if (row.documentId === document.id) await desk.reports.put({ ...row, documentId: null, updatedAt: desk.now() });
}

async function save(desk: Desk, document: DocumentRow, change: Partial<DocumentRow>): Promise<void> {
  // Read anew: the screen's copy may be older than what another tab wrote.
  const current = (await desk.documents.get(document.id)) ?? document;
  await desk.documents.put({ ...current, ...change, updatedAt: desk.now() });
}
