import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Id } from '@arbetsytan/shared/core/ids';
import { type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import type { TranscriptFacts } from '@arbetsytan/shared/documents/transcript-facts';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { intakeSv } from '@arbetsytan/shared/i18n/sv/intake';
import { atLeast, type MaskLevel } from '@arbetsytan/shared/mask/levels';
import { cutsOf, moveAnchors } from '@arbetsytan/shared/recordings/mask-anchors';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { type AnchoredText, transcriptText } from '@arbetsytan/shared/recordings/transcript-text';
import type { Desk } from '../desk/desk.port.ts';
import { purgeReports } from '../fort-knox/purge-reports.ts';
import type { MaskedForReview } from '../masking/mask-all.ts';

export const TRANSCRIPT_MIME = 'application/json';

/** Work on one transcript, one at a time in all tabs: reading it, changing it and storing it are one step. */
export const transcriptLock = (recordingId: Id) => `transcript:${recordingId}`;

/**
 * raw -> text -> mask and gate -> original in the vault -> document. The document is one row, replaced whole after everything
 * else has passed: a browser killed in the middle leaves the version from before. What was decided about the document
 * (title, tags, restrictions, quotes) stays. Call under `transcriptLock`.
 * @throws AppError storage-full, worker-failed, vault-locked
 */
export async function storeTranscript(
  desk: Desk,
  recording: Recording,
  raw: RawTranscript,
): Promise<Verdict<DocumentRow, GateReason>> {
  const { id, projectId } = recording;
  const [project, earlier] = await Promise.all([desk.projects.get(projectId), desk.documents.get(id)]);
  if (!project) throw new AppError('not-found', { id: projectId });
  const level = earlier && atLeast(earlier.level, project.level) ? earlier.level : project.level;
  const written = transcriptText(raw);
  const masked = await desk.masking.maskForReview({ projectId, textId: id, level, text: written.text });
  if (!masked.ok) return masked;
  const anchored = anchoredIn(written, masked.value);
  const names = new Map(raw.speakers.map((speaker) => [speaker.id, speaker.name]));
  const speakers = await speakersOf(desk, { projectId, level }, anchored, names);
  if (!speakers.ok) return speakers;
  const title = earlier?.title ?? (await titleOf(desk, recording, level));
  const bytes = new TextEncoder().encode(JSON.stringify(raw));
  const importedBy = String(desk.account.id);
  const at = desk.now();
  const originalId = `${id}-${desk.newId()}`;
  const size = bytes.length;
  await desk.vault.storeOriginal(
    { id: originalId, projectId, name: recording.name, mime: TRANSCRIPT_MIME, bytes: size, importedBy, createdAt: at },
    bytes,
  );
  const { content } = masked.value;
  const row: DocumentRow = {
    tags: [],
    pages: null,
    restrictions: OPEN_RESTRICTIONS,
    report: null,
    createdAt: at,
    ...earlier,
    ...content,
    id,
    projectId,
    kind: 'transcript',
    title,
    // Paranoid hides dates; one beside the text would tell it again.
    date: level === 'paranoid' ? null : (earlier?.date ?? recording.createdAt.slice(0, 10)),
    bytes: size,
    originalId,
    importedBy,
    reviewed: earlier?.text === content.text && earlier.reviewed,
    transcript: {
      recordingId: id,
      durationMs: recording.durationMs,
      language: raw.language,
      model: raw.model,
      speakers: speakers.value,
      segments: anchored.segments,
      quotes: earlier?.transcript?.quotes ?? [],
    },
    updatedAt: at,
  };
  if (earlier && earlier.text !== content.text) await purgeReports(desk, earlier);
  await desk.documents.put(row);
  if (!earlier) await desk.record(projectId, 'document-added', id).catch(() => {});
  await removeOlder(desk, row);
  return { ok: true, value: row };
}

/** The anchors of a text in what masking made of it. @throws AppError worker-failed: it read another text */
export function anchoredIn(written: AnchoredText, { original, places, content }: MaskedForReview): AnchoredText {
  if (original !== written.text) throw new AppError('worker-failed');
  return moveAnchors(written, cutsOf(places, content.marks), content.text);
}

/**
 * Speakers as they are called in the text. One who says nothing in it yet is masked as a title is.
 * @param names as they were before masking, by id
 */
export async function speakersOf(
  desk: Desk,
  { projectId, level }: { readonly projectId: Id; readonly level: MaskLevel },
  { text, speakers }: AnchoredText,
  names: ReadonlyMap<string, string>,
): Promise<Verdict<TranscriptFacts['speakers'], GateReason>> {
  const silent = speakers.filter(({ start }) => start < 0).map(({ id }) => id);
  const masked =
    silent.length > 0
      ? await desk.masking.maskTitles(
          projectId,
          level,
          silent.map((id) => names.get(id) ?? ''),
        )
      : null;
  if (masked && !masked.ok) return masked;
  const hidden = new Map(silent.map((id, i) => [id, masked?.value[i] ?? '']));
  return {
    ok: true,
    value: speakers.map(({ id, start, end }) => ({ id, name: hidden.get(id) ?? text.slice(start, end) })),
  };
}

/** A name that can't pass the gate does not stop the transcript: it gets a neutral one. */
async function titleOf(desk: Desk, recording: Recording, level: MaskLevel): Promise<GatedText> {
  const name = recording.name.replace(/\s+/gu, ' ').trim();
  for (const title of [name, intakeSv.untitled.transcript].filter((each) => each !== '')) {
    const verdict = await desk.masking.maskTitles(recording.projectId, level, [title]);
    const masked = verdict.ok ? verdict.value[0] : undefined;
    if (masked !== undefined) return masked;
  }
  throw new AppError('gate-refused', { count: 1 });
}

/** Earlier versions, and those of a browser that was killed before its row was written. What can't be removed now goes next time. */
async function removeOlder(desk: Desk, { id, projectId, originalId, importedBy }: DocumentRow): Promise<void> {
  for (const meta of await desk.vault.originals.list(projectId)) {
    if (meta.id === originalId || meta.importedBy !== importedBy || !meta.id.startsWith(`${id}-`)) continue;
    await desk.vault.removeOriginal(meta.id).catch(() => {});
  }
}
