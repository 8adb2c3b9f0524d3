import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { documentKindsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { Actions, Badge, Card } from '../../design/surfaces.tsx';
import styles from './fort-knox.module.css';
import type { Choice } from './material-of.ts';

export interface MaterialListProps {
  readonly choices: readonly Choice[];
  /** Ids of what was left out; everything else is in. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  readonly reasons: readonly KnoxReason[];
}

/** What the report may stand on, each with its level and whether it may be there. */
export function MaterialList({ choices, left, onLeft, reasons }: MaterialListProps) {
  const { shown, more, rest } = useMore(choices);
  const blocked = new Set(reasons.map(({ documentId }) => documentId));
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(left);
    if (isIn) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  const inCount = choices.filter(({ row }) => !left.has(row.id)).length;
  return (
    <Card title={knoxScreensSv.material}>
      <p className={styles.quiet}>
        {fill(knoxScreensSv.chosen, { count: inCount, all: choices.length })}. {knoxScreensSv.materialHint}
      </p>
      <Actions>
        <Button onPress={() => onLeft(new Set())}>{knoxScreensSv.selectAll}</Button>
        <Button onPress={() => onLeft(new Set(choices.map(({ row }) => row.id)))}>{knoxScreensSv.selectNone}</Button>
      </Actions>
      <div className={styles.material}>
        {shown.map((choice) => {
          const isIn = !left.has(choice.row.id);
          return (
            <Checkbox
              key={choice.row.id}
              isSelected={isIn}
              onChange={(selected) => toggle(choice.row.id, selected)}
              hint={<Facts choice={choice} isBlocked={blocked.has(choice.row.id)} isIn={isIn} />}
            >
              {choice.row.title}
            </Checkbox>
          );
        })}
      </div>
      <MoreButton label={knoxScreensSv.showMore} rest={rest} onPress={more} />
    </Card>
  );
}

function Facts({
  choice,
  isBlocked,
  isIn,
}: {
  readonly choice: Choice;
  readonly isBlocked: boolean;
  readonly isIn: boolean;
}) {
  const { row } = choice;
  const date = choice.from === 'document' ? choice.row.date : null;
  return (
    <span className={styles.materialMeta}>
      <span>{choice.from === 'document' ? documentKindsSv[choice.row.kind] : knoxScreensSv.note}</span>
      {date ? <span>{formatDate(date)}</span> : null}
      <span>{fill(knoxScreensSv.level, { level: levelsSv[row.level].name.toLowerCase() })}</span>
      <span>{row.reviewed ? knoxScreensSv.reviewed : knoxScreensSv.notReviewed}</span>
      {isIn ? (
        <Badge tone={isBlocked ? 'refuse' : 'ok'}>{isBlocked ? knoxScreensSv.blocked : knoxScreensSv.eligible}</Badge>
      ) : null}
    </span>
  );
}
