import { fill, formatBytes } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { homeSv } from '@arbetsytan/shared/i18n/sv/home';
import { jobsSv } from '@arbetsytan/shared/i18n/sv/jobs';
import { modelsSv } from '@arbetsytan/shared/i18n/sv/models';
import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { useCallback, useEffect, useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { RadioGroup } from '../../design/choices.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, Card, Grid, List, Loading, Page, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { askForPersistence, buildId, readStorageState, type StorageState } from '../../platform/pwa/storage-state.ts';
import type { Updates } from '../../platform/pwa/updates.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { useSession } from '../../platform/session/use-session.tsx';
import { DevicesCard } from './devices-card.tsx';
import { LeaveButton } from './leave-button.tsx';
import { SecondOpinionCard } from './second-opinion-card.tsx';
import { SoundSyncCard } from './sound-sync-card.tsx';
import { readTheme, storeTheme, type Theme } from './theme.ts';
import { WipeCard } from './wipe-card.tsx';

export function SettingsPage({ updates }: { readonly updates: Updates }) {
  return (
    <Page title={settingsSv.title}>
      <Grid>
        <AccountCard />
        <DevicesCard />
        <StorageCard />
        <SecondOpinionCard />
        <SoundSyncCard />
        <WorkCards />
        <LookCard />
        <VersionCard updates={updates} />
      </Grid>
      <WipeCard />
    </Page>
  );
}

function AccountCard() {
  const { account } = useDesk();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  return (
    <Card title={settingsSv.account}>
      <p>{fill(settingsSv.signedInAs, { name: account.name })}</p>
      <div>
        <Badge>{account.role === 'admin' ? settingsSv.roleAdmin : settingsSv.roleEditor}</Badge>
      </div>
      <Actions>
        <Button onPress={() => setAsking(true)}>{settingsSv.signOut}</Button>
        <LeaveButton />
      </Actions>
      <ConfirmDialog
        title={settingsSv.signOutTitle}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void session.signOut()}
        confirm={settingsSv.signOut}
        cancel={appSv.cancel}
      >
        <p>{settingsSv.signOutText}</p>
      </ConfirmDialog>
    </Card>
  );
}

function StorageCard() {
  const say = useStatus();
  const [storage, setStorage] = useState<StorageState | null>(null);
  const read = useCallback(async () => setStorage(await readStorageState()), []);
  useEffect(() => void read(), [read]);
  if (!storage)
    return (
      <Card title={settingsSv.storage}>
        <Loading>{settingsSv.readingStorage}</Loading>
      </Card>
    );
  const { used, quota, persisted } = storage;
  return (
    <Card title={settingsSv.storage}>
      <List label={settingsSv.storage}>
        <Row
          title={settingsSv.used}
          meta={
            used === null || quota === null
              ? homeSv.storageUnknown
              : fill(homeSv.storageUsed, { used: formatBytes(used), quota: formatBytes(quota) })
          }
        />
        <Row title={settingsSv.persisted} meta={persisted ? settingsSv.persistedYes : settingsSv.persistedNo} />
      </List>
      {persisted ? null : (
        <Actions>
          <Button
            onPress={async () => {
              say((await askForPersistence()) ? settingsSv.persistGranted : settingsSv.persistDenied);
              await read();
            }}
          >
            {settingsSv.askPersist}
          </Button>
        </Actions>
      )}
    </Card>
  );
}

function WorkCards() {
  const { account } = useDesk();
  return (
    <>
      {account.role === 'editor' ? (
        <Card title={vaultSv.title}>
          <p>{vaultSv.lead}</p>
          <div>
            <LinkButton href="/valv">{vaultSv.open}</LinkButton>
          </div>
        </Card>
      ) : null}
      <Card title={modelsSv.title}>
        <p>{modelsSv.settingsText}</p>
        <div>
          <LinkButton href="/modeller">{modelsSv.open}</LinkButton>
        </div>
      </Card>
      <Card title={jobsSv.title}>
        <p>{jobsSv.settingsText}</p>
        <div>
          <LinkButton href="/jobb">{jobsSv.open}</LinkButton>
        </div>
      </Card>
    </>
  );
}

function LookCard() {
  const [theme, setTheme] = useState<Theme>(readTheme);
  return (
    <Card title={settingsSv.look}>
      <RadioGroup
        label={settingsSv.theme}
        value={theme}
        onChange={(next) => {
          setTheme(next);
          storeTheme(next);
        }}
        options={[
          { value: 'system', name: settingsSv.themeSystem },
          { value: 'light', name: settingsSv.themeLight },
          { value: 'dark', name: settingsSv.themeDark },
        ]}
      />
    </Card>
  );
}

function VersionCard({ updates }: { readonly updates: Updates }) {
  const online = useOnline();
  const say = useStatus();
  return (
    <Card title={settingsSv.version}>
      <p>{fill(settingsSv.build, { build: buildId() })}</p>
      <Actions>
        <Button
          isDisabled={!online}
          onPress={async () => {
            await updates.check();
            if (updates.state() === 'none') say(settingsSv.upToDate);
          }}
        >
          {settingsSv.checkUpdate}
        </Button>
      </Actions>
      {online ? null : <p>{settingsSv.updateOffline}</p>}
    </Card>
  );
}
