import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { doubtfulMarks } from '@arbetsytan/shared/documents/masked-content';
import { fill, formatDate, plural } from '@arbetsytan/shared/i18n/format';
import { documentKindsSv, documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { atLeast } from '@arbetsytan/shared/mask/levels';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { FileDrop } from '../../design/file-drop.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { Actions, Badge, EmptyState, List, Loading, Notice, Row, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { useIntake } from '../../platform/intake/use-intake.tsx';
import { ItemBadge } from '../../platform/sync/item-badge.tsx';
import { IncomingList } from './incoming-list.tsx';
import { canOpenOriginal } from './original-text.ts';
import { PasteText } from './paste-text.tsx';

/** Endings for browsers that know no types by name; what a file is, is decided by its bytes. */
const ACCEPT = ['application/pdf', 'text/plain', '.pdf', '.txt'];

/** A project's documents, and the way in for more: by button, drop or paste, several at once. */
export function DocumentsPanel({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const intake = useIntake();
  const documents = useTable(desk.documents, project.id);
  const [pasting, setPasting] = useState(false);
  return (
    <Stack>
      <FileDrop
        button={documentsSv.add}
        label={documentsSv.dropLabel}
        hint={documentsSv.dropHint}
        accept={ACCEPT}
        onFiles={(files) => void intake.addFiles(project.id, files)}
      />
      <Actions>
        <Button onPress={() => setPasting(true)}>{documentsSv.paste}</Button>
      </Actions>
      {pasting ? <PasteText projectId={project.id} onClose={() => setPasting(false)} /> : null}
      <IncomingList projectId={project.id} />
      {documents.state === 'loading' ? <Loading>{documentsSv.loading}</Loading> : null}
      {documents.state === 'failed' ? (
        <ErrorNotice code={documents.error.code} params={documents.error.params} />
      ) : null}
      {documents.state === 'ready' && documents.rows.length === 0 ? (
        <EmptyState title={documentsSv.emptyTitle}>{documentsSv.emptyText}</EmptyState>
      ) : null}
      {documents.state === 'ready' && documents.rows.length > 0 ? (
        <Documents rows={documents.rows} project={project} />
      ) : null}
    </Stack>
  );
}

function Documents({ rows, project }: { readonly rows: readonly DocumentRow[]; readonly project: Project }) {
  const { shown, more, rest } = useMore(rows);
  const desk = useDesk();
  const waiting = rows.filter((row) => canOpenOriginal(row, String(desk.account.id)) && doubtfulMarks(row).length > 0);
  const [first] = waiting;
  return (
    <>
      {first ? (
        <Notice
          tone="warn"
          actions={
            <LinkButton href={`/projekt/${project.id}/dokument/${first.id}/granska`}>{reviewSv.reviewFirst}</LinkButton>
          }
        >
          {waiting.length === 1 ? reviewSv.textsWaitOne : fill(reviewSv.textsWaitMany, { count: waiting.length })}
        </Notice>
      ) : null}
      <List label={documentsSv.list}>
        {shown.map((row) => (
          <Row
            key={row.id}
            title={row.title}
            href={`/projekt/${project.id}/dokument/${row.id}`}
            meta={
              <>
                <span>{documentKindsSv[row.kind]}</span>
                {row.date ? <span>{formatDate(row.date)}</span> : null}
                {row.pages ? <span>{plural(row.pages, documentsSv.pagesOne, documentsSv.pagesMany)}</span> : null}
                <span>{fill(documentsSv.level, { level: levelsSv[row.level].name.toLowerCase() })}</span>
                <span>{plural(row.marks.length, documentsSv.marksOne, documentsSv.marksMany)}</span>
                <Badge tone={row.reviewed ? 'ok' : 'neutral'}>
                  {row.reviewed ? documentsSv.reviewed : documentsSv.notReviewed}
                </Badge>
                <ItemBadge table="documents" id={row.id} />
                <Doubts row={row} />
                {row.kind === 'report' || atLeast(row.level, project.level) ? null : (
                  <Badge tone="warn">{documentsSv.belowProject}</Badge>
                )}
              </>
            }
          />
        ))}
      </List>
      <MoreButton label={documentsSv.showMore} rest={rest} onPress={more} />
    </>
  );
}

function Doubts({ row }: { readonly row: DocumentRow }) {
  const count = doubtfulMarks(row).length;
  if (count === 0) return null;
  return <Badge tone="warn">{count === 1 ? reviewSv.doubtsOne : fill(reviewSv.doubtsMany, { count })}</Badge>;
}
