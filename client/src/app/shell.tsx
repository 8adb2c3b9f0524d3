import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { lockSv } from '@arbetsytan/shared/i18n/sv/lock';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '../design/button.tsx';
import { Icon, type IconName } from '../design/icon.tsx';
import { Badge, Notice } from '../design/surfaces.tsx';
import { useLeaving } from '../platform/lock/use-leaving.tsx';
import { useOnline } from '../platform/pwa/use-online.ts';
import { useSession, useSessionState } from '../platform/session/use-session.tsx';
import { useSyncStatus } from '../platform/sync/use-sync.ts';
import { SyncIndicator } from '../rooms/sync/sync-indicator.tsx';
import styles from './shell.module.css';

const PLACES: readonly { readonly href: string; readonly name: string; readonly icon: IconName }[] = [
  { href: '/', name: appSv.home, icon: 'home' },
  { href: '/scout', name: appSv.scout, icon: 'scout' },
  { href: '/projekt', name: appSv.projects, icon: 'folder' },
  { href: '/fort-knox', name: appSv.fortKnox, icon: 'fort' },
  { href: '/installningar', name: appSv.settings, icon: 'settings' },
];

/** Menu beside or below, content, and what concerns every screen: no network, signed out by the server, a newer build. */
export function Shell({ notice, children }: { readonly notice: ReactNode; readonly children: ReactNode }) {
  const [location] = useLocation();
  const online = useOnline();
  const { server } = useSessionState();
  const session = useSession();
  const { leave } = useLeaving();
  const syncs = useSyncStatus().step !== 'off';
  const here = (href: string) =>
    href === '/' ? location === '/' : location === href || location.startsWith(`${href}/`);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#innehall">
        {appSv.skip}
      </a>
      <nav className={styles.nav} aria-label={appSv.navigation}>
        <div className={styles.brand}>{appSv.name}</div>
        <div className={styles.links}>
          {PLACES.map(({ href, name, icon }) => (
            <Link key={href} href={href} className={styles.link ?? ''} aria-current={here(href) ? 'page' : undefined}>
              <Icon name={icon} />
              <span>{name}</span>
            </Link>
          ))}
        </div>
      </nav>
      <main className={styles.main} id="innehall" tabIndex={-1}>
        <div className={styles.top}>
          <SyncIndicator />
          {online || syncs ? null : (
            <Badge tone="warn">
              <Icon name="offline" /> {appSv.offline}
            </Badge>
          )}
          <span className={styles.leave}>
            <Button kind="quiet" onPress={leave} aria-label={`${lockSv.leave}. ${lockSv.leaveHint}`}>
              {lockSv.leave}
            </Button>
          </span>
          {online && server === 'signed-out' ? (
            <Notice tone="warn" actions={<Button onPress={() => void session.signOut()}>{appSv.signInAgain}</Button>}>
              {appSv.signedOut}
            </Notice>
          ) : null}
        </div>
        {notice}
        {children}
      </main>
    </div>
  );
}
