import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { TextField } from '../../design/fields.tsx';

/** Asked for where an app lock is set: what is wrapped anew has to be opened first. */
export function CurrentPassphrase({
  value,
  onChange,
  isWrong,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isWrong: boolean;
}) {
  return (
    <TextField
      label={vaultSv.current}
      type="password"
      autoComplete="off"
      value={value}
      onChange={onChange}
      error={isWrong ? vaultSv.faults.current : undefined}
    />
  );
}
