import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Quote } from '@arbetsytan/shared/documents/transcript-facts';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
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
  readonly part: Part;
  readonly document: DocumentRow;
  readonly recording: Recording | null;
  readonly isGoing: boolean;
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

const PARTS = ['quotes', 'speakers', 'names', 'exports', 'written', 'keys'] as const;
/** On a phone the text is one of the parts; on a laptop it is always there. */
export type Part = (typeof PARTS)[number] | 'text';

/** What is done beside the text, one thing at a time. */
export function PartsNav({
  part,
  mine,
  isGoing,
  onPart,
}: {
  readonly part: Part;
  readonly mine: boolean;
  /** It is being written out: that stands above everything, and not here. */
  readonly isGoing: boolean;
  readonly onPart: (part: Part) => void;
}) {
  const parts = PARTS.filter(
    (each) => (mine || !['speakers', 'names', 'written'].includes(each)) && !(isGoing && each === 'written'),
  );
  return (
    <nav className={styles.parts} aria-label={transcriptSv.shown}>
      {(['text', ...parts] as const).map((each) => (
        <button
          key={each}
          type="button"
          className={styles.part}
          data-part={each}
          aria-pressed={part === each}
          onClick={() => onPart(each)}
        >
          {transcriptSv[each]}
        </button>
      ))}
    </nav>
  );
}

/** The part that is shown; quotes where the text has a place of its own. */
export function TranscriptSide({
  part,
  document,
  recording,
  isGoing,
  raw,
  work,
  canListen,
  keysOn,
  onKeys,
  onListen,
  onQuote,
  onSpeaker,
  addToNote,
}: TranscriptSideProps) {
  const desk = useDesk();
  switch (part) {
    case 'text':
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
    case 'written':
      return recording && !isGoing ? <TranscribeCard recording={recording} /> : null;
    case 'keys':
      return <KeysCard on={keysOn} onChange={onKeys} />;
  }
}
