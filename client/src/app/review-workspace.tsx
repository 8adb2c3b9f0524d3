import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { Note } from '@arbetsytan/shared/notes/note';
import { useMemo } from 'react';
import { LinkButton } from '../design/button.tsx';
import { EmptyState, Loading, Page } from '../design/surfaces.tsx';
import type { Desk } from '../platform/desk/desk.port.ts';
import { useDesk } from '../platform/desk/use-desk.tsx';
import { useRow } from '../platform/desk/use-table.ts';
import { purgeReports } from '../platform/fort-knox/purge-reports.ts';
import { underLock } from '../platform/locks.ts';
import { maskTranscriptAgain } from '../platform/transcripts/mask-again.ts';
import { openTranscript } from '../platform/transcripts/open-transcript.ts';
import { markReviewed } from '../rooms/documents/change-document.ts';
import { readInWorker } from '../rooms/documents/intake/reader.ts';
import { canOpenOriginal, originalText } from '../rooms/documents/original-text.ts';
import { ReviewPage } from '../rooms/documents/review/review-page.tsx';
import type { ReviewSubject } from '../rooms/documents/review/review-subject.ts';
import { canOpenOriginalOfNote, originalOfNote, reviewNote } from '../rooms/notes/save-note.ts';
import { keepUp } from './keep-up.ts';

interface Props {
  readonly projectId: string;
  readonly textId: string;
}

/** The review of a document. Documents and notes are rooms of their own; this is where both are seen. */
export function DocumentReview({ projectId, textId }: Props) {
  const desk = useDesk();
  const row = useRow(desk.documents, textId);
  const mine = row ? canOpenOriginal(row, String(desk.account.id)) : false;
  // A transcript is read beside its sound.
  const back = `/projekt/${projectId}/${row?.transcript ? 'inspelning' : 'dokument'}/${textId}`;
  const tools = useMemo(() => documentTools(desk, textId), [desk, textId]);
  return <Reviewed row={row} projectId={projectId} mine={mine} back={back} tools={tools} />;
}

export function NoteReview({ projectId, textId }: Props) {
  const desk = useDesk();
  const row = useRow(desk.notes, textId);
  const mine = row ? canOpenOriginalOfNote(row, String(desk.account.id)) : false;
  const back = `/projekt/${projectId}/anteckningar?anteckning=${textId}`;
  const tools = useMemo(() => noteTools(desk, textId), [desk, textId]);
  return <Reviewed row={row} projectId={projectId} mine={mine} back={back} tools={tools} />;
}

type Tools = Pick<ReviewSubject, 'open' | 'store' | 'markReviewed'>;

interface ReviewedProps {
  readonly row: DocumentRow | Note | null | undefined;
  readonly projectId: string;
  readonly mine: boolean;
  readonly back: string;
  readonly tools: Tools;
}

function Reviewed({ row, projectId, mine, back, tools }: ReviewedProps) {
  const desk = useDesk();
  if (row === undefined) return <Loading>{reviewSv.opening}</Loading>;
  if (row === null || row.projectId !== projectId || !mine)
    return (
      <Page title={reviewSv.title}>
        <EmptyState title={reviewSv.title} actions={<LinkButton href={back}>{reviewSv.back}</LinkButton>}>
          {reviewSv.notYours}
        </EmptyState>
      </Page>
    );
  const { id: textId, title, level, reviewed } = row;
  return (
    <ReviewPage
      subject={{
        projectId,
        textId,
        title,
        level,
        reviewed,
        back,
        ...tools,
        keepUp: (onProgress) => keepUp(desk, projectId, underLock, onProgress),
      }}
    />
  );
}

function documentTools(desk: Desk, id: string): Tools {
  const current = async () => {
    const row = await desk.documents.get(id);
    if (!row) throw new AppError('not-found', { id });
    return row;
  };
  return {
    open: async () => {
      const row = await current();
      await desk.record(row.projectId, 'original-revealed', id);
      return originalText(desk, readInWorker, row);
    },
    store: async (content) => {
      const row = await current();
      const names = await desk.masking.maskTitles(row.projectId, row.level, [row.title, ...row.tags]);
      if (!names.ok) return names;
      const [title = row.title, ...tags] = names.value;
      const timed = await timesOf(desk, row);
      if (timed && !timed.ok) return timed;
      const change = changeOf(row, timed?.value.content ?? content, title);
      if (change.isSame && tags.every((tag, i) => tag === row.tags[i])) return { ok: true, value: true };
      if (change.next.text !== row.text) await purgeReports(desk, row);
      const transcript = timed ? { transcript: timed.value.transcript } : {};
      await desk.documents.put({ ...row, ...change.next, ...transcript, tags, updatedAt: desk.now() });
      return { ok: true, value: true };
    },
    markReviewed: async () => markReviewed(desk, await current(), true),
  };
}

/** A transcript's words have moved with what is hidden: masked once more, with their times. Null for every other document. */
async function timesOf(desk: Desk, row: DocumentRow) {
  const { transcript } = row;
  if (!transcript) return null;
  return maskTranscriptAgain(desk, { ...row, transcript }, row.level, await openTranscript(desk, row));
}

function noteTools(desk: Desk, id: string): Tools {
  const current = async () => {
    const row = await desk.notes.get(id);
    if (!row) throw new AppError('not-found', { id });
    return row;
  };
  return {
    open: async () => {
      const row = await current();
      await desk.record(row.projectId, 'original-revealed', id);
      return (await originalOfNote(desk, row)).text;
    },
    store: async (content) => {
      const row = await current();
      const names = await desk.masking.maskTitles(row.projectId, row.level, [row.title]);
      if (!names.ok) return names;
      const change = changeOf(row, content, names.value[0] ?? row.title);
      if (change.isSame) return { ok: true, value: true };
      if (content.text !== row.text) await purgeReports(desk, row);
      await desk.notes.put({ ...row, ...change.next, updatedAt: desk.now() });
      return { ok: true, value: true };
    },
    markReviewed: async () => reviewNote(desk, await current(), true),
  };
}

/** The row's new content. `isSame`: opening a review that changes nothing writes nothing. */
function changeOf(row: DocumentRow | Note, content: MaskedContent, title: DocumentRow['title']) {
  const reviewed = row.reviewed && row.text === content.text;
  const next = { ...content, title, reviewed };
  const { text, level, rulesetHash, marks, releases = [], revision = 0 } = row;
  const before = { text, level, rulesetHash, marks, releases, revision, title: row.title, reviewed: row.reviewed };
  return { next, isSame: JSON.stringify(sorted(before)) === JSON.stringify(sorted(next)) };
}

const sorted = (content: object) => Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
