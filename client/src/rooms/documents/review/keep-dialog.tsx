import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { PUBLIC_TYPES } from '@arbetsytan/shared/mask/decisions';
import type { SpanType } from '@arbetsytan/shared/mask/levels';
import type { Release } from '@arbetsytan/shared/mask/mask-types';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { RadioGroup } from '../../../design/choices.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextField } from '../../../design/fields.tsx';
import { Actions, Stack } from '../../../design/surfaces.tsx';

export interface KeepDialogProps {
  readonly type: SpanType;
  /** What stands in the original. */
  readonly form: string;
  readonly onKeep: (release: Release) => void;
  readonly onClose: () => void;
}

/** Why something that masking hides may stay readable. Without a reason it may not. */
export function KeepDialog({ type, form, onKeep, onClose }: KeepDialogProps) {
  const mayBePublic = PUBLIC_TYPES.has(type);
  const [kind, setKind] = useState<Release['kind']>(mayBePublic ? 'public' : 'wrong-hit');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    onKeep({ kind, type, form, reason });
    onClose();
  };
  return (
    <Dialog title={reviewSv.keepTitle} isOpen onClose={onClose}>
      <form onSubmit={keep} noValidate>
        <Stack>
          <p>
            {reviewSv.keepForm}: <strong>{form}</strong>
          </p>
          <p>{reviewSv.keepText}</p>
          <RadioGroup
            label={reviewSv.keepKind}
            value={kind}
            options={[
              {
                value: 'public',
                name: reviewSv.keepPublic,
                says: reviewSv.keepPublicSays,
                isDisabled: !mayBePublic,
              },
              { value: 'wrong-hit', name: reviewSv.keepWrong, says: reviewSv.keepWrongSays },
            ]}
            onChange={setKind}
          />
          <TextField
            label={reviewSv.keepReason}
            hint={reviewSv.keepReasonHint}
            value={reason}
            onChange={setReason}
            maxLength={200}
            autoFocus
            error={tried && reason.trim() === '' ? reviewSv.keepReasonMissing : undefined}
          />
          <Actions>
            <Button type="submit" kind="primary">
              {reviewSv.keepDo}
            </Button>
            <Button onPress={onClose}>{reviewSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
