import type { Passage } from '@arbetsytan/shared/documents/segments';
import { fill } from '@arbetsytan/shared/i18n/format';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, LinkButton } from '../../../design/button.tsx';
import { ActionNotice } from '../../../design/gate-notice.tsx';
import { useStatus } from '../../../design/status.tsx';
import { Actions, Loading, Notice, Page, Progress } from '../../../design/surfaces.tsx';
import { useAction } from '../../../platform/desk/use-action.ts';
import { CluesCard } from '../clues-card.tsx';
import { HitList } from './hit-list.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import styles from './review.module.css';
import { ReviewBar } from './review-bar.tsx';
import { actionOf, type ReviewAction } from './review-keys.ts';
import type { ReviewSubject } from './review-subject.ts';
import { type PaneHit, TextPane } from './text-pane.tsx';
import { type Review, useReview } from './use-review.ts';

/** Original and masked text side by side for the one who brought it in. What is decided here is stored at once. */
export function ReviewPage({ subject }: { readonly subject: ReviewSubject }) {
  const { progress, failed, decided } = useKeepUp(subject);
  const review = useReview(subject, decided);
  const { shown, hide } = review;
  const isShown = shown !== null;
  useEffect(() => {
    if (!isShown) return;
    const leave = () => {
      if (document.visibilityState === 'hidden') hide();
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [isShown, hide]);
  return (
    <Page
      title={fill(reviewSv.of, { title: subject.title })}
      lead={reviewSv.lead}
      above={
        <Actions>
          <LinkButton kind="quiet" href={subject.back}>
            {reviewSv.back}
          </LinkButton>
        </Actions>
      }
    >
      <ActionNotice error={review.error} reasons={review.reasons} />
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
      {shown === null && review.busy ? <Loading>{reviewSv.opening}</Loading> : null}
      {shown === null && !review.busy && review.error === null && review.reasons.length === 0 ? (
        <Notice actions={<Button onPress={review.open}>{reviewSv.show}</Button>}>{reviewSv.hidden}</Notice>
      ) : null}
      {shown ? <Open subject={subject} review={review} shown={shown} /> : null}
    </Page>
  );
}

interface OpenProps {
  readonly subject: ReviewSubject;
  readonly review: Review;
  readonly shown: NonNullable<Review['shown']>;
}

function Open({ subject, review, shown }: OpenProps) {
  const [keeping, setKeeping] = useState(false);
  const [keysOn, setKeysOn] = useState(true);
  const [clue, setClue] = useState<Passage | null>(null);
  const [side, setSide] = useState<'original' | 'masked'>('original');
  const region = useRef<HTMLElement | null>(null);
  const { original, content } = shown.review;
  const { hits, current, range } = review;
  const byPlace = useMemo(() => [...hits].sort((a, b) => a.start - b.start), [hits]);
  const before = useMemo(
    () => byPlace.map(({ key, type, isDoubtful, original: at }): PaneHit => ({ key, type, isDoubtful, ...at })),
    [byPlace],
  );
  const byKey = useMemo(() => new Map(hits.map((hit) => [hit.key, hit])), [hits]);
  // Where the reader begins: the keys work from the start.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  const pick = (key: string) => {
    const hit = byKey.get(key);
    if (hit) review.goTo(hit);
  };
  const act = (action: ReviewAction) => {
    switch (action) {
      case 'next':
        return review.step(1);
      case 'previous':
        return review.step(-1);
      case 'keep':
        return review.range === null && current !== null && !review.keepOwn() ? setKeeping(true) : undefined;
      case 'mask':
        return review.mask();
      case 'everywhere':
        return review.everywhere();
      case 'growLeft':
        return review.resize('left', 'grow');
      case 'growRight':
        return review.resize('right', 'grow');
      case 'shrinkLeft':
        return review.resize('left', 'shrink');
      case 'shrinkRight':
        return review.resize('right', 'shrink');
      case 'words':
        return review.startWords();
      case 'leaveWords':
        return review.leaveWords();
      case 'undo':
        return review.undo();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog is a child here and no child on the page; fields keep their letters.
    if (!(event.target instanceof Element) || !region.current?.contains(event.target)) return;
    if (event.target.closest('input, select, textarea') || event.altKey) return;
    const press = { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey };
    const action = actionOf(press, keysOn, review.inWords);
    if (!action) return;
    event.preventDefault();
    act(action);
  };
  return (
    <section ref={region} className={styles.review} aria-label={reviewSv.region} tabIndex={-1} onKeyDown={onKeyDown}>
      <Left subject={subject} review={review} />
      <div className={styles.switch}>
        <Actions>
          {(['original', 'masked'] as const).map((value) => (
            <Button
              key={value}
              kind={side === value ? 'primary' : 'secondary'}
              aria-pressed={side === value}
              onPress={() => setSide(value)}
            >
              {reviewSv[value]}
            </Button>
          ))}
        </Actions>
      </div>
      <div className={styles.panes} data-shown={side}>
        <div className={styles.side} data-side="original">
          <h2>{reviewSv.original}</h2>
          <TextPane
            label={reviewSv.original}
            text={original}
            hits={before}
            current={range ? null : (current?.original ?? null)}
            range={range}
            onHit={pick}
            onSelect={review.choose}
          />
        </div>
        <div className={styles.side} data-side="masked">
          <h2>{reviewSv.masked}</h2>
          <TextPane
            label={reviewSv.masked}
            text={content.text}
            hits={byPlace}
            current={current}
            range={clue}
            onHit={pick}
            onSelect={null}
          />
        </div>
      </div>
      <div className={styles.tools}>
        <ReviewBar review={review} original={original} keysOn={keysOn} onKeys={setKeysOn} onAction={act} />
        {hits.length > 0 ? (
          <HitList hits={hits} original={original} current={range ? null : current} onHit={review.goTo} />
        ) : (
          <Notice>{reviewSv.none}</Notice>
        )}
      </div>
      <CluesCard
        text={content.text}
        onGo={(passage) => {
          setSide('masked');
          setClue(passage);
        }}
      />
      {keeping && current ? (
        <KeepDialog
          hit={current}
          words={original.slice(current.original.start, current.original.end)}
          lists={shown.lists}
          onRelease={review.release}
          onClose={() => setKeeping(false)}
        />
      ) : null}
    </section>
  );
}

/** How much is left, and the way out of the review. */
function Left({ subject, review }: Pick<OpenProps, 'subject' | 'review'>) {
  const say = useStatus();
  const [, go] = useLocation();
  const { busy, error, reasons, run } = useAction();
  const { doubtfulLeft } = review;
  const done = () =>
    void run(async () => {
      await subject.markReviewed();
      say(reviewSv.reviewed);
      go(subject.back);
    });
  return (
    <Notice
      tone={doubtfulLeft > 0 ? 'warn' : 'ok'}
      title={
        doubtfulLeft === 0
          ? reviewSv.leftNone
          : doubtfulLeft === 1
            ? reviewSv.leftOne
            : fill(reviewSv.leftMany, { count: doubtfulLeft })
      }
      actions={
        <Button kind="primary" isDisabled={busy || review.busy || doubtfulLeft > 0} onPress={done}>
          {reviewSv.markReviewed}
        </Button>
      }
    >
      {doubtfulLeft > 0 ? reviewSv.leftHow : null}
      <ActionNotice error={error} reasons={reasons} />
    </Notice>
  );
}

/** Quiet after the last decision before the rest of the project is masked again: a reviewer decides often. Milliseconds. */
const QUIET = 1_500;

/** Masks the rest of the project when the reviewer pauses, and when the review is left. */
function useKeepUp(subject: ReviewSubject) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [failed, setFailed] = useState(0);
  const now = useRef(subject);
  now.current = subject;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const mounted = useRef(true);
  const start = useCallback(() => {
    timer.current = null;
    const told = (done: number, of: number) => (mounted.current ? setProgress({ done, of }) : undefined);
    now.current.keepUp(told).then(
      (count) => {
        if (!mounted.current) return;
        setProgress(null);
        setFailed(count);
      },
      // The next start takes it up again; until then what is behind is held.
      () => (mounted.current ? setProgress(null) : undefined),
    );
  }, []);
  const decided = useCallback(() => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(start, QUIET);
  }, [start]);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
      if (!timer.current) return;
      clearTimeout(timer.current);
      start();
    };
  }, [start]);
  return { progress, failed, decided };
}
