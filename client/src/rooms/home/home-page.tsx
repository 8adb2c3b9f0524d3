import { fill, formatAgo, formatBytes, formatDate } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { homeSv } from '@arbetsytan/shared/i18n/sv/home';
import { classificationsSv, statesSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useEffect, useState } from 'react';
import { LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Badge, Card, EmptyState, Grid, List, Loading, Meta, Page, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { readStorageState, type StorageState } from '../../platform/pwa/storage-state.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { useSessionState } from '../../platform/session/use-session.tsx';

const SHOWN = 5;

/** Kontrollrum: leads, projects, what waits for the person, and the state of the system. */
export function HomePage() {
  const desk = useDesk();
  const leads = useTable(desk.leads, null);
  const projects = useTable(desk.projects, null);
  const documents = useTable(desk.documents, null);
  const reports = useTable(desk.reports, null);
  const failed = [leads, projects, documents, reports].find((list) => list.state === 'failed');
  if (failed?.state === 'failed')
    return (
      <Page title={homeSv.title}>
        <ErrorNotice code={failed.error.code} params={failed.error.params} />
      </Page>
    );
  if (leads.state !== 'ready' || projects.state !== 'ready' || documents.state !== 'ready' || reports.state !== 'ready')
    return (
      <Page title={homeSv.title}>
        <Loading>{homeSv.loading}</Loading>
      </Page>
    );

  const active = projects.rows.filter(({ state }) => state !== 'archived');
  const confirming = reports.rows.filter(({ state }) => state === 'confirm');
  const unreviewed = documents.rows.filter(({ reviewed, kind }) => !reviewed && kind !== 'report');
  const nameOf = (id: string) => projects.rows.find((project) => project.id === id)?.name ?? '';
  return (
    <Page title={homeSv.title} actions={<LinkButton href="/projekt/nytt">{homeSv.newProject}</LinkButton>}>
      {active.length === 0 ? (
        <EmptyState
          title={homeSv.emptyTitle}
          actions={
            <LinkButton href="/scout" kind="primary">
              {homeSv.openScout}
            </LinkButton>
          }
        >
          {homeSv.emptyText}
        </EmptyState>
      ) : null}
      <Grid>
        <Card
          title={homeSv.projects}
          actions={
            <LinkButton kind="quiet" href="/projekt">
              {homeSv.allProjects}
            </LinkButton>
          }
        >
          {active.length === 0 ? (
            <Meta>{homeSv.noProjects}</Meta>
          ) : (
            <List label={homeSv.projects}>
              {active.slice(0, SHOWN).map((project) => (
                <Row
                  key={project.id}
                  href={`/projekt/${project.id}`}
                  title={project.name}
                  meta={<ProjectMeta project={project} />}
                />
              ))}
            </List>
          )}
        </Card>
        <Card title={homeSv.waiting}>
          {confirming.length + unreviewed.length === 0 ? (
            <Meta>{homeSv.noWaiting}</Meta>
          ) : (
            <List label={homeSv.waiting}>
              {confirming.slice(0, SHOWN).map(({ id, projectId }) => (
                <Row
                  key={id}
                  href={`/fort-knox/${projectId}/rapport/${id}`}
                  title={nameOf(projectId)}
                  meta={homeSv.confirm}
                />
              ))}
              {unreviewed.slice(0, SHOWN).map(({ id, projectId, title }) => (
                <Row
                  key={id}
                  href={`/projekt/${projectId}/dokument/${id}`}
                  title={title}
                  meta={`${homeSv.unreviewed} · ${nameOf(projectId)}`}
                />
              ))}
            </List>
          )}
        </Card>
        <Card
          title={homeSv.leads}
          actions={
            <LinkButton kind="quiet" href="/scout">
              {homeSv.allLeads}
            </LinkButton>
          }
        >
          {leads.rows.length === 0 ? (
            <Meta>{homeSv.noLeads}</Meta>
          ) : (
            <List label={homeSv.leads}>
              {leads.rows.slice(0, SHOWN).map(({ id, title, publishedAt }) => (
                <Row
                  key={id}
                  href={`/scout/${encodeURIComponent(id)}`}
                  title={title}
                  meta={publishedAt ? formatAgo(publishedAt, Date.now()) : null}
                />
              ))}
            </List>
          )}
        </Card>
        <SystemCard />
      </Grid>
    </Page>
  );
}

function ProjectMeta({ project }: { readonly project: Project }) {
  const { classification, state, deadline } = project;
  const passed = deadline !== null && deadline < new Date().toISOString().slice(0, 10);
  return (
    <>
      <Badge tone={classification === 'normal' ? 'neutral' : 'warn'}>{classificationsSv[classification].name}</Badge>
      <span>{statesSv[state]}</span>
      {deadline ? (
        <span>{fill(passed ? homeSv.deadlinePassed : homeSv.deadline, { date: formatDate(deadline) })}</span>
      ) : null}
    </>
  );
}

function SystemCard() {
  const online = useOnline();
  const { server } = useSessionState();
  const [storage, setStorage] = useState<StorageState | null>(null);
  useEffect(() => {
    let left = false;
    void readStorageState().then((state) => (left ? undefined : setStorage(state)));
    return () => {
      left = true;
    };
  }, []);
  const used = storage?.used ?? null;
  const quota = storage?.quota ?? null;
  return (
    <Card title={homeSv.system}>
      <List label={homeSv.system}>
        <Row title={homeSv.network} meta={online ? homeSv.online : `${homeSv.offline}. ${appSv.offline}.`} />
        <Row
          title={homeSv.server}
          meta={
            online && server === 'signed-in'
              ? homeSv.serverIn
              : online && server === 'signed-out'
                ? homeSv.serverOut
                : homeSv.serverUnknown
          }
        />
        <Row
          title={homeSv.storage}
          meta={
            used === null || quota === null
              ? homeSv.storageUnknown
              : fill(homeSv.storageUsed, { used: formatBytes(used), quota: formatBytes(quota) })
          }
        />
      </List>
    </Card>
  );
}
