import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { isErrorCode } from '@arbetsytan/shared/errors/codes';
import { fill } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { scoutSv } from '@arbetsytan/shared/i18n/sv/scout';
import type { Feed } from '@arbetsytan/shared/scout/lead';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { asAppError, ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Badge, Card, Grid, List, Notice, Row } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';

/** The newsroom's list of feeds, for the admin. */
export function FeedsCard({ feeds, onChange }: { readonly feeds: readonly Feed[]; readonly onChange: () => void }) {
  const online = useOnline();
  const say = useStatus();
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [removing, setRemoving] = useState<Feed | null>(null);

  async function change(work: () => Promise<unknown>, said: string) {
    setWorking(true);
    setError(null);
    try {
      await work();
      say(said);
      onChange();
    } catch (thrown) {
      setError(asAppError(thrown));
    } finally {
      setWorking(false);
    }
  }

  const add = () =>
    change(async () => {
      await call('scout.add-feed', {
        body: title.trim() ? { url: url.trim(), title: title.trim() } : { url: url.trim() },
      });
      setUrl('');
      setTitle('');
    }, scoutSv.added);

  return (
    <Card title={scoutSv.feedsTitle}>
      <p>{scoutSv.feedsLead}</p>
      {online ? null : <Notice tone="warn">{scoutSv.needsNetwork}</Notice>}
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      <List label={scoutSv.feedsTitle}>
        {feeds.map((feed) => (
          <Row
            key={feed.id}
            title={feed.title || feed.host}
            meta={
              <>
                <FeedState feed={feed} />
                {feed.host ? <span>{feed.host}</span> : null}
                <span>{fill(scoutSv.items, { count: feed.items })}</span>
              </>
            }
          >
            {feed.builtin ? null : (
              <Button kind="danger" isDisabled={!online || working} onPress={() => setRemoving(feed)}>
                {scoutSv.removeFeed}
              </Button>
            )}
          </Row>
        ))}
      </List>
      <Grid>
        <TextField
          label={scoutSv.feedUrl}
          hint={scoutSv.feedUrlHint}
          type="url"
          inputMode="url"
          value={url}
          onChange={setUrl}
        />
        <TextField label={scoutSv.feedTitle} hint={scoutSv.feedTitleHint} value={title} onChange={setTitle} />
      </Grid>
      <div>
        <Button kind="primary" isDisabled={!online || working || url.trim() === ''} onPress={() => void add()}>
          {scoutSv.addFeed}
        </Button>
      </div>
      <ConfirmDialog
        title={scoutSv.removeFeedTitle}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() =>
          removing && void change(() => call('scout.remove-feed', { params: { id: removing.id } }), scoutSv.removed)
        }
        confirm={scoutSv.removeFeed}
        cancel={appSv.cancel}
        isDanger
      >
        <p>{scoutSv.removeFeedText}</p>
      </ConfirmDialog>
    </Card>
  );
}

function FeedState({ feed }: { readonly feed: Feed }) {
  if (feed.builtin) return <Badge>{scoutSv.builtin}</Badge>;
  if (feed.state === 'ok') return <Badge tone="ok">{scoutSv.stateOk}</Badge>;
  if (feed.state === 'waiting') return <Badge>{scoutSv.stateWaiting}</Badge>;
  return (
    <>
      <Badge tone="warn">{scoutSv.stateFailed}</Badge>
      {isErrorCode(feed.code) ? <span>{errorsSv[feed.code]}</span> : null}
    </>
  );
}
