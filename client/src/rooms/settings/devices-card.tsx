import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { devicesSv } from '@arbetsytan/shared/i18n/sv/devices';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Badge, Card, List, Loading, Row } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useAction } from '../../platform/desk/use-action.ts';
import { browserName } from './browser-name.ts';

interface Device {
  readonly id: string;
  readonly userAgent: string;
  readonly seenAt: string;
  readonly isThis: boolean;
  readonly wipes: boolean;
}

/** Where the account is signed in; another device can be signed out or emptied from here. */
export function DevicesCard() {
  const say = useStatus();
  const { error, run } = useAction();
  const [devices, setDevices] = useState<readonly Device[] | 'away' | null>(null);
  const [wiping, setWiping] = useState<Device | null>(null);
  const look = useCallback(async () => {
    setDevices(
      await call('auth.devices').then(
        (answer) => answer.devices,
        () => 'away' as const,
      ),
    );
  }, []);
  useEffect(() => void look(), [look]);
  const nameOf = (device: Device) => browserName(device.userAgent) ?? devicesSv.unknown;
  const change = (what: 'auth.end-device' | 'auth.wipe-device', { id }: Device, done: string) =>
    run(async () => {
      await call(what, { params: { id } });
      say(done);
      await look();
    });
  return (
    <Card title={devicesSv.title}>
      <p>{devicesSv.lead}</p>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      {devices === null ? <Loading>{devicesSv.looking}</Loading> : null}
      {devices === 'away' ? <p>{devicesSv.away}</p> : null}
      {Array.isArray(devices) ? (
        <List label={devicesSv.list}>
          {(devices as readonly Device[]).map((device) => (
            <Row
              key={device.id}
              title={nameOf(device)}
              meta={
                <>
                  {device.isThis ? <Badge tone="ok">{devicesSv.this}</Badge> : null}
                  {device.wipes ? <Badge tone="warn">{devicesSv.wipes}</Badge> : null}
                  <span>{fill(devicesSv.seen, { date: formatDate(device.seenAt.slice(0, 10)) })}</span>
                </>
              }
            >
              {device.isThis || device.wipes ? null : (
                <>
                  <Button kind="quiet" onPress={() => void change('auth.end-device', device, devicesSv.ended)}>
                    {devicesSv.end}
                  </Button>
                  <Button kind="quiet" onPress={() => setWiping(device)}>
                    {devicesSv.wipe}
                  </Button>
                </>
              )}
            </Row>
          ))}
        </List>
      ) : null}
      <ConfirmDialog
        title={fill(devicesSv.wipeTitle, { name: wiping ? nameOf(wiping) : '' })}
        isOpen={wiping !== null}
        onClose={() => setWiping(null)}
        onConfirm={() => {
          if (wiping) void change('auth.wipe-device', wiping, devicesSv.wiped);
          setWiping(null);
        }}
        confirm={devicesSv.wipe}
        cancel={appSv.cancel}
        isDanger
      >
        <p>{devicesSv.wipeText}</p>
      </ConfirmDialog>
    </Card>
  );
}
