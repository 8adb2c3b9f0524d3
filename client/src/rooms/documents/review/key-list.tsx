import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { Fragment } from 'react';
import { Card } from '../../../design/surfaces.tsx';
import styles from './review.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['N', reviewSv.keyNext],
  ['F', reviewSv.keyPrevious],
  ['M', reviewSv.keyMask],
  ['B', reviewSv.keyKeep],
  ['U', reviewSv.keyExtend],
  ['Skift + U', reviewSv.keyExtendLeft],
  ['A', reviewSv.keyEverywhere],
  ['Z', reviewSv.keyUndo],
  ['← →', reviewSv.keyWords],
  ['Skift + ← →', reviewSv.keyMore],
];

/** Every key of the review, on the screen where they are used. */
export function KeyList() {
  return (
    <Card title={reviewSv.keys}>
      <p>{reviewSv.keysText}</p>
      <dl className={styles.keys}>
        {KEYS.map(([key, does]) => (
          <Fragment key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  );
}
