import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { type Found, findIn, foldCase } from '@arbetsytan/shared/recordings/find';
import { type FormEvent, type RefObject, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/fields.tsx';
import { Actions } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { ShownTranscript } from './shown-transcript.ts';
import styles from './transcript.module.css';

export interface FindBarProps {
  readonly projectId: string;
  readonly recordingId: string;
  readonly shown: ShownTranscript;
  readonly field: RefObject<HTMLDivElement | null>;
  /** The place to show, and all places there are. */
  readonly onFound: (place: Found | null, all: readonly Found[]) => void;
}

/** Finds words in this transcript, and in the project's others. */
export function FindBar({ projectId, recordingId, shown, field, onFound }: FindBarProps) {
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(-1);
  const [others, setOthers] = useState<readonly DocumentRow[] | null>(null);
  const folded = useMemo(() => foldCase(shown.text), [shown.text]);
  const { found, count } = useMemo(() => findIn(folded, shown.segments, query), [folded, shown.segments, query]);
  const go = (next: number) => {
    if (found.length === 0) return onFound(null, []);
    const at = (next + found.length) % found.length;
    setPlace(at);
    onFound(found[at] ?? null, found);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(place + 1);
  };
  const change = (next: string) => {
    setQuery(next);
    setPlace(-1);
    onFound(null, findIn(folded, shown.segments, next).found);
  };
  const all = async () => {
    const rows = await desk.documents.list(projectId);
    setOthers(rows.filter(({ id, kind }) => kind === 'transcript' && id !== recordingId));
  };
  const hasQuery = query.trim() !== '';
  return (
    <div ref={field} className={styles.find}>
      <form onSubmit={submit} noValidate>
        <TextField label={transcriptSv.find} value={query} maxLength={200} onChange={change} autoFocus />
      </form>
      {hasQuery ? (
        <p role="status" className={styles.quiet}>
          {count === 0
            ? transcriptSv.findNone
            : fill(transcriptSv.findCount, { at: Math.max(1, place + 1), of: count })}
        </p>
      ) : null}
      <Actions>
        <Button isDisabled={count === 0} onPress={() => go(place < 0 ? -1 : place - 1)}>
          {transcriptSv.findPrevious}
        </Button>
        <Button isDisabled={count === 0} onPress={() => go(place + 1)}>
          {transcriptSv.findNext}
        </Button>
        <Button isDisabled={!hasQuery} onPress={() => void all()}>
          {transcriptSv.findAll}
        </Button>
      </Actions>
      {others && hasQuery ? <Others rows={others} query={query} /> : null}
    </div>
  );
}

/** How many places of each other transcript are shown. */
const PLACES = 5;

function Others({ rows, query }: { readonly rows: readonly DocumentRow[]; readonly query: string }) {
  const hits = useMemo(
    () =>
      rows.flatMap((row) => {
        const { found, count } = findIn(foldCase(row.text), row.transcript?.segments ?? [], query);
        return count > 0 ? [{ row, found, count }] : [];
      }),
    [rows, query],
  );
  return (
    <section aria-label={transcriptSv.findOthers}>
      <p className={styles.quiet}>{transcriptSv.findOthers}</p>
      {hits.length === 0 ? <p>{transcriptSv.findNone}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className={styles.terms} role="list">
        {hits.map(({ row, found, count }) => (
          <li key={row.id}>
            <p>
              {fill(count === 1 ? transcriptSv.findOthersOne : transcriptSv.findOthersCount, {
                title: row.title,
                count,
              })}
            </p>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
            <ul className={styles.terms} role="list">
              {found.slice(0, PLACES).map(({ start, end, from }) => (
                <li key={start}>
                  {/* The words stay out of the address: it is kept in the browser's history. */}
                  <Link href={`/projekt/${row.projectId}/inspelning/${row.id}?t=${from}`}>
                    {clockText(from)} {around(row.text, start, end)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The words in their surroundings, on one line. */
function around(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 40);
  return `… ${before}${text.slice(start, end)}${after} …`.replace(/\s+/g, ' ');
}
