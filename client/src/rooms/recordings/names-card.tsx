import type { Id } from '@arbetsytan/shared/core/ids';
import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { type Glossary, type GlossaryTerm, glossaryIdOf, suggestTerms } from '@arbetsytan/shared/recordings/glossary';
import type { Correction, TranscriptEdit } from '@arbetsytan/shared/recordings/segment-edits';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import styles from './transcript.module.css';

export interface NamesCardProps {
  readonly projectId: Id;
  readonly open: () => Promise<RawTranscript | null>;
  readonly edit: (edit: TranscriptEdit) => Promise<boolean>;
}

/** The same correction in every place where it would be made. */
interface Proposal {
  readonly from: string;
  readonly to: string;
  readonly corrections: readonly Correction[];
}

/** How names and terms of the project are spelled, and where this transcript probably means them. A person says yes to each. */
export function NamesCard({ projectId, open, edit }: NamesCardProps) {
  const desk = useDesk();
  const say = useStatus();
  const glossary = useRow(desk.vault.glossaries, glossaryIdOf(projectId));
  const { busy, error, reasons, run } = useAction();
  const [right, setRight] = useState('');
  const [heard, setHeard] = useState('');
  const [tried, setTried] = useState(false);
  const [proposals, setProposals] = useState<readonly Proposal[] | null>(null);
  const terms = glossary?.terms ?? [];

  const store = async (change: (terms: readonly GlossaryTerm[]) => readonly GlossaryTerm[]) => {
    const id = glossaryIdOf(projectId);
    const now = desk.now();
    const before: Glossary = (await desk.vault.glossaries.get(id)) ?? {
      id,
      projectId,
      terms: [],
      createdAt: now,
      updatedAt: now,
    };
    await desk.vault.glossaries.put({ ...before, terms: change(before.terms), updatedAt: now });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const term = right.trim();
    if (term === '') return;
    const forms = heard
      .split(',')
      .map((form) => form.trim())
      .filter((form) => form !== '');
    void run(async () => {
      await store((before) => [
        ...before.filter((each) => each.right !== term),
        { id: desk.newId(), right: term, heard: forms },
      ]);
      setRight('');
      setHeard('');
      setTried(false);
    });
  };
  const suggest = () =>
    void run(async () => {
      const raw = await open();
      if (raw) setProposals(grouped(await suggestInSlices(raw, terms)));
    });
  const correct = (chosen: readonly Proposal[]) =>
    void run(async () => {
      // From the end, so that no place moves before its turn.
      const corrections = chosen.flatMap((each) => each.corrections).sort((a, b) => b.word - a.word);
      if (!(await edit({ kind: 'correct', corrections }))) return;
      setProposals((before) => before?.filter((each) => !chosen.includes(each)) ?? null);
      say(transcriptSv.corrected);
    });
  return (
    <Card title={transcriptSv.names}>
      <p className={styles.quiet}>{terms.length === 0 ? transcriptSv.namesEmpty : transcriptSv.namesHint}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className={styles.terms} role="list" aria-label={transcriptSv.names}>
        {terms.map((term) => (
          <li key={term.id} className={styles.term}>
            <span>
              {term.right}
              {term.heard.length > 0 ? <span className={styles.quiet}> ({term.heard.join(', ')})</span> : null}
            </span>
            <Button
              kind="quiet"
              aria-label={fill(transcriptSv.termRemoveOf, { term: term.right })}
              onPress={() => void run(() => store((before) => before.filter(({ id }) => id !== term.id)))}
            >
              {transcriptSv.termRemove}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={add} noValidate>
        <Stack>
          <TextField
            label={transcriptSv.termRight}
            value={right}
            maxLength={200}
            onChange={setRight}
            error={tried && right.trim() === '' ? transcriptSv.termMissing : undefined}
          />
          <TextField
            label={transcriptSv.termHeard}
            hint={transcriptSv.termHeardHint}
            value={heard}
            maxLength={400}
            onChange={setHeard}
          />
          <Actions>
            <Button type="submit" isDisabled={busy}>
              {transcriptSv.termAdd}
            </Button>
            <Button isDisabled={busy || terms.length === 0} onPress={suggest}>
              {busy ? transcriptSv.suggesting : transcriptSv.suggest}
            </Button>
          </Actions>
        </Stack>
      </form>
      <ActionNotice error={error} reasons={reasons} />
      {proposals?.length === 0 ? <p>{transcriptSv.suggestNone}</p> : null}
      {proposals && proposals.length > 0 ? (
        <>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
          <ul className={styles.terms} role="list" aria-label={transcriptSv.suggestions}>
            {proposals.map((each) => (
              <li key={`${each.from} ${each.to}`} className={styles.term}>
                <span>
                  {fill(each.corrections.length === 1 ? transcriptSv.suggestionOne : transcriptSv.suggestionMany, {
                    from: each.from,
                    to: each.to,
                    count: each.corrections.length,
                  })}
                </span>
                <Button
                  isDisabled={busy}
                  aria-label={fill(transcriptSv.correctThis, { from: each.from, to: each.to })}
                  onPress={() => correct([each])}
                >
                  {transcriptSv.correct}
                </Button>
              </li>
            ))}
          </ul>
          <Actions>
            <Button kind="primary" isDisabled={busy} onPress={() => correct(proposals)}>
              {transcriptSv.correctAll}
            </Button>
          </Actions>
        </>
      ) : null}
    </Card>
  );
}

/** Segments read at a time: three hours at once would hold the screen up. */
const SLICE = 100;

async function suggestInSlices(raw: RawTranscript, terms: readonly GlossaryTerm[]): Promise<readonly Correction[]> {
  const found: Correction[] = [];
  for (let at = 0; at < raw.segments.length; at += SLICE) {
    found.push(...suggestTerms({ segments: raw.segments.slice(at, at + SLICE) }, terms));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return found;
}

function grouped(corrections: readonly Correction[]): readonly Proposal[] {
  const groups = new Map<string, Proposal>();
  for (const correction of corrections) {
    const { from, to } = correction;
    const key = `${from}\n${to}`;
    const earlier = groups.get(key)?.corrections ?? [];
    groups.set(key, { from, to, corrections: [...earlier, correction] });
  }
  return [...groups.values()];
}
