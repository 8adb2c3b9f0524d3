import { fill, plural } from '@arbetsytan/shared/i18n/format';
import { maskRules, spanTypes, unknownRule } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { isMaskRuleId } from '@arbetsytan/shared/mask/rules';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Select } from '../../../design/fields.tsx';
import { Actions, Badge, Card } from '../../../design/surfaces.tsx';
import type { Hit, Inspected } from '../../../platform/masking/inspect.ts';
import styles from './review.module.css';

export interface HitCardProps {
  readonly inspected: Inspected;
  readonly current: Hit | null;
  readonly at: number;
  readonly isBusy: boolean;
  readonly onJoin: (into: string) => void;
}

/** The hit that is looked at: what it is, why it was hidden, and what it may be the same as. */
export function HitCard({ inspected, current, at, isBusy, onJoin }: HitCardProps) {
  const { hits, text } = inspected;
  const doubts = hits.filter(({ isDoubtful }) => isDoubtful).length;
  const place = current?.places[0];
  return (
    <Card title={reviewSv.hits}>
      <p aria-live="polite">
        {current ? `${fill(reviewSv.hitOf, { at: at + 1, of: hits.length })}. ` : `${reviewSv.noHits} `}
        {doubts > 0 ? fill(reviewSv.doubtsLeft, { count: doubts }) : reviewSv.doubtsNone}
      </p>
      {current && place ? (
        <>
          <dl className={styles.facts} aria-live="polite">
            <dt>{spanTypes[current.type]}</dt>
            <dd>
              <strong>{text.slice(place.start, place.end)}</strong>{' '}
              {current.isDoubtful ? <Badge tone="warn">{reviewSv.doubtful}</Badge> : null}
              {current.isSure ? <Badge tone="ok">{reviewSv.looked}</Badge> : null}
            </dd>
            <dt>{reviewSv.becomes}</dt>
            <dd>
              {current.placeholder}, {plural(current.places.length, reviewSv.placesOne, reviewSv.placesMany)}
            </dd>
            <dt>{reviewSv.rule}</dt>
            <dd>{isMaskRuleId(current.rule) ? maskRules[current.rule] : unknownRule}</dd>
          </dl>
          <Join key={current.placeholder} hits={hits} current={current} isBusy={isBusy} onJoin={onJoin} />
        </>
      ) : null}
    </Card>
  );
}

function Join({
  hits,
  current,
  isBusy,
  onJoin,
}: { readonly hits: readonly Hit[]; readonly current: Hit } & Pick<HitCardProps, 'isBusy' | 'onJoin'>) {
  const [into, setInto] = useState('');
  const others = hits.filter(({ type, placeholder }) => type === current.type && placeholder !== current.placeholder);
  if (others.length === 0) return null;
  return (
    <>
      <Select
        label={reviewSv.join}
        hint={reviewSv.joinHint}
        value={into}
        options={[
          { value: '', name: reviewSv.joinNone },
          ...others.map(({ placeholder }) => ({ value: placeholder, name: placeholder })),
        ]}
        onChange={setInto}
      />
      <Actions>
        <Button isDisabled={into === '' || isBusy} onPress={() => onJoin(into)}>
          {reviewSv.joinDo}
        </Button>
      </Actions>
    </>
  );
}
