import { plural } from '@arbetsytan/shared/i18n/format';
import { classificationsSv, projectsSv, statesSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useMemo, useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { Badge, EmptyState, List, Loading, Page, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { deadlineText, today } from './deadline-text.ts';

/** Every project on this device, newest first; archived ones on request. */
export function ProjectsPage() {
  const desk = useDesk();
  const projects = useTable(desk.projects, null);
  const [archivedToo, setArchivedToo] = useState(false);
  const create = (
    <LinkButton href="/projekt/nytt" kind="primary">
      {projectsSv.create}
    </LinkButton>
  );
  return (
    <Page title={projectsSv.title} lead={projectsSv.lead} actions={create}>
      {projects.state === 'loading' ? <Loading>{projectsSv.loading}</Loading> : null}
      {projects.state === 'failed' ? <ErrorNotice code={projects.error.code} params={projects.error.params} /> : null}
      {projects.state === 'ready' && projects.rows.length === 0 ? (
        <EmptyState
          title={projectsSv.emptyTitle}
          actions={
            <>
              {create}
              <LinkButton href="/scout">{projectsSv.toScout}</LinkButton>
            </>
          }
        >
          {projectsSv.emptyText}
        </EmptyState>
      ) : null}
      {projects.state === 'ready' && projects.rows.length > 0 ? (
        <Projects rows={projects.rows} archivedToo={archivedToo} onArchived={() => setArchivedToo(!archivedToo)} />
      ) : null}
    </Page>
  );
}

function Projects({
  rows,
  archivedToo,
  onArchived,
}: {
  readonly rows: readonly Project[];
  readonly archivedToo: boolean;
  readonly onArchived: () => void;
}) {
  const counts = useCounts();
  const on = today();
  const archived = rows.filter(({ state }) => state === 'archived').length;
  const visible = archivedToo ? rows : rows.filter(({ state }) => state !== 'archived');
  const { shown, more, rest } = useMore(visible);
  return (
    <>
      {shown.length > 0 ? (
        <List label={projectsSv.list}>
          {shown.map((project) => {
            const deadline = deadlineText(project.deadline, on);
            const count = counts(project.id);
            return (
              <Row
                key={project.id}
                title={project.name}
                href={`/projekt/${project.id}`}
                meta={
                  <>
                    <Badge tone={project.classification === 'normal' ? 'neutral' : 'info'}>
                      {classificationsSv[project.classification].name}
                    </Badge>
                    <span>{statesSv[project.state]}</span>
                    {deadline.tone === 'neutral' ? (
                      <span>{deadline.text}</span>
                    ) : (
                      <Badge tone={deadline.tone}>{deadline.text}</Badge>
                    )}
                    <span>{plural(count.documents, projectsSv.documentsOne, projectsSv.documentsMany)}</span>
                    <span>{plural(count.notes, projectsSv.notesOne, projectsSv.notesMany)}</span>
                  </>
                }
              />
            );
          })}
        </List>
      ) : null}
      <MoreButton label={projectsSv.showMore} rest={rest} onPress={more} />
      {archived > 0 ? (
        <div>
          <Button kind="quiet" onPress={onArchived}>
            {archivedToo ? projectsSv.hideArchived : `${projectsSv.showArchived} (${archived})`}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** How many documents and notes each project has. */
function useCounts(): (projectId: string) => { readonly documents: number; readonly notes: number } {
  const desk = useDesk();
  const documents = useTable(desk.documents, null);
  const notes = useTable(desk.notes, null);
  return useMemo(() => {
    const count = (list: typeof documents | typeof notes) => {
      const by = new Map<string, number>();
      if (list.state === 'ready')
        for (const { projectId } of list.rows) by.set(projectId, (by.get(projectId) ?? 0) + 1);
      return by;
    };
    const [byDocuments, byNotes] = [count(documents), count(notes)];
    return (projectId) => ({ documents: byDocuments.get(projectId) ?? 0, notes: byNotes.get(projectId) ?? 0 });
  }, [documents, notes]);
}
