import { fill } from '@arbetsytan/shared/i18n/format';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { SpanType } from '@arbetsytan/shared/mask/levels';
import { plainPlaceholder } from '@arbetsytan/shared/mask/placeholders';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { RadioGroup } from '../../../design/choices.tsx';
import { ActionNotice } from '../../../design/gate-notice.tsx';
import { Actions, Card, Notice, Progress } from '../../../design/surfaces.tsx';
import type { Inspected } from '../../../platform/masking/inspect.ts';
import { MaskedText } from '../masked-text.tsx';
import { MeterCard } from '../meter-card.tsx';
import { ChooseCard } from './choose-card.tsx';
import { HitCard } from './hit-card.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import { KeyList } from './key-list.tsx';
import { type ReviewKey, reviewKey } from './keys.ts';
import { OriginalPane } from './original-pane.tsx';
import styles from './review.module.css';
import type { ReviewSource } from './review-source.ts';
import type { Review } from './use-review.ts';
import { stepped, widened } from './word-steps.ts';

export interface ReviewViewProps {
  readonly source: ReviewSource;
  readonly review: Review;
  readonly inspected: Inspected;
}

/** Original and masked text side by side, one hit at a time. Every key has its button. */
export function ReviewView({ source, review, inspected }: ReviewViewProps) {
  const region = useRef<HTMLElement | null>(null);
  const [type, setType] = useState<SpanType>('PERSON');
  const [side, setSide] = useState<'original' | 'masked'>('original');
  const [keeping, setKeeping] = useState(false);
  const { current, chosen, action } = review;
  const place = current?.places[0] ?? null;
  useEffect(() => region.current?.focus({ preventScroll: true }), []);

  const does: Readonly<Record<ReviewKey, () => void>> = {
    next: () => review.step(1),
    previous: () => review.step(-1),
    keep: () => setKeeping(current !== null),
    mask: () => review.mask(type),
    extend: () => review.extend('right'),
    extendLeft: () => review.extend('left'),
    everywhere: review.everywhere,
    undo: review.undo,
    wordRight: () => review.choose(stepped(inspected.text, chosen ?? place, 'right')),
    wordLeft: () => review.choose(stepped(inspected.text, chosen ?? place, 'left')),
    moreRight: () => (chosen ? review.choose(widened(inspected.text, chosen, 'right')) : undefined),
    moreLeft: () => (chosen ? review.choose(widened(inspected.text, chosen, 'left')) : undefined),
  };
  const onKey = (event: KeyboardEvent) => {
    const key = reviewKey(event);
    if (!key || keeping) return;
    event.preventDefault();
    if (!action.busy) does[key]();
  };
  const shown = source.marks.find(({ placeholder }) => plainPlaceholder(placeholder) === current?.placeholder);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the review work while it has the focus
    <section ref={region} className={styles.region} tabIndex={0} aria-label={reviewSv.title} onKeyDownCapture={onKey}>
      <HitCard inspected={inspected} current={current} at={review.at} isBusy={action.busy} onJoin={review.join} />
      <ActionNotice error={action.error} reasons={action.reasons} />
      {review.following ? (
        <Progress
          label={fill(reviewSv.savingOthers, review.following)}
          says={fill(reviewSv.savingOthers, review.following)}
          percent={(100 * review.following.done) / Math.max(1, review.following.of)}
        />
      ) : null}
      {review.left > 0 ? <Notice tone="warn">{fill(reviewSv.notAll, { count: review.left })}</Notice> : null}
      <div className={styles.switch}>
        <RadioGroup
          label={reviewSv.view}
          value={side}
          options={[
            { value: 'original', name: reviewSv.original },
            { value: 'masked', name: reviewSv.masked },
          ]}
          onChange={setSide}
        />
      </div>
      <div className={styles.panes}>
        <div className={styles.pane} data-hidden={side === 'masked' || undefined}>
          <Card title={reviewSv.original}>
            <OriginalPane
              inspected={inspected}
              current={current?.placeholder ?? null}
              chosen={chosen}
              onChoose={review.choose}
              onHit={review.go}
            />
          </Card>
        </div>
        <div className={styles.pane} data-hidden={side === 'original' || undefined} data-masked-text>
          <Card title={reviewSv.masked}>
            <MaskedText
              text={source.text}
              marks={source.marks}
              cited={shown ? { start: shown.start, end: shown.end } : null}
              isStill={side === 'original'}
              onMark={(mark) => review.go(plainPlaceholder(mark.placeholder))}
            />
          </Card>
        </div>
      </div>
      <ChooseCard text={inspected.text} chosen={chosen} type={type} onType={setType} onChoose={review.choose} />
      <MeterCard text={source.text} href={(passage) => `${source.backHref}?p=${passage}`} />
      <KeyList />
      <div className={styles.bar}>
        <Actions>
          <Button kind="primary" isDisabled={action.busy || (!current && !chosen)} onPress={does.mask}>
            {chosen ? reviewSv.mask : reviewSv.confirm}
          </Button>
          <Button isDisabled={action.busy || !current} onPress={does.keep}>
            {reviewSv.keep}
          </Button>
          <Button isDisabled={action.busy || (!current && !chosen)} onPress={does.everywhere}>
            {reviewSv.everywhere}
          </Button>
          <Button isDisabled={action.busy || (!current && !chosen)} onPress={does.extend}>
            {reviewSv.extend}
          </Button>
          <Button isDisabled={action.busy || (!current && !chosen)} onPress={does.extendLeft}>
            {reviewSv.extendLeft}
          </Button>
          <Button isDisabled={!current} onPress={does.previous}>
            {reviewSv.previous}
          </Button>
          <Button isDisabled={!current} onPress={does.next}>
            {reviewSv.next}
          </Button>
          <Button kind="quiet" isDisabled={action.busy || !review.canUndo} onPress={does.undo}>
            {action.busy ? reviewSv.saving : reviewSv.undo}
          </Button>
        </Actions>
      </div>
      {keeping && current && place ? (
        <KeepDialog
          type={current.type}
          form={inspected.text.slice(place.start, place.end)}
          onKeep={review.keep}
          onClose={() => {
            setKeeping(false);
            region.current?.focus({ preventScroll: true });
          }}
        />
      ) : null}
    </section>
  );
}
