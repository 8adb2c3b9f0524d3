import { fill, formatBytes } from '@arbetsytan/shared/i18n/format';
import { blobsSv } from '@arbetsytan/shared/i18n/sv/blobs';
import { useSyncExternalStore } from 'react';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { Actions, Card, Progress } from '../../design/surfaces.tsx';
import type { BlobStatus } from '../../platform/blobs/blob-sync.port.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';

/** How originals and sound are carried over, and over which networks. Absent where the server does not sync. */
export function SoundSyncCard() {
  const { blobs, sync } = useDesk();
  const state = useSyncExternalStore(blobs.subscribe, blobs.state);
  const { step } = useSyncExternalStore(sync.subscribe, sync.state);
  if (step === 'off') return null;
  const { settings } = state;
  return (
    <Card title={blobsSv.title}>
      <p>{blobsSv.text}</p>
      <Moving state={state} />
      <ul>
        {linesOf(state).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Checkbox
        isSelected={settings.soundOnWifiOnly}
        onChange={(soundOnWifiOnly) => void change({ ...settings, soundOnWifiOnly })}
        hint={state.network === 'unknown' ? blobsSv.wifiUnknown : blobsSv.wifiHint}
      >
        {blobsSv.wifiOnly}
      </Checkbox>
      <Actions>
        <Button onPress={() => void blobs.run()}>{blobsSv.now}</Button>
      </Actions>
    </Card>
  );

  async function change(next: BlobStatus['settings']): Promise<void> {
    await blobs.change(next);
    await blobs.run();
  }
}

function Moving({ state: { moving } }: { readonly state: BlobStatus }) {
  if (!moving) return null;
  return (
    <Progress
      label={moving.way === 'out' ? blobsSv.sending : blobsSv.fetching}
      says={fill(blobsSv.moved, { done: formatBytes(moving.done), of: formatBytes(moving.of) })}
      percent={Math.floor((100 * moving.done) / Math.max(1, moving.of))}
    />
  );
}

/** What is not on its way, and why. */
function linesOf({ waiting, held, failed, moving }: BlobStatus): readonly string[] {
  const reasons = [...held.values()];
  const count = (text: string, n: number) => (n > 0 ? [fill(text, { n })] : []);
  const lines = [
    ...count(blobsSv.waiting, waiting),
    ...count(blobsSv.heldWifi, reasons.filter((why) => why === 'wifi').length),
    ...count(blobsSv.heldDevice, reasons.filter((why) => why === 'device-only').length),
    ...count(blobsSv.failed, failed.size),
  ];
  return lines.length === 0 && !moving ? [blobsSv.allSent] : lines;
}
