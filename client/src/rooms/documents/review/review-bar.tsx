import type { ReviewHit } from '@arbetsytan/shared/documents/review';
import { fill } from '@arbetsytan/shared/i18n/format';
import { spanTypes } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { reviewKeysSv, reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { SPAN_TYPES, type SpanType } from '@arbetsytan/shared/mask/levels';
import { plainPlaceholder } from '@arbetsytan/shared/mask/placeholders';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Checkbox } from '../../../design/choices.tsx';
import { Select } from '../../../design/fields.tsx';
import { Actions, Badge, Card } from '../../../design/surfaces.tsx';
import { reasonOf } from './hit-list.tsx';
import styles from './review.module.css';
import type { ReviewAction } from './review-keys.ts';
import type { Review } from './use-review.ts';

export interface ReviewBarProps {
  readonly review: Review;
  readonly original: string;
  readonly keysOn: boolean;
  readonly onKeys: (on: boolean) => void;
  readonly onAction: (action: ReviewAction) => void;
}

/** What a person may say that words are; a word of the list has no other type. */
const TYPES: readonly SpanType[] = SPAN_TYPES;

/** The hit or the words that are chosen, and everything that can be done about them: each as a button, with its key. */
export function ReviewBar({ review, original, keysOn, onKeys, onAction }: ReviewBarProps) {
  const { current, range, hits, busy, inWords } = review;
  const chosen = range ?? current?.original ?? null;
  return (
    <Card title={range ? reviewSv.chosen : reviewSv.now}>
      <div aria-live="polite" className={styles.now}>
        {chosen ? (
          <span className={styles.words}>{original.slice(chosen.start, chosen.end)}</span>
        ) : (
          <p>{reviewSv.nowNone}</p>
        )}
        {current && !range ? (
          <>
            <span>
              {spanTypes[current.type]} {current.placeholder}
            </span>
            <span>
              <Badge tone={current.isDoubtful ? 'warn' : 'ok'}>
                {current.isDoubtful ? reviewSv.doubtfulBadge : reviewSv.checked}
              </Badge>{' '}
              {fill(reviewSv.place, { at: hits.indexOf(current) + 1, of: hits.length })}
            </span>
            <span>
              {reviewSv.why}: {reasonOf(current)}
            </span>
          </>
        ) : null}
      </div>
      {range ? (
        <Select
          label={reviewSv.type}
          value={review.rangeType}
          options={TYPES.map((value) => ({ value, name: spanTypes[value] }))}
          onChange={review.setRangeType}
        />
      ) : null}
      <Actions>
        <Act action="next" onAction={onAction} isDisabled={hits.length === 0} />
        <Act action="previous" onAction={onAction} isDisabled={hits.length === 0} />
      </Actions>
      <Actions>
        <Act
          action="mask"
          name={range || !current ? reviewSv.mask : reviewSv.confirm}
          kind="primary"
          onAction={onAction}
          isDisabled={busy || (!range && !current?.isDoubtful)}
        />
        <Act action="keep" onAction={onAction} isDisabled={busy || range !== null || current === null} />
        <Act action="everywhere" onAction={onAction} isDisabled={busy || chosen === null} />
      </Actions>
      <Actions>
        {inWords ? (
          <Button onPress={() => onAction('leaveWords')}>{reviewSv.leaveWords}</Button>
        ) : (
          <Act action="words" onAction={onAction} />
        )}
        <Act action="growLeft" onAction={onAction} isDisabled={busy || chosen === null} />
        <Act action="growRight" onAction={onAction} isDisabled={busy || chosen === null} />
        <Act action="shrinkLeft" onAction={onAction} isDisabled={busy || chosen === null} />
        <Act action="shrinkRight" onAction={onAction} isDisabled={busy || chosen === null} />
        <Act action="undo" onAction={onAction} isDisabled={busy || !review.canUndo} />
      </Actions>
      {current && !range ? <Join key={current.placeholder} current={current} review={review} /> : null}
      <Checkbox isSelected={keysOn} hint={reviewSv.keysHint} onChange={onKeys}>
        {reviewSv.keysOn}
      </Checkbox>
      <p className={styles.quiet}>{reviewSv.wordKeys}</p>
    </Card>
  );
}

/** "Samma uppgift som": two placeholders that are one person, or one company, become one. */
function Join({ current, review }: { readonly current: ReviewHit; readonly review: Review }) {
  const [into, setInto] = useState('');
  const own = plainPlaceholder(current.placeholder);
  const others = new Set(
    review.hits.filter(({ type }) => type === current.type).map(({ placeholder }) => plainPlaceholder(placeholder)),
  );
  others.delete(own);
  if (others.size === 0) return null;
  return (
    <>
      <Select
        label={reviewSv.join}
        hint={fill(reviewSv.joinHint, { placeholder: own })}
        value={into}
        options={[
          { value: '', name: reviewSv.joinNone },
          ...[...others].sort().map((value) => ({ value, name: value })),
        ]}
        onChange={setInto}
      />
      <Actions>
        <Button isDisabled={into === '' || review.busy} onPress={() => review.join(into)}>
          {reviewSv.joinDo}
        </Button>
      </Actions>
    </>
  );
}

const SHIFTED: ReadonlySet<ReviewAction> = new Set<ReviewAction>(['shrinkLeft', 'shrinkRight']);

function Act({
  action,
  name = reviewSv[action],
  kind = 'secondary',
  isDisabled = false,
  onAction,
}: {
  readonly action: keyof typeof reviewKeysSv;
  readonly name?: string;
  readonly kind?: 'primary' | 'secondary';
  readonly isDisabled?: boolean;
  readonly onAction: (action: ReviewAction) => void;
}) {
  const key = reviewKeysSv[action];
  return (
    <Button kind={kind} isDisabled={isDisabled} onPress={() => onAction(action)}>
      {name} <kbd className={styles.key}>{SHIFTED.has(action) ? fill(reviewSv.shift, { key }) : key}</kbd>
    </Button>
  );
}
