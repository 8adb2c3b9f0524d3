import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { classificationsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Badge, EmptyState, List, Loading, Page, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow, useTable } from '../../platform/desk/use-table.ts';
import { Compose } from './compose.tsx';
import { ProjectSelect } from './project-select.tsx';
import type { RemaskChoice } from './repair.ts';

export interface FortKnoxPageProps {
  readonly projectId?: string;
  readonly remask: RemaskChoice;
}

/** Fort Knox: first which project, then what a report of it stands on. */
export function FortKnoxPage({ projectId, remask }: FortKnoxPageProps) {
  return projectId ? <ProjectKnox projectId={projectId} remask={remask} /> : <PickProject />;
}

function PickProject() {
  const desk = useDesk();
  const projects = useTable(desk.projects, null);
  const open = projects.state === 'ready' ? projects.rows.filter(({ state }) => state !== 'archived') : [];
  return (
    <Page title={knoxScreensSv.title} lead={knoxScreensSv.lead}>
      {projects.state === 'loading' ? <Loading>{knoxScreensSv.loading}</Loading> : null}
      {projects.state === 'failed' ? <ErrorNotice code={projects.error.code} params={projects.error.params} /> : null}
      {projects.state === 'ready' && open.length === 0 ? (
        <EmptyState
          title={knoxScreensSv.noProjectsTitle}
          actions={
            <LinkButton href="/projekt/nytt" kind="primary">
              {knoxScreensSv.newProject}
            </LinkButton>
          }
        >
          {knoxScreensSv.noProjectsText}
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <>
          <ProjectSelect current={null} />
          <List label={knoxScreensSv.pickTitle}>
            {open.map((project) => (
              <Row
                key={project.id}
                title={project.name}
                href={`/fort-knox/${project.id}`}
                meta={
                  <Badge tone={project.classification === 'normal' ? 'neutral' : 'info'}>
                    {classificationsSv[project.classification].name}
                  </Badge>
                }
              />
            ))}
          </List>
        </>
      ) : null}
    </Page>
  );
}

function ProjectKnox({ projectId, remask }: { readonly projectId: string; readonly remask: RemaskChoice }) {
  const desk = useDesk();
  const project = useRow(desk.projects, projectId);
  const documents = useTable(desk.documents, projectId);
  const notes = useTable(desk.notes, projectId);
  if (project === null)
    return (
      <Page title={knoxScreensSv.title}>
        <EmptyState
          title={knoxScreensSv.noProjectsTitle}
          actions={<LinkButton href="/fort-knox">{knoxScreensSv.pickTitle}</LinkButton>}
        >
          {knoxScreensSv.noProjectsText}
        </EmptyState>
      </Page>
    );
  if (documents.state === 'failed') return <ErrorNotice code={documents.error.code} params={documents.error.params} />;
  if (notes.state === 'failed') return <ErrorNotice code={notes.error.code} params={notes.error.params} />;
  if (!project || documents.state === 'loading' || notes.state === 'loading')
    return <Loading>{knoxScreensSv.loading}</Loading>;
  return <Compose project={project} documents={documents.rows} notes={notes.rows} remask={remask} />;
}
