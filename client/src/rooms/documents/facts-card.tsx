import { isIsoDate } from '@arbetsytan/shared/core/time';
import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { describeDocument } from './change-document.ts';

/** Title, tags and date. */
export function FactsCard({ document }: { readonly document: DocumentRow }) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [title, setTitle] = useState<string>(document.title);
  const [tags, setTags] = useState(document.tags.join(', '));
  const [date, setDate] = useState(document.date ?? '');
  const dateWrong = date !== '' && !isIsoDate(date);
  const hidesDates = document.level === 'paranoid';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dateWrong || title.trim() === '') return;
    void run(async () => {
      const list = tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean);
      const facts = { title, tags: list, date: date === '' ? null : date };
      if (passed(await describeDocument(desk, document, facts)) === null) return;
      say(documentsSv.saved);
    });
  };
  return (
    <Card title={documentsSv.facts}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextField label={documentsSv.title} value={title} onChange={setTitle} maxLength={200} />
          <TextField
            label={documentsSv.tags}
            hint={documentsSv.tagsHint}
            value={tags}
            onChange={setTags}
            maxLength={300}
          />
          <TextField
            label={documentsSv.date}
            hint={hidesDates ? documentsSv.dateHidden : documentsSv.dateHint}
            type="date"
            value={date}
            onChange={setDate}
            isDisabled={hidesDates}
            error={dateWrong ? documentsSv.dateWrong : undefined}
          />
          <ActionNotice error={error} reasons={reasons} />
          <Actions>
            <Button type="submit" isDisabled={busy}>
              {documentsSv.saveFacts}
            </Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}
