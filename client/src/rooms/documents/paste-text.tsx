import { fill } from '@arbetsytan/shared/i18n/format';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextArea, TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { Actions, Notice, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useIntake } from '../../platform/intake/use-intake.tsx';

/** A text by paste. The dialog closes only when the text is a document: a refusal leaves what was pasted where it is. */
export function PasteText({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const intake = useIntake();
  const { busy, error, reasons, run } = useAction();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') return;
    void run(async () => {
      setRefusal('');
      const item = await intake.addPastedText(projectId, title, text);
      const { state } = item;
      if (state.step === 'failed') setRefusal(fill(errorsSv[state.code], state.params));
      // The text is in the fields still: the list must not hold a second copy of the same failure.
      intake.dismiss(item.id);
      if (state.step === 'done') onClose();
    });
  };
  return (
    <Dialog title={documentsSv.pasteTitle} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextField
            label={documentsSv.pasteName}
            hint={documentsSv.pasteNameHint}
            value={title}
            onChange={setTitle}
            maxLength={200}
          />
          <TextArea
            label={documentsSv.pasteText}
            value={text}
            onChange={setText}
            rows={10}
            error={tried && text.trim() === '' ? documentsSv.pasteMissing : undefined}
          />
          <ActionNotice error={error} reasons={reasons} />
          {refusal ? (
            <Notice tone="refuse" isAlert>
              {refusal}
            </Notice>
          ) : null}
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy}>
              {busy ? documentsSv.masking : documentsSv.pasteAdd}
            </Button>
            <Button onPress={onClose}>{documentsSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
