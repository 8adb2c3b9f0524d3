import { fill } from '@arbetsytan/shared/i18n/format';
import { spanTypes } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { addTerm, type Decisions, removeRelease, removeTerm } from '@arbetsytan/shared/mask/decisions';
import type { Release } from '@arbetsytan/shared/mask/mask-types';
import type { Project } from '@arbetsytan/shared/projects/project';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/fields.tsx';
import { ActionNotice } from '../design/gate-notice.tsx';
import { useStatus } from '../design/status.tsx';
import { Actions, Card, List, Notice, Progress, Row, Stack } from '../design/surfaces.tsx';
import { useAction } from '../platform/desk/use-action.ts';
import { useDesk } from '../platform/desk/use-desk.tsx';
import { followDecisions } from './follow-decisions.ts';

/** What is decided about masking in a project: words that are always hidden, and what may stay readable. */
export function MaskingLists({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run } = useAction();
  const [decisions, setDecisions] = useState<Decisions | null>(null);
  const [term, setTerm] = useState('');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    let gone = false;
    desk.masking.decisions(project.id).then(
      (found) => (gone ? undefined : setDecisions(found)),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [desk, project.id]);

  const change = (decide: (all: Decisions) => Decisions) =>
    void run(async () => {
      setDecisions(await desk.masking.decide(project.id, decide));
      setTerm('');
      try {
        setLeft(await followDecisions(desk, project.id, (done, of) => setProgress({ done, of })));
      } finally {
        setProgress(null);
      }
      say(reviewSv.listChanged);
    });
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (term.trim().length > 1) change((all) => addTerm(all, term));
  };
  const releases = (kind: Release['kind']) => (decisions?.releases ?? []).filter((release) => release.kind === kind);
  return (
    <Stack>
      <p>{reviewSv.listsText}</p>
      <ActionNotice error={error} reasons={reasons} />
      {progress ? (
        <Progress
          label={reviewSv.saving}
          says={fill(reviewSv.savingOthers, progress)}
          percent={(100 * progress.done) / Math.max(1, progress.of)}
        />
      ) : null}
      {left > 0 ? <Notice tone="warn">{fill(reviewSv.notAll, { count: left })}</Notice> : null}
      <Card title={reviewSv.always}>
        <p>{reviewSv.alwaysText}</p>
        <form onSubmit={add}>
          <TextField label={reviewSv.term} value={term} onChange={setTerm} maxLength={120} />
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy || term.trim().length < 2}>
              {reviewSv.add}
            </Button>
          </Actions>
        </form>
        {decisions && decisions.alwaysMask.length > 0 ? (
          <List label={reviewSv.always}>
            {decisions.alwaysMask.map((each) => (
              <Row key={each} title={each}>
                <Button
                  kind="quiet"
                  isDisabled={busy}
                  aria-label={fill(reviewSv.removeNamed, { name: each })}
                  onPress={() => change((all) => removeTerm(all, each))}
                >
                  {reviewSv.remove}
                </Button>
              </Row>
            ))}
          </List>
        ) : (
          <p>{reviewSv.alwaysEmpty}</p>
        )}
      </Card>
      <Releases
        title={reviewSv.publicList}
        empty={reviewSv.publicEmpty}
        releases={releases('public')}
        isBusy={busy}
        onRemove={(release) => change((all) => removeRelease(all, release))}
      />
      <Releases
        title={reviewSv.wrongList}
        empty={reviewSv.wrongEmpty}
        releases={releases('wrong-hit')}
        isBusy={busy}
        onRemove={(release) => change((all) => removeRelease(all, release))}
      />
    </Stack>
  );
}

interface ReleasesProps {
  readonly title: string;
  readonly empty: string;
  readonly releases: readonly Release[];
  readonly isBusy: boolean;
  readonly onRemove: (release: Release) => void;
}

function Releases({ title, empty, releases, isBusy, onRemove }: ReleasesProps) {
  return (
    <Card title={title}>
      {releases.length === 0 ? <p>{empty}</p> : null}
      {releases.length > 0 ? (
        <List label={title}>
          {releases.map((release) => (
            <Row
              key={`${release.type} ${release.form}`}
              title={`${release.form} (${spanTypes[release.type].toLowerCase()})`}
            >
              <p>{fill(reviewSv.reasonIs, { reason: release.reason })}</p>
              <Button
                kind="quiet"
                isDisabled={isBusy}
                aria-label={fill(reviewSv.removeNamed, { name: release.form })}
                onPress={() => onRemove(release)}
              >
                {reviewSv.remove}
              </Button>
            </Row>
          ))}
        </List>
      ) : null}
    </Card>
  );
}
