import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import { relabel, relabelMarks } from '@arbetsytan/shared/documents/relabel';
import { mergeMarks } from '@arbetsytan/shared/documents/remark';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { atLeast, levelRank, type MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { Note, NoteQuote } from '@arbetsytan/shared/notes/note';
import { quotesIn } from '@arbetsytan/shared/notes/note-quotes';
import type { Project } from '@arbetsytan/shared/projects/project';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import type { Desk } from '../../platform/desk/desk.port.ts';

export interface NoteDraft {
  readonly title: string;
  readonly text: string;
  /** Quotes that were put in it, besides those that the earlier version has. */
  readonly quotes?: readonly Pick<NoteQuote, 'recordingId' | 'from' | 'to'>[];
}

/** What will be stored, shown before it is. */
export interface NotePreview extends MaskedContent {
  readonly title: Note['title'];
}

const standing = (written: string, masked: string, quotes: readonly Pick<NoteQuote, 'recordingId' | 'from' | 'to'>[]) =>
  quotesIn(
    written,
    masked,
    quotes.map((quote) => ({ ...quote, time: clockText(quote.from) })),
  );

/** @throws AppError worker-failed, storage-full */
export async function previewNote(
  desk: Desk,
  project: Project,
  draft: NoteDraft,
  least: MaskLevel = project.level,
): Promise<Verdict<NotePreview, GateReason>> {
  const level = atLeast(project.level, least) ? project.level : least;
  const content = await desk.masking.maskForProject({ projectId: project.id, level, texts: [draft.text] });
  if (!content.ok) return content;
  const title = await desk.masking.maskTitles(project.id, level, [draft.title.trim()]);
  if (!title.ok) return title;
  const [masked] = content.value;
  const [name] = title.value;
  if (!masked || name === undefined) throw new AppError('worker-failed');
  return { ok: true, value: { ...masked, title: name } };
}

/**
 * Stores a note as it was previewed. What the person wrote goes to the vault, so that the note can be masked again; the
 * earlier version is replaced and its original removed.
 */
export async function saveNote(
  desk: Desk,
  project: Project,
  draft: NoteDraft,
  preview: NotePreview,
  earlier: Note | null = null,
): Promise<Note> {
  const at = desk.now();
  const originalId = desk.newId();
  const importedBy = String(desk.account.id);
  const bytes = new TextEncoder().encode(draft.text);
  await desk.vault.storeOriginal(
    {
      id: originalId,
      projectId: project.id,
      name: draft.title,
      mime: 'text/plain',
      bytes: bytes.length,
      importedBy,
      createdAt: at,
    },
    bytes,
  );
  const quotes = standing(draft.text, preview.text, [...(earlier?.quotes ?? []), ...(draft.quotes ?? [])]);
  const note: Note = {
    ...preview,
    ...(quotes.length > 0 ? { quotes } : {}),
    id: earlier?.id ?? desk.newId(),
    projectId: project.id,
    originalId,
    importedBy,
    reviewed: false,
    createdAt: earlier?.createdAt ?? at,
    updatedAt: at,
  };
  const stored = await desk.saveEdited('notes', note, earlier);
  if (earlier?.originalId && earlier.importedBy === importedBy) await desk.vault.removeOriginal(earlier.originalId);
  if (!earlier) await desk.record(project.id, 'note-added', note.id);
  return stored;
}

/**
 * What the person wrote, for the one who wrote it.
 * @throws AppError original-missing, original-not-yours, vault-damaged
 */
export async function originalOfNote(desk: Desk, note: Note): Promise<NoteDraft> {
  if (note.originalId === null) throw new AppError('original-missing', { id: note.id });
  if (note.importedBy !== String(desk.account.id)) throw new AppError('original-not-yours', { id: note.id });
  const meta = await desk.vault.originals.get(note.originalId);
  if (!meta) throw new AppError('original-missing', { id: note.originalId });
  return { title: meta.name, text: new TextDecoder().decode(await desk.vault.openOriginal(note.originalId)) };
}

export function canOpenOriginalOfNote(note: Note, accountId: string): boolean {
  return note.originalId !== null && note.importedBy === accountId;
}

/**
 * Masks a note again at `level` or its own, whichever hides more: from what the person wrote, or from the masked text, which
 * can only hide more. @throws as `originalOfNote`
 */
export async function remaskNote(
  desk: Desk,
  note: Note,
  level: MaskLevel,
  from: 'original' | 'masked' = 'original',
): Promise<Verdict<Note, GateReason>> {
  const target = atLeast(level, note.level) ? level : note.level;
  const { moved = {} } = await desk.vault.maskProject(note.projectId);
  const text = from === 'original' ? (await originalOfNote(desk, note)).text : relabel(note.text, moved);
  const ids = [from === 'original' ? note.id : null];
  const content = await desk.masking.maskForProject({ projectId: note.projectId, level: target, texts: [text], ids });
  if (!content.ok) return content;
  const title = await desk.masking.maskTitles(note.projectId, target, [relabel(note.title, moved)]);
  if (!title.ok) return title;
  const [masked] = content.value;
  if (!masked) throw new AppError('worker-failed');
  const next: Note = {
    ...note,
    ...masked,
    // Their paragraphs are told by what the person wrote; a masked text keeps its own.
    ...(note.quotes && from === 'original' ? { quotes: standing(text, masked.text, note.quotes) } : {}),
    marks: from === 'original' ? masked.marks : mergeMarks(masked.text, masked.marks, relabelMarks(note.marks, moved)),
    title: title.value[0] ?? note.title,
    reviewed: masked.text === note.text && note.reviewed,
    updatedAt: desk.now(),
  };
  await desk.notes.put(next);
  if (levelRank(target) > levelRank(note.level)) await desk.record(note.projectId, 'level-raised', note.id);
  return { ok: true, value: next };
}

export async function reviewNote(desk: Desk, note: Note, reviewed: boolean): Promise<void> {
  await desk.notes.put({ ...note, reviewed, updatedAt: desk.now() });
  if (reviewed) await desk.record(note.projectId, 'reviewed', note.id);
}

export async function deleteNote(desk: Desk, note: Note): Promise<void> {
  if (note.originalId !== null && note.importedBy === String(desk.account.id))
    await desk.vault.removeOriginal(note.originalId);
  await desk.notes.remove(note.id);
}
