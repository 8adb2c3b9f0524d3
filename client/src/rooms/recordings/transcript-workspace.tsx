import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { parsePassage } from '@arbetsytan/shared/documents/segments';
import type { Quote } from '@arbetsytan/shared/documents/transcript-facts';
import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import type { Found } from '@arbetsytan/shared/recordings/find';
import { quoteParts, stretchOf, withQuote } from '@arbetsytan/shared/recordings/quotes';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { TranscriptSegment } from '@arbetsytan/shared/recordings/transcript';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { changeQuotes } from '../../platform/transcripts/edit-transcript.ts';
import type { AddToNote } from './note-shelf.ts';
import { nextRate, STEP } from './player-bar.tsx';
import { SegmentEditor } from './segment-editor.tsx';
import { shownOf, shownRaw } from './shown-transcript.ts';
import { chosenIn } from './text-places.ts';
import { TextTools } from './text-tools.tsx';
import styles from './transcript.module.css';
import type { TranscriptAction } from './transcript-keys.ts';
import { type Part, PartsNav, TranscriptSide } from './transcript-side.tsx';
import { TranscriptView } from './transcript-view.tsx';
import type { UsedPlayer } from './use-player.ts';
import { type Place, usePainted, useReader } from './use-reader.ts';
import { useRevealed } from './use-revealed.ts';
import { useTranscript } from './use-transcript.ts';
import { useTranscriptKeys } from './use-transcript-keys.ts';

export interface TranscriptWorkspaceProps {
  readonly document: DocumentRow;
  readonly recording: Recording | null;
  /** It is being written out, or that stopped before its end. */
  readonly isGoing: boolean;
  readonly used: UsedPlayer | null;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly addToNote: AddToNote;
}

const NOWHERE: readonly Place[] = [];
const NO_QUOTES: readonly Quote[] = [];

/** The words of a recording and everything that is done with them. Masked, but where its owner asks for the original. */
export function TranscriptWorkspace({
  document,
  recording,
  isGoing,
  used,
  follow,
  onFollow,
  addToNote,
}: TranscriptWorkspaceProps) {
  const desk = useDesk();
  const say = useStatus();
  const work = useTranscript(document);
  const quoting = useAction();
  const [raw, setRaw] = useRevealed();
  const [editing, setEditing] = useState<TranscriptSegment | null>(null);
  const [keysOn, setKeysOn] = useState(true);
  const [finding, setFinding] = useState(false);
  const [part, setPart] = useState<Part>(() => (matchMedia('(min-width: 64rem)').matches ? 'quotes' : 'text'));
  const [found, setFound] = useState<readonly Place[]>(NOWHERE);
  const field = useRef<HTMLDivElement | null>(null);
  const masked = useMemo(() => shownOf(document), [document]);
  const shown = useMemo(() => (raw ? shownRaw(raw) : masked), [raw, masked]);
  const reader = useReader(shown, used, follow);
  const mine = document.importedBy === String(desk.account.id) && document.originalId !== null && recording !== null;
  const facts = document.transcript;
  const quotes = facts?.quotes ?? NO_QUOTES;
  const speakers = facts?.speakers ?? [];
  const chosen = shown.segments[Math.max(0, reader.segment)] ?? null;
  const player = used?.player ?? null;

  usePainted('found', reader, shown.segments, found);
  const quoted = useMemo(
    () => quotes.flatMap((quote) => quoteParts(shown.text, { speakers, segments: shown.segments }, quote)),
    [quotes, shown, speakers],
  );
  usePainted('quoted', reader, shown.segments, quoted);
  useAsked(document, reader.goTo, reader.index);

  // What is stored is what is shown: the unmasked text is read again after an edit.
  const { open } = work;
  const isRevealed = raw !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row is what tells that there is something to read
  useEffect(() => {
    if (isRevealed) void open().then((next) => (next ? setRaw(next) : undefined));
  }, [document.originalId]);

  const edit = useCallback(
    async (index: number) => {
      const id = shown.segments[index]?.id;
      if (!mine || id === undefined) return;
      const segment = (await open())?.segments.find((each) => each.id === id);
      if (segment) setEditing(segment);
    },
    [mine, shown, open],
  );
  const { edit: store } = work;
  const heard = useCallback(
    (index: number) => {
      const segment = shown.segments[index];
      if (mine && segment) void store({ kind: 'heard', segment: segment.id });
    },
    [mine, shown, store],
  );
  const setSpeaker = async (number: number) => {
    if (!mine || !chosen) return;
    const known = speakers[number - 1];
    const id = known?.id ?? `s${desk.newId()}`;
    // The number after the last one is a new voice.
    if (number > speakers.length + 1) return;
    const name = known?.name ?? fill(transcriptSv.newSpeaker, { letter: String.fromCharCode(64 + number) });
    const speaker = number === 0 ? null : id;
    const first = number > 0 && !known ? [{ kind: 'add-speaker', id, name } as const] : [];
    if (!(await store(...first, { kind: 'speaker', segment: chosen.id, speaker }))) return;
    const who = number === 0 ? transcriptSv.nobody : name;
    say(fill(transcriptSv.speakerSet, { name: who, time: clockText(chosen.from) }));
  };
  const quote = () =>
    void quoting.run(async () => {
      const marked = reader.root.current ? chosenIn(reader.root.current) : null;
      const stretch = marked
        ? stretchOf(shown.segments, marked)
        : chosen && stretchOf(shown.segments, { start: chosen.start, end: chosen.end });
      if (!stretch) return say(transcriptSv.quoteNone);
      const next: Quote = { id: desk.newId(), ...stretch, by: String(desk.account.id), createdAt: desk.now() };
      await changeQuotes(desk, document.id, (before) => withQuote(before, next));
      getSelection()?.removeAllRanges();
      say(transcriptSv.quoted);
    });
  const nextDoubtful = () => {
    const word = reader.nextDoubtful();
    const place = word === null ? null : reader.index.words[word];
    if (!place) return say(transcriptSv.doubtsNone);
    // A screen reader hears what a tint shows.
    say(fill(transcriptSv.doubtAt, { word: shown.text.slice(place.start, place.end), time: clockText(place.from) }));
  };
  const undo = () =>
    void work
      .undo()
      .then((done) => (work.canUndo ? say(done ? transcriptSv.undone : transcriptSv.undoStale) : undefined));
  const act = (action: TranscriptAction) => {
    switch (action.do) {
      case 'play':
        return used?.state.playing ? player?.pause() : void player?.play();
      case 'back':
        return player?.seek(player.position - STEP);
      case 'forward':
        return player?.seek(player.position + STEP);
      case 'slower':
        return used ? player?.setRate(nextRate(used.state.rate, -1)) : undefined;
      case 'faster':
        return used ? player?.setRate(nextRate(used.state.rate, 1)) : undefined;
      case 'nextDoubtful':
        return nextDoubtful();
      case 'heard':
        return heard(reader.segment);
      case 'edit':
        return void edit(Math.max(0, reader.segment));
      case 'quote':
        return quote();
      case 'find':
        setFinding(true);
        return field.current?.querySelector('input')?.focus();
      case 'undo':
        return undo();
      case 'speaker':
        return void setSpeaker(action.number);
    }
  };
  useTranscriptKeys(keysOn, act);
  const show = (place: Found | null, all: readonly Found[]) => {
    setFound(all);
    const word = place ? reader.index.atOffset(place.start) : -1;
    if (word >= 0) reader.goTo(word);
  };
  const editor = editing ? (
    <SegmentEditor
      key={editing.id}
      segment={editing}
      saving={work.saving}
      newId={desk.newId}
      onEdit={store}
      onClose={() => {
        setEditing(null);
        reader.root.current?.focus({ preventScroll: true });
      }}
    />
  ) : null;
  return (
    <div className={styles.columns} data-shown={part === 'text' ? 'text' : 'side'}>
      <PartsNav part={part} mine={mine} isGoing={isGoing} onPart={setPart} />
      <div className={styles.text}>
        <ActionNotice error={work.error ?? quoting.error} reasons={work.reasons} />
        <TextTools
          document={document}
          shown={shown}
          mine={mine}
          revealed={isRevealed}
          saving={work.saving}
          canUndo={work.canUndo}
          doubts={reader.index.words.filter(({ doubtful }) => doubtful).length}
          finding={finding}
          onFinding={(next) => {
            setFinding(next);
            if (!next) setFound(NOWHERE);
          }}
          field={field}
          onAction={act}
          onReveal={() => void open().then(setRaw)}
          onHide={() => setRaw(null)}
          onFound={show}
        />
        {shown.segments.length === 0 ? <p>{transcriptSv.emptyText}</p> : null}
        {/* Whoever scrolls by hand wants to read somewhere else. */}
        <div onWheel={() => (used?.state.playing && follow ? onFollow(false) : undefined)}>
          <TranscriptView
            shown={shown}
            reader={reader}
            canEdit={mine}
            editing={editing && editor ? { id: editing.id, editor } : null}
            onHeard={heard}
          />
        </div>
      </div>
      <div className={styles.side}>
        <TranscriptSide
          part={part}
          document={document}
          recording={recording}
          isGoing={isGoing}
          raw={raw}
          work={work}
          canListen={player !== null}
          keysOn={keysOn}
          onKeys={setKeysOn}
          onListen={({ from }) => reader.play(Math.max(0, reader.index.at(from)))}
          onQuote={quote}
          onSpeaker={(number) => void setSpeaker(number)}
          addToNote={addToNote}
        />
      </div>
    </div>
  );
}

/** `?t=` in milliseconds, or `?p=` a passage of the masked text: where a link wants to go, once. */
function useAsked(
  document: DocumentRow,
  goTo: (word: number) => void,
  index: ReturnType<typeof useReader>['index'],
): void {
  const search = new URLSearchParams(useSearch());
  const time = search.get('t');
  const passage = search.get('p');
  const latest = useRef({ goTo, index, length: document.text.length });
  latest.current = { goTo, index, length: document.text.length };
  useEffect(() => {
    const now = latest.current;
    const asked = parsePassage(passage, now.length);
    const word = asked
      ? now.index.atOffset(asked.start)
      : /^\d{1,9}$/.test(time ?? '')
        ? now.index.at(Number(time))
        : -1;
    // After the player is there.
    const timer = setTimeout(() => (word >= 0 ? latest.current.goTo(word) : undefined), 0);
    return () => clearTimeout(timer);
  }, [time, passage]);
}
