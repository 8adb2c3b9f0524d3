import type { ReviewHit } from '@arbetsytan/shared/documents/review';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { MaskProject, Release } from '@arbetsytan/shared/mask/mask-types';
import { canBePublic, LONGEST_REASON } from '@arbetsytan/shared/mask/releases';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { RadioGroup } from '../../../design/choices.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextField } from '../../../design/fields.tsx';
import { Actions, Stack } from '../../../design/surfaces.tsx';
import { formToRelease } from './hit-words.ts';
import styles from './review.module.css';

export interface KeepDialogProps {
  readonly hit: ReviewHit;
  /** As they stand in the original. */
  readonly words: string;
  readonly lists: MaskProject;
  readonly onRelease: (release: Release) => void;
  readonly onClose: () => void;
}

/** Letting a hit stand readable: which kind of exception it is, and why. Both are told wherever the text goes. */
export function KeepDialog({ hit, words, lists, onRelease, onClose }: KeepDialogProps) {
  const mayBePublic = canBePublic(hit.type);
  const [kind, setKind] = useState<Release['kind']>(mayBePublic && !hit.isDoubtful ? 'public' : 'wrong-hit');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = formToRelease(hit, words, kind, lists);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    onRelease({ kind, type: hit.type, form, reason: reason.trim() });
    onClose();
  };
  return (
    <Dialog title={reviewSv.keepTitle} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <p className={styles.words}>{form}</p>
          <p>{reviewSv.keepText}</p>
          <RadioGroup
            label={reviewSv.keepKind}
            value={kind}
            options={[
              ...(mayBePublic ? [{ value: 'public' as const, name: reviewSv.public, says: reviewSv.publicSays }] : []),
              { value: 'wrong-hit' as const, name: reviewSv.wrongHit, says: reviewSv.wrongHitSays },
            ]}
            onChange={setKind}
          />
          <TextField
            autoFocus
            label={reviewSv.reason}
            hint={reviewSv.reasonHint}
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            error={tried && reason.trim() === '' ? reviewSv.reasonMissing : undefined}
          />
          <Actions>
            <Button type="submit" kind="primary">
              {reviewSv.keepSave}
            </Button>
            <Button onPress={onClose}>{reviewSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
