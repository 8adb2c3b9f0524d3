import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Quote } from '@arbetsytan/shared/documents/transcript-facts';
import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { type QuotePart, quoteForNote, quoteParts } from '@arbetsytan/shared/recordings/quotes';
import { useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { changeQuotes } from '../../platform/transcripts/edit-transcript.ts';
import type { AddToNote } from './note-shelf.ts';
import styles from './transcript.module.css';

export interface QuotesCardProps {
  readonly document: DocumentRow;
  readonly canListen: boolean;
  readonly onListen: (quote: Quote) => void;
  readonly onQuote: () => void;
  readonly addToNote: AddToNote;
}

/** The quotes of a recording: who, when and the words as they stand now, and their way into a note. */
export function QuotesCard({ document, canListen, onListen, onQuote, addToNote }: QuotesCardProps) {
  const desk = useDesk();
  const say = useStatus();
  const { error, reasons, run } = useAction();
  const [adding, setAdding] = useState<Quote | null>(null);
  const facts = document.transcript;
  if (!facts) return null;
  const remove = (quote: Quote) =>
    void run(async () => {
      await changeQuotes(desk, document.id, (quotes) => quotes.filter(({ id }) => id !== quote.id));
      say(transcriptSv.quoteRemoved);
    });
  return (
    <Card title={transcriptSv.quotes} actions={<Button onPress={onQuote}>{transcriptSv.quote}</Button>}>
      {facts.quotes.length === 0 ? <p className={styles.quiet}>{transcriptSv.quotesEmpty}</p> : null}
      <ActionNotice error={error} reasons={reasons} />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className={styles.quotes} role="list" aria-label={transcriptSv.quotes}>
        {facts.quotes.map((quote) => {
          const time = clockText(quote.from);
          const parts = quoteParts(document.text, facts, quote);
          return (
            <li key={quote.id} className={styles.quote}>
              {parts.length === 0 ? <p>{transcriptSv.quoteGone}</p> : null}
              {parts.map((part) => (
                <blockquote key={part.start} className={styles.quoteWords}>
                  {part.text}
                </blockquote>
              ))}
              <p className={styles.quiet}>
                {whoSays(parts)}, {time}
              </p>
              <Actions>
                {canListen ? (
                  <Button aria-label={fill(transcriptSv.listenTo, { time })} onPress={() => onListen(quote)}>
                    {transcriptSv.listen}
                  </Button>
                ) : null}
                <Button
                  isDisabled={parts.length === 0}
                  aria-label={fill(transcriptSv.toNoteOf, { time })}
                  onPress={() => setAdding(quote)}
                >
                  {transcriptSv.toNote}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={fill(transcriptSv.removeQuoteOf, { time })}
                  onPress={() => remove(quote)}
                >
                  {transcriptSv.removeQuote}
                </Button>
              </Actions>
            </li>
          );
        })}
      </ul>
      {adding ? (
        <NoteDialog document={document} quote={adding} addToNote={addToNote} onClose={() => setAdding(null)} />
      ) : null}
    </Card>
  );
}

const whoSays = (parts: readonly QuotePart[]) =>
  [...new Set(parts.map(({ speaker }) => speaker ?? transcriptSv.unknownSpeaker))].join(', ');

const NEW = 'new';

function NoteDialog({
  document,
  quote,
  addToNote,
  onClose,
}: {
  readonly document: DocumentRow;
  readonly quote: Quote;
  readonly addToNote: AddToNote;
  readonly onClose: () => void;
}) {
  const desk = useDesk();
  const say = useStatus();
  const notes = useTable(desk.notes, document.projectId);
  const { busy, error, reasons, run, passed } = useAction();
  const [noteId, setNoteId] = useState<string>(NEW);
  const [title, setTitle] = useState<string>(fill(transcriptSv.noteNameDefault, { title: document.title }));
  const [added, setAdded] = useState<string | null>(null);
  const mine = notes.state === 'ready' ? notes.rows.filter(isMine(String(desk.account.id))) : [];
  const facts = document.transcript;
  const text = facts
    ? quoteForNote(quoteParts(document.text, facts, quote), quote.from, transcriptSv.unknownSpeaker)
    : '';
  const add = () =>
    void run(async () => {
      const { projectId, id: recordingId } = document;
      const { from, to } = quote;
      const order = { projectId, noteId: noteId === NEW ? null : noteId, title, text, recordingId, from, to };
      const id = passed(await addToNote(order));
      if (id === null) return;
      setAdded(id);
      say(transcriptSv.noteAdded);
    });
  return (
    <Dialog title={transcriptSv.noteTitle} isOpen onClose={onClose}>
      <Stack>
        <blockquote className={styles.quoteWords}>{text}</blockquote>
        {added === null ? (
          <>
            <Select
              label={transcriptSv.noteWhich}
              value={noteId}
              options={[
                { value: NEW, name: transcriptSv.noteNew },
                ...mine.map((note) => ({ value: note.id, name: note.title })),
              ]}
              onChange={setNoteId}
            />
            {noteId === NEW ? (
              <TextField label={transcriptSv.noteName} value={title} maxLength={200} onChange={setTitle} />
            ) : null}
          </>
        ) : (
          <p>{transcriptSv.noteAdded}</p>
        )}
        <ActionNotice error={error} reasons={reasons} />
        <Actions>
          {added === null ? (
            <Button kind="primary" isDisabled={busy || title.trim() === ''} onPress={add}>
              {busy ? transcriptSv.saving : transcriptSv.noteAdd}
            </Button>
          ) : (
            <LinkButton kind="primary" href={`/projekt/${document.projectId}/anteckningar?anteckning=${added}`}>
              {transcriptSv.noteOpen}
            </LinkButton>
          )}
          <Button onPress={onClose}>{transcriptSv.cancel}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}

/** Only who wrote a note can write in it: its original lies in that vault. */
const isMine = (account: string) => (note: { readonly importedBy: string; readonly originalId: string | null }) =>
  note.importedBy === account && note.originalId !== null;
