import { lockSv } from '@arbetsytan/shared/i18n/sv/lock';
import { membersSv } from '@arbetsytan/shared/i18n/sv/members';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { listsSv } from '@arbetsytan/shared/i18n/sv/review';
import type { Project } from '@arbetsytan/shared/projects/project';
import { type ReactNode, useEffect, useState } from 'react';
import { LinkButton } from '../design/button.tsx';
import { Actions, EmptyState, Loading, Notice, Page } from '../design/surfaces.tsx';
import { LinkTabs } from '../design/tabs.tsx';
import { useDesk } from '../platform/desk/use-desk.tsx';
import { useRow } from '../platform/desk/use-table.ts';
import { underLock } from '../platform/locks.ts';
import { DocumentsPanel } from '../rooms/documents/documents-panel.tsx';
import { ProjectLists } from '../rooms/documents/project-lists.tsx';
import { MembersPanel } from '../rooms/members/members-panel.tsx';
import { NotesPanel } from '../rooms/notes/notes-panel.tsx';
import { PrivateNotesPanel } from '../rooms/notes/private-notes-panel.tsx';
import { EventsPanel } from '../rooms/projects/events-panel.tsx';
import { ProjectHeader } from '../rooms/projects/project-header.tsx';
import { RecordingsPanel } from '../rooms/recordings/recordings-panel.tsx';
import { SourcesPanel } from '../rooms/sources/sources-panel.tsx';
import { keepUp, raiseTexts } from './keep-up.ts';

interface Tab {
  readonly id: string;
  readonly name: string;
  readonly panel: (project: Project) => ReactNode;
}

/** The parts of a project and their addresses. */
const TABS: readonly Tab[] = [
  { id: 'dokument', name: projectsSv.tabDocuments, panel: (project) => <DocumentsPanel project={project} /> },
  { id: 'inspelningar', name: recorderSv.tab, panel: (project) => <RecordingsPanel project={project} /> },
  { id: 'anteckningar', name: projectsSv.tabNotes, panel: (project) => <NotesPanel project={project} /> },
  { id: 'egna', name: projectsSv.tabPrivate, panel: (project) => <PrivateNotesPanel projectId={project.id} /> },
  { id: 'kallor', name: projectsSv.tabSources, panel: (project) => <SourcesPanel project={project} /> },
  { id: 'maskering', name: listsSv.tab, panel: (project) => <Lists project={project} /> },
  { id: 'deltagare', name: membersSv.tab, panel: (project) => <MembersPanel projectId={project.id} /> },
  { id: 'handelser', name: projectsSv.tabEvents, panel: (project) => <EventsPanel project={project} /> },
];

export interface ProjectWorkspaceProps {
  readonly projectId: string;
  readonly tab?: string;
}

/** A project with its parts. Rooms do not know each other; here they are put side by side. */
export function ProjectWorkspace({ projectId, tab = 'dokument' }: ProjectWorkspaceProps) {
  const desk = useDesk();
  const project = useRow(desk.projects, projectId);
  const open = TABS.find(({ id }) => id === tab) ?? TABS[0];
  if (project === undefined) return <Loading>{projectsSv.openLoading}</Loading>;
  if (project === null || !open)
    return (
      <Page title={projectsSv.goneTitle}>
        <EmptyState title={projectsSv.goneTitle} actions={<LinkButton href="/projekt">{projectsSv.toList}</LinkButton>}>
          {projectsSv.goneText}
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title={project.name}
      above={
        <Actions>
          <LinkButton kind="quiet" href="/projekt">
            {projectsSv.toList}
          </LinkButton>
        </Actions>
      }
    >
      {project.classification === 'source-sensitive' ? <AskForLock /> : null}
      <ProjectHeader project={project} raiseTexts={(raised) => raiseTexts(desk, raised, underLock)} />
      <LinkTabs
        label={projectsSv.tabs}
        current={open.id}
        tabs={TABS.map(({ id, name }) => ({ id, name, href: `/projekt/${project.id}/${id}` }))}
      />
      {open.panel(project)}
    </Page>
  );
}

function Lists({ project }: { readonly project: Project }) {
  const desk = useDesk();
  return <ProjectLists projectId={project.id} keepUp={(told) => keepUp(desk, project.id, underLock, told)} />;
}

/** Until the device is locked, a project with a source to protect says so. */
function AskForLock() {
  const { keys } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let shown = true;
    void keys.lock.isSet().then((isSet) => (shown ? setIsOpen(!isSet) : undefined));
    return () => {
      shown = false;
    };
  }, [keys]);
  return isOpen ? (
    <Notice
      tone="warn"
      title={lockSv.askTitle}
      actions={
        <Actions>
          <LinkButton href="/valv">{lockSv.askSet}</LinkButton>
        </Actions>
      }
    >
      {lockSv.askText}
    </Notice>
  ) : null;
}
