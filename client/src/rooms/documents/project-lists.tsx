import { fill } from '@arbetsytan/shared/i18n/format';
import { spanTypes } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { listsSv, reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { type Decision, termOf } from '@arbetsytan/shared/mask/decisions';
import { SPAN_TYPES, type SpanType } from '@arbetsytan/shared/mask/levels';
import type { MaskProject, Release } from '@arbetsytan/shared/mask/mask-types';
import { canBePublic, LONGEST_REASON, plainOf } from '@arbetsytan/shared/mask/releases';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, List, Loading, Notice, Progress, Row, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';

export interface ProjectListsProps {
  readonly projectId: string;
  /** Masks everything in the project again. @returns how many texts could not be */
  readonly keepUp: (onProgress: (done: number, of: number) => void) => Promise<number>;
}

type Decide = (decision: Decision, said: string) => Promise<boolean>;

/** "Maskering i projektet": what is always hidden, what may stand, and what the masker got wrong. */
export function ProjectLists({ projectId, keepUp }: ProjectListsProps) {
  const desk = useDesk();
  const say = useStatus();
  const row = useRow(desk.vault.maskProjects, projectId);
  const { busy, error, reasons, run, passed } = useAction();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [failed, setFailed] = useState(0);
  if (row === undefined) return <Loading>{listsSv.loading}</Loading>;
  const lists: Pick<MaskProject, 'alwaysMask' | 'releases'> = row?.project ?? { alwaysMask: [], releases: [] };
  const decide: Decide = async (decision, said) => {
    let decided = false;
    await run(async () => {
      if (!passed(await desk.masking.decide(projectId, [decision]))) return;
      decided = true;
      try {
        setFailed(await keepUp((done, of) => setProgress({ done, of })));
      } finally {
        setProgress(null);
      }
      say(said);
    });
    return decided;
  };
  return (
    <Stack>
      <h2>{listsSv.title}</h2>
      <p>{listsSv.lead}</p>
      <p>{listsSv.vault}</p>
      <ActionNotice error={error} reasons={reasons} />
      {progress ? (
        <Progress
          label={reviewSv.keepingUp}
          says={fill(reviewSv.progress, progress)}
          percent={(100 * progress.done) / progress.of}
        />
      ) : null}
      {failed > 0 ? (
        <Notice tone="warn">{failed === 1 ? reviewSv.failedOne : fill(reviewSv.failedMany, { count: failed })}</Notice>
      ) : null}
      <Terms terms={lists.alwaysMask} busy={busy} decide={decide} />
      <Releases kind="public" releases={lists.releases} busy={busy} decide={decide} />
      <Releases kind="wrong-hit" releases={lists.releases} busy={busy} decide={decide} />
    </Stack>
  );
}

interface PartProps {
  readonly busy: boolean;
  readonly decide: Decide;
}

function Terms({ terms, busy, decide }: PartProps & { readonly terms: readonly string[] }) {
  const [term, setTerm] = useState('');
  const [tried, setTried] = useState(false);
  const kept = termOf(term);
  const isThere = kept !== null && terms.some((each) => plainOf(each) === plainOf(kept));
  const wrong = isThere ? listsSv.termThere : kept === null ? listsSv.termMissing : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== undefined || kept === null) return;
    void decide({ kind: 'add-term', term: kept }, listsSv.added).then((decided) => {
      if (!decided) return;
      setTerm('');
      setTried(false);
    });
  };
  return (
    <Card title={listsSv.terms}>
      <p>{listsSv.termsSays}</p>
      {terms.length === 0 ? <p>{listsSv.termsNone}</p> : null}
      {terms.length > 0 ? (
        <List label={listsSv.terms}>
          {terms.map((each) => (
            <Row key={each} title={each}>
              <Button
                kind="quiet"
                isDisabled={busy}
                aria-label={fill(listsSv.removeNamed, { name: each })}
                onPress={() => void decide({ kind: 'remove-term', term: each }, listsSv.removed)}
              >
                {listsSv.remove}
              </Button>
            </Row>
          ))}
        </List>
      ) : null}
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextField
            label={listsSv.term}
            value={term}
            onChange={setTerm}
            maxLength={200}
            error={tried && wrong !== undefined ? wrong : undefined}
          />
          <Actions>
            <Button type="submit" isDisabled={busy}>
              {listsSv.add}
            </Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}

const TYPES_OF: Readonly<Record<Release['kind'], readonly SpanType[]>> = {
  public: SPAN_TYPES.filter(canBePublic),
  'wrong-hit': SPAN_TYPES.filter((type) => type !== 'TERM'),
};

interface ReleasesProps extends PartProps {
  readonly kind: Release['kind'];
  readonly releases: readonly Release[];
}

function Releases({ kind, releases, busy, decide }: ReleasesProps) {
  const mine = releases.filter((release) => release.kind === kind);
  const [type, setType] = useState<SpanType>('PERSON');
  const [form, setForm] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isPublic = kind === 'public';
  const title = isPublic ? listsSv.public : listsSv.wrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.trim() === '' || reason.trim() === '') return;
    const release: Release = { kind, type, form: form.trim(), reason: reason.trim() };
    void decide({ kind: 'add-release', release }, listsSv.added).then((decided) => {
      if (!decided) return;
      setForm('');
      setReason('');
      setTried(false);
    });
  };
  return (
    <Card title={title}>
      <p>{isPublic ? listsSv.publicSays : listsSv.wrongSays}</p>
      {mine.length === 0 ? <p>{isPublic ? listsSv.publicNone : listsSv.wrongNone}</p> : null}
      {mine.length > 0 ? (
        <List label={title}>
          {mine.map((release) => (
            <Row
              key={`${release.type} ${release.form}`}
              title={release.form}
              meta={
                <>
                  <span>{spanTypes[release.type]}</span>
                  <span>{fill(listsSv.why, { reason: release.reason })}</span>
                </>
              }
            >
              <Button
                kind="quiet"
                isDisabled={busy}
                aria-label={fill(listsSv.removeNamed, { name: release.form })}
                onPress={() => void decide({ kind: 'remove-release', release }, listsSv.removed)}
              >
                {listsSv.remove}
              </Button>
            </Row>
          ))}
        </List>
      ) : null}
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextField
            label={listsSv.form}
            value={form}
            onChange={setForm}
            maxLength={200}
            error={tried && form.trim() === '' ? listsSv.formMissing : undefined}
          />
          <Select
            label={reviewSv.type}
            value={type}
            options={TYPES_OF[kind].map((value) => ({ value, name: spanTypes[value] }))}
            onChange={setType}
          />
          <TextField
            label={reviewSv.reason}
            hint={reviewSv.reasonHint}
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            error={tried && reason.trim() === '' ? reviewSv.reasonMissing : undefined}
          />
          <Actions>
            <Button type="submit" isDisabled={busy}>
              {listsSv.add}
            </Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}
