import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { LinkButton } from '../design/button.tsx';
import { EmptyState, Loading, Page } from '../design/surfaces.tsx';
import type { Updates } from '../platform/pwa/updates.ts';
import { HomePage } from '../rooms/home/home-page.tsx';

const ScoutPage = lazy(() =>
  import('../rooms/scout/scout-page.tsx').then(({ ScoutPage: page }) => ({ default: page })),
);
const LeadPage = lazy(() => import('../rooms/scout/lead-page.tsx').then(({ LeadPage: page }) => ({ default: page })));
const ProjectsPage = lazy(() =>
  import('../rooms/projects/projects-page.tsx').then(({ ProjectsPage: page }) => ({ default: page })),
);
const NewProjectPage = lazy(() =>
  import('../rooms/projects/new-project-page.tsx').then(({ NewProjectPage: page }) => ({ default: page })),
);
const ProjectWorkspace = lazy(() =>
  import('./project-workspace.tsx').then(({ ProjectWorkspace: page }) => ({ default: page })),
);
const DocumentPage = lazy(() =>
  import('../rooms/documents/document-page.tsx').then(({ DocumentPage: page }) => ({ default: page })),
);
const DocumentReview = lazy(() =>
  import('./review-workspace.tsx').then(({ DocumentReview: page }) => ({ default: page })),
);
const NoteReview = lazy(() => import('./review-workspace.tsx').then(({ NoteReview: page }) => ({ default: page })));
const RecordPage = lazy(() =>
  import('../rooms/recordings/record-page.tsx').then(({ RecordPage: page }) => ({ default: page })),
);
const RecordingWorkspace = lazy(() =>
  import('./recording-workspace.tsx').then(({ RecordingWorkspace: page }) => ({ default: page })),
);
const FortKnoxWorkspace = lazy(() =>
  import('./fort-knox-workspace.tsx').then(({ FortKnoxWorkspace: page }) => ({ default: page })),
);
const ReportPage = lazy(() =>
  import('../rooms/fort-knox/report-page.tsx').then(({ ReportPage: page }) => ({ default: page })),
);
const JobsPage = lazy(() => import('../rooms/jobs/jobs-page.tsx').then(({ JobsPage: page }) => ({ default: page })));
const ModelsPage = lazy(() =>
  import('../rooms/models/models-page.tsx').then(({ ModelsPage: page }) => ({ default: page })),
);
const VaultPage = lazy(() =>
  import('../rooms/vault/vault-page.tsx').then(({ VaultPage: page }) => ({ default: page })),
);
const SavedPage = lazy(() => import('../rooms/sync/saved-page.tsx').then(({ SavedPage: page }) => ({ default: page })));
const SettingsPage = lazy(() =>
  import('../rooms/settings/settings-page.tsx').then(({ SettingsPage: page }) => ({ default: page })),
);

/** Every screen and its address. A key on each, so that a screen never keeps the state of another project or document. */
export function AppRoutes({ updates }: { readonly updates: Updates }) {
  return (
    <Suspense fallback={<Loading>{appSv.loading}</Loading>}>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/scout">
          <ScoutPage />
        </Route>
        <Route path="/scout/:lead">{({ lead }) => <LeadPage key={lead} leadId={decodeURIComponent(lead)} />}</Route>
        <Route path="/projekt">
          <ProjectsPage />
        </Route>
        <Route path="/projekt/nytt">
          <NewProjectPage />
        </Route>
        <Route path="/projekt/:project/dokument/:document">
          {({ project, document }) => <DocumentPage key={document} projectId={project} documentId={document} />}
        </Route>
        <Route path="/projekt/:project/dokument/:document/granska">
          {({ project, document }) => <DocumentReview key={document} projectId={project} textId={document} />}
        </Route>
        <Route path="/projekt/:project/anteckning/:note/granska">
          {({ project, note }) => <NoteReview key={note} projectId={project} textId={note} />}
        </Route>
        <Route path="/projekt/:project/inspelning/ny">
          {({ project }) => <RecordPage key={project} projectId={project} />}
        </Route>
        <Route path="/projekt/:project/inspelning/:recording">
          {({ project, recording }) => (
            <RecordingWorkspace key={recording} projectId={project} recordingId={recording} />
          )}
        </Route>
        <Route path="/projekt/:project/:tab?">
          {({ project, tab }) => <ProjectWorkspace key={project} projectId={project} {...(tab ? { tab } : {})} />}
        </Route>
        <Route path="/fort-knox">
          <FortKnoxWorkspace />
        </Route>
        <Route path="/fort-knox/:project">
          {({ project }) => <FortKnoxWorkspace key={project} projectId={project} />}
        </Route>
        <Route path="/fort-knox/:project/rapport/:report">
          {({ project, report }) => <ReportPage key={report} projectId={project} reportId={report} />}
        </Route>
        <Route path="/valv">
          <VaultPage />
        </Route>
        <Route path="/jobb">
          <JobsPage />
        </Route>
        <Route path="/modeller">
          <ModelsPage />
        </Route>
        <Route path="/raddat">
          <SavedPage />
        </Route>
        <Route path="/installningar">
          <SettingsPage updates={updates} />
        </Route>
        <Route path="/logga-in">
          <HomePage />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}

function NotFoundPage() {
  return (
    <Page title={appSv.notFoundTitle}>
      <EmptyState title={appSv.notFoundTitle} actions={<LinkButton href="/">{appSv.toHome}</LinkButton>}>
        {appSv.notFoundText}
      </EmptyState>
    </Page>
  );
}
