import '../design/base.css';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-aria-components';
import { useLocation } from 'wouter';
import { StatusProvider } from '../design/status.tsx';
import { type Updates, watchUpdates } from '../platform/pwa/updates.ts';
import { createSession } from '../platform/session/session.ts';
import { SessionProvider, useSession, useSessionState } from '../platform/session/use-session.tsx';
import { wipeDevice } from '../platform/session/wipe.ts';
import { SignInPage } from '../rooms/auth/sign-in-page.tsx';
import { RecordingNotice } from '../rooms/recordings/recording-notice.tsx';
import { applyTheme, readTheme } from '../rooms/settings/theme.ts';
import { SyncNotice } from '../rooms/sync/sync-indicator.tsx';
import { DeskGate } from './desk-gate.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { OpinionNotice } from './opinion-notice.tsx';
import { AppRoutes } from './routes.tsx';
import { Shell } from './shell.tsx';
import { UpdateNotice } from './update-notice.tsx';

applyTheme(readTheme());
const updates = watchUpdates();

/** Ordered from another device: everything here goes, and the sign-in is what is left. */
async function emptied(): Promise<void> {
  await wipeDevice();
  location.assign('/');
}

/** The product: who works here decides whether there is a desk to work at. */
export function App() {
  const [, navigate] = useLocation();
  // Made on the first render, when main.tsx has put back what a killed browser forgot.
  const [session] = useState(() => createSession(localStorage, emptied));
  return (
    <ErrorBoundary>
      <SessionProvider session={session}>
        <RouterProvider navigate={(to) => navigate(to)}>
          <StatusProvider>
            <Signed updates={updates} />
          </StatusProvider>
        </RouterProvider>
      </SessionProvider>
    </ErrorBoundary>
  );
}

function Signed({ updates: watched }: { readonly updates: Updates }) {
  const { account } = useSessionState();
  const current = useSession();
  const notice = <UpdateNotice updates={watched} />;
  useEffect(() => {
    const check = () => void current.check();
    check();
    window.addEventListener('online', check);
    return () => window.removeEventListener('online', check);
  }, [current]);
  if (!account) return <SignInPage notice={notice} />;
  return (
    // The key: another account gets another desk, and nothing of the one before stays in memory.
    <DeskGate key={String(account.id)} account={account}>
      <Shell
        notice={
          <>
            {notice}
            <OpinionNotice />
            <RecordingNotice />
            <SyncNotice />
          </>
        }
      >
        <AppRoutes updates={watched} />
      </Shell>
    </DeskGate>
  );
}
