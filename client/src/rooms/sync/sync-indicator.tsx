import { fill } from '@arbetsytan/shared/i18n/format';
import { syncSv } from '@arbetsytan/shared/i18n/sv/sync';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Button, LinkButton } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { Badge, Notice } from '../../design/surfaces.tsx';
import { useSyncStatus } from '../../platform/sync/use-sync.ts';
import { spokenWords, statusWords } from './status-words.ts';
import styles from './sync.module.css';

/** How the device stands with the server, the same on every screen. Leads to what has been saved from being lost. */
export function SyncIndicator() {
  const status = useSyncStatus();
  const [spoken, setSpoken] = useState('');
  useEffect(() => setSpoken((before) => spokenWords(status, before)), [status]);
  const words = statusWords(status);
  if (words === null) return null;
  const { step, conflicts, refused } = status;
  return (
    <div className={styles.indicator}>
      <Link href="/raddat" className={styles.link ?? ''} aria-label={`${syncSv.label}: ${words}`}>
        <Icon name={step === 'offline' || step === 'signed-out' ? 'offline' : step === 'saved' ? 'check' : 'dot'} />
        <span>{words}</span>
      </Link>
      {conflicts > 0 ? <Badge tone="warn">{fill(syncSv.conflicts, { count: conflicts })}</Badge> : null}
      {refused > 0 ? <Badge tone="warn">{fill(syncSv.refused, { count: refused })}</Badge> : null}
      <span className={styles.spoken} role="status">
        {spoken}
      </span>
    </div>
  );
}

/** What ends sync until a person has done something. Local work goes on. */
export function SyncNotice() {
  const { step } = useSyncStatus();
  if (step === 'too-old')
    return (
      <Notice title={syncSv.tooOldTitle} actions={<Button onPress={() => location.reload()}>{syncSv.reload}</Button>}>
        {syncSv.tooOldText}
      </Notice>
    );
  if (step !== 'other-server' && step !== 'other-vault') return null;
  const other = step === 'other-server';
  return (
    <Notice
      tone="warn"
      title={other ? syncSv.otherServerTitle : syncSv.otherVaultTitle}
      actions={<LinkButton href="/installningar">{syncSv.toSettings}</LinkButton>}
    >
      {other ? syncSv.otherServerText : syncSv.otherVaultText}
    </Notice>
  );
}
