import type { ReviewHit } from '@arbetsytan/shared/documents/review';
import { maskRules, spanTypes, unknownRule } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { isMaskRuleId } from '@arbetsytan/shared/mask/rules';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Badge, Card } from '../../../design/surfaces.tsx';
import styles from './review.module.css';

export function reasonOf({ rule }: { readonly rule: string }): string {
  return isMaskRuleId(rule) ? maskRules[rule] : unknownRule;
}

export interface HitListProps {
  readonly hits: readonly ReviewHit[];
  readonly original: string;
  readonly current: ReviewHit | null;
  readonly onHit: (hit: ReviewHit) => void;
}

const STEP = 30;
/** Longer words than this are cut in the list; the pane shows them whole. */
const WORDS = 80;

/** Every hit with its type and why it was hidden, doubtful first. The list is drawn in steps. */
export function HitList({ hits, original, current, onHit }: HitListProps) {
  const [count, setCount] = useState(STEP);
  const at = current ? hits.indexOf(current) : -1;
  // The one that was chosen by key is always there.
  const shown = hits.slice(0, Math.max(count, at + 1));
  const rest = hits.length - shown.length;
  return (
    <Card title={reviewSv.list}>
      <p className={styles.quiet}>{reviewSv.listHint}</p>
      <ol className={styles.hits}>
        {shown.map((hit) => (
          <li key={hit.key}>
            <button
              type="button"
              className={styles.row}
              aria-current={hit === current || undefined}
              onClick={() => onHit(hit)}
            >
              <span className={styles.words}>
                {original.slice(hit.original.start, Math.min(hit.original.end, hit.original.start + WORDS))}
              </span>
              <span className={styles.quiet}>
                {spanTypes[hit.type]} {hit.placeholder}
              </span>
              {hit.isDoubtful ? <Badge tone="warn">{reviewSv.doubtfulBadge}</Badge> : null}
              <span className={styles.quiet}>{reasonOf(hit)}</span>
            </button>
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <Button onPress={() => setCount(shown.length + STEP)}>{`${reviewSv.showMore} (${rest})`}</Button>
      ) : null}
    </Card>
  );
}
