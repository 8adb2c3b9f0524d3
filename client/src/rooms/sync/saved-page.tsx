import { fill, formatAgo } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { syncSv } from '@arbetsytan/shared/i18n/sv/sync';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Badge, EmptyState, List, Loading, Page, Row } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import type { LifeboatRow } from '../../platform/sync/local-rows.ts';
import { VersionDialog } from './version-dialog.tsx';
import { entryName, versionText } from './version-text.ts';

/** Räddat: versions that are not what everybody sees. Nothing leaves this list but by a person's choice, or the server's yes. */
export function SavedPage() {
  const { sync } = useDesk();
  const list = useTable(sync.lifeboat, null);
  const [shown, setShown] = useState<LifeboatRow | null>(null);
  const [doomed, setDoomed] = useState<LifeboatRow | null>(null);
  const { run, error, busy } = useAction();
  const say = useStatus();
  const act = (work: () => Promise<void>, done: string) => void run(async () => work().then(() => say(done)));
  return (
    <Page title={syncSv.title} lead={syncSv.lead}>
      {error ? <ErrorNotice code={error.code} /> : null}
      {list.state === 'loading' ? <Loading>{syncSv.loading}</Loading> : null}
      {list.state === 'failed' ? <ErrorNotice code={list.error.code} /> : null}
      {list.state === 'ready' && list.rows.length === 0 ? (
        <EmptyState title={syncSv.emptyTitle}>{syncSv.emptyText}</EmptyState>
      ) : null}
      {list.state === 'ready' && list.rows.length > 0 ? (
        <List label={syncSv.title}>
          {list.rows.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              busy={busy}
              onShow={() => setShown(entry)}
              onCopy={() => act(() => navigator.clipboard.writeText(versionText(entry)), syncSv.copied)}
              onBack={() =>
                act(() => sync.putBack(entry.id), entry.kind === 'held' ? syncSv.againDone : syncSv.putBackDone)
              }
              onExport={() => exportEntry(entry)}
              onDiscard={() => setDoomed(entry)}
            />
          ))}
        </List>
      ) : null}
      <VersionDialog entry={shown} onClose={() => setShown(null)} />
      <ConfirmDialog
        title={syncSv.discardTitle}
        isOpen={doomed !== null}
        onClose={() => setDoomed(null)}
        onConfirm={() => {
          if (doomed) act(() => sync.discard(doomed.id), syncSv.discarded);
          setDoomed(null);
        }}
        confirm={syncSv.discard}
        cancel={syncSv.cancel}
        isDanger
      >
        {doomed?.kind === 'held' ? syncSv.discardHeld : syncSv.discardOther}
      </ConfirmDialog>
    </Page>
  );
}

interface EntryRowProps {
  readonly entry: LifeboatRow;
  readonly busy: boolean;
  readonly onShow: () => void;
  readonly onCopy: () => void;
  readonly onBack: () => void;
  readonly onExport: () => void;
  readonly onDiscard: () => void;
}

function EntryRow({ entry, busy, onShow, onCopy, onBack, onExport, onDiscard }: EntryRowProps) {
  const { kind, code, at, reasons, row } = entry;
  const name = entryName(entry);
  const readable = kind !== 'unread';
  return (
    <Row
      title={name}
      meta={
        <>
          <Badge tone={kind === 'beaten' ? 'neutral' : 'warn'}>{syncSv[kind]}</Badge>
          <span>{formatAgo(at, Date.now())}</span>
          {code ? <span>{errorsSv[code]}</span> : null}
          {reasons.length > 0 ? <span>{fill(syncSv.places, { count: reasons.length })}</span> : null}
        </>
      }
    >
      {readable ? (
        <>
          <Button onPress={onShow} aria-label={`${syncSv.show}, ${name}`}>
            {syncSv.show}
          </Button>
          <Button onPress={onCopy} aria-label={`${syncSv.copy}, ${name}`}>
            {syncSv.copy}
          </Button>
        </>
      ) : null}
      {row ? (
        <>
          <Button isDisabled={busy} onPress={onBack} aria-label={`${backWord(kind)}, ${name}`}>
            {backWord(kind)}
          </Button>
          <Button onPress={onExport} aria-label={`${syncSv.export}, ${name}`}>
            {syncSv.export}
          </Button>
        </>
      ) : null}
      <Button kind="quiet" isDisabled={busy} onPress={onDiscard} aria-label={`${syncSv.discard}, ${name}`}>
        {syncSv.discard}
      </Button>
    </Row>
  );
}

const backWord = (kind: LifeboatRow['kind']) => (kind === 'held' ? syncSv.again : syncSv.putBack);

/** The whole version as a file that is built here and goes nowhere else. */
function exportEntry({ table, row }: LifeboatRow): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(row, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `raddat-${table}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
