import { fill } from '@arbetsytan/shared/i18n/format';
import { lockSv } from '@arbetsytan/shared/i18n/sv/lock';
import { useCallback, useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Loading, Notice, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { isPin, isWeakPin } from '../../platform/keys/app-lock.ts';
import { useLeaving } from '../../platform/lock/use-leaving.tsx';
import type { LockRecord } from '../../platform/vault/vault-key.ts';

const MINUTES = [1, 5, 15, 60, 0] as const;
const afterOptions = MINUTES.map((minutes) => ({
  value: String(minutes),
  name: minutes === 0 ? lockSv.afterNever : fill(lockSv.afterMinutes, { minutes }),
}));

/** The lock of this device. @param hasPassphrase it opens the lock when the PIN is forgotten, so it comes first */
export function LockCard({
  hasPassphrase,
  onChanged,
}: {
  readonly hasPassphrase: boolean;
  readonly onChanged: () => void;
}) {
  const { keys } = useDesk();
  const { lockNow } = useLeaving();
  const [record, setRecord] = useState<LockRecord | null | undefined>(undefined);
  const look = useCallback(() => void keys.lock.record().then(setRecord), [keys]);
  useEffect(look, [look]);
  const changed = () => {
    look();
    onChanged();
  };
  return (
    <Card title={lockSv.title}>
      <p>{lockSv.text}</p>
      {record === undefined ? null : record === null ? (
        <>
          <Notice tone="warn">{hasPassphrase ? lockSv.none : lockSv.needsPassphrase}</Notice>
          {hasPassphrase ? <SetLock onSet={changed} /> : null}
        </>
      ) : (
        <>
          <Notice>{record.pin ? lockSv.onPin : lockSv.on}</Notice>
          <When record={record} onChange={(how) => void keys.lock.change(how).then(look)} />
          <Actions>
            <Button onPress={lockNow}>{lockSv.now}</Button>
          </Actions>
          <RemoveLock onRemoved={changed} />
        </>
      )}
    </Card>
  );
}

type How = Pick<LockRecord, 'afterMinutes' | 'onHide'>;

function When({ record, onChange }: { readonly record: How; readonly onChange: (how: How) => void }) {
  const { afterMinutes, onHide } = record;
  return (
    <>
      <Select
        label={lockSv.after}
        value={String(afterMinutes)}
        options={afterOptions}
        onChange={(value) => onChange({ onHide, afterMinutes: Number(value) })}
      />
      <Checkbox
        isSelected={onHide}
        onChange={(next) => onChange({ afterMinutes, onHide: next })}
        hint={lockSv.onHideText}
      >
        {lockSv.onHide}
      </Checkbox>
    </>
  );
}

function SetLock({ onSet }: { readonly onSet: () => void }) {
  const { keys } = useDesk();
  const say = useStatus();
  const { busy, error, run } = useAction();
  const [withPin, setWithPin] = useState(true);
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [how, setHow] = useState<How>({ afterMinutes: 5, onHide: false });

  // A field that is wrong holds the form back until it is changed.
  const typing = (keep: (value: string) => void) => (value: string) => {
    setFault(null);
    keep(value);
  };

  const set = () =>
    run(async () => {
      const wrong = !isPin(pin)
        ? lockSv.pinWrong
        : isWeakPin(pin)
          ? lockSv.pinWeak
          : pin !== repeated
            ? lockSv.pinDiffer
            : null;
      setFault(withPin ? wrong : null);
      if (withPin && wrong) return;
      await keys.lock.set(withPin ? pin : null, how);
      say(lockSv.wasSet);
      onSet();
    });

  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void set();
      }}
    >
      <Stack>
        {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
        <Checkbox isSelected={withPin} onChange={setWithPin} hint={lockSv.withPinText}>
          {lockSv.withPin}
        </Checkbox>
        {withPin ? (
          <>
            <TextField
              label={lockSv.pin}
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={pin}
              onChange={typing(setPin)}
              error={fault ?? undefined}
            />
            <TextField
              label={lockSv.pinRepeat}
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={repeated}
              onChange={typing(setRepeated)}
            />
          </>
        ) : null}
        <When record={how} onChange={setHow} />
        {busy ? <Loading>{lockSv.setting}</Loading> : null}
        <Actions>
          <Button kind="primary" type="submit" isDisabled={busy}>
            {lockSv.set}
          </Button>
        </Actions>
      </Stack>
    </Form>
  );
}

function RemoveLock({ onRemoved }: { readonly onRemoved: () => void }) {
  const { keys } = useDesk();
  const say = useStatus();
  const { busy, error, run } = useAction();
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState(false);
  const remove = () =>
    run(async () => {
      const done = await keys.lock.remove(passphrase);
      setWrong(!done);
      setPassphrase('');
      if (!done) return;
      say(lockSv.removed);
      onRemoved();
    });
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '' && !busy) void remove();
      }}
    >
      <Stack>
        {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
        <TextField
          label={lockSv.removePassphrase}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={(value) => {
            setWrong(false);
            setPassphrase(value);
          }}
          error={wrong ? lockSv.wrongPassphrase : undefined}
        />
        <Actions>
          <Button type="submit" isDisabled={busy || passphrase === ''}>
            {lockSv.remove}
          </Button>
        </Actions>
      </Stack>
    </Form>
  );
}
