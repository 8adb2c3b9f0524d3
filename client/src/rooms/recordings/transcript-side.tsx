import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Quote } from '@arbetsytan/shared/documents/transcript-facts';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Actions } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { ExportCard } from './export-card.tsx';
import { KeysCard } from './keys-card.tsx';
import { NamesCard } from './names-card.tsx';
import type { AddToNote } from './note-shelf.ts';
import { QuotesCard } from './quotes-card.tsx';
import { SpeakersCard } from './speakers-card.tsx';
import { TranscribeCard } from './transcribe-card.tsx';
import styles from './transcript.module.css';
import type { TranscriptWork } from './use-transcript.ts';

export interface TranscriptSideProps {
  readonly document: DocumentRow;
  readonly recording: Recording | null;
  readonly mine: boolean;
  /** The unmasked transcript, while it is shown. */
  readonly raw: RawTranscript | null;
  readonly work: TranscriptWork;
  readonly canListen: boolean;
  readonly keysOn: boolean;
  readonly onKeys: (on: boolean) => void;
  readonly onListen: (quote: Quote) => void;
  readonly onQuote: () => void;
  readonly onSpeaker: (number: number) => void;
  readonly addToNote: AddToNote;
}

const PARTS = ['quotes', 'speakers', 'names', 'exports', 'keys'] as const;
type Part = (typeof PARTS)[number];

/** What is done beside the text, one thing at a time: quotes, who speaks, how names are spelled, files, keys. */
export function TranscriptSide(props: TranscriptSideProps) {
  const [part, setPart] = useState<Part>('quotes');
  const { mine, recording } = props;
  const parts = PARTS.filter((each) => mine || (each !== 'speakers' && each !== 'names'));
  return (
    <div className={styles.side}>
      <nav aria-label={transcriptSv.shown}>
        <Actions>
          {parts.map((each) => (
            <Button
              key={each}
              kind={part === each ? 'primary' : 'secondary'}
              aria-pressed={part === each}
              onPress={() => setPart(each)}
            >
              {transcriptSv[each]}
            </Button>
          ))}
        </Actions>
      </nav>
      <Shown part={part} {...props} />
      {recording && mine ? <TranscribeCard recording={recording} /> : null}
    </div>
  );
}

function Shown({
  part,
  document,
  raw,
  work,
  canListen,
  keysOn,
  onKeys,
  onListen,
  onQuote,
  onSpeaker,
  addToNote,
}: TranscriptSideProps & { readonly part: Part }) {
  const desk = useDesk();
  switch (part) {
    case 'quotes':
      return (
        <QuotesCard
          document={document}
          canListen={canListen}
          onListen={onListen}
          onQuote={onQuote}
          addToNote={addToNote}
        />
      );
    case 'speakers':
      return (
        <SpeakersCard
          speakers={raw?.speakers ?? document.transcript?.speakers ?? []}
          busy={work.saving}
          onSpeaker={onSpeaker}
          onAdd={(name) => work.edit({ kind: 'add-speaker', id: `s${desk.newId()}`, name })}
          onRename={(speaker, name) => work.edit({ kind: 'rename', speaker, name })}
        />
      );
    case 'names':
      return <NamesCard projectId={document.projectId} open={work.open} edit={work.edit} />;
    case 'exports':
      return (
        <ExportCard document={document} reviewHref={`/projekt/${document.projectId}/dokument/${document.id}/granska`} />
      );
    case 'keys':
      return <KeysCard on={keysOn} onChange={onKeys} />;
  }
}
