import { passageParam } from '@arbetsytan/shared/documents/segments';
import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxReasonsSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { LinkButton } from '../../design/button.tsx';
import { Card, Notice } from '../../design/surfaces.tsx';
import styles from './fort-knox.module.css';
import type { Choice, Precheck } from './material-of.ts';
import { ReasonList } from './reason-list.tsx';
import { hrefOfChoice, type RemaskChoice } from './repair.ts';

export interface PrecheckCardProps {
  readonly check: Precheck;
  readonly choices: readonly Choice[];
  readonly isEmpty: boolean;
  readonly remask: RemaskChoice;
  readonly onLeaveOut: (id: string) => void;
}

/** What blocks before anything is packed, each with its repair; and the paragraphs that will be left out. */
export function PrecheckCard({ check, choices, isEmpty, remask, onLeaveOut }: PrecheckCardProps) {
  const { reasons, quarantined } = check;
  const byId = new Map(choices.map((choice) => [choice.row.id, choice]));
  return (
    <Card title={knoxScreensSv.precheck}>
      {isEmpty ? <Notice tone="warn">{knoxReasonsSv['no-material']}</Notice> : null}
      {!isEmpty && reasons.length === 0 ? <Notice tone="ok">{knoxScreensSv.precheckClear}</Notice> : null}
      {reasons.length > 0 ? (
        <>
          <p role="status">
            {reasons.length === 1
              ? knoxScreensSv.precheckBlockedOne
              : fill(knoxScreensSv.precheckBlocked, { count: reasons.length })}
          </p>
          <ReasonList reasons={reasons} choices={choices} remask={remask} onLeaveOut={onLeaveOut} />
        </>
      ) : null}
      {quarantined.length > 0 ? (
        <Notice tone="warn" title={knoxScreensSv.quarantineTitle}>
          <p>{knoxScreensSv.quarantineText}</p>
          <ul className={styles.reasons}>
            {quarantined.map((spot) => {
              const choice = byId.get(spot.documentId);
              if (!choice) return null;
              return (
                <li key={`${spot.documentId}-${spot.paragraph}`} className={styles.reason}>
                  <span>
                    {fill(knoxScreensSv.quarantineAt, { title: choice.row.title, paragraph: spot.paragraph })}
                  </span>
                  <q className={styles.quiet}>{choice.row.text.slice(spot.start, spot.end)}</q>
                  <span>
                    <LinkButton href={hrefOfChoice(choice, passageParam(spot))}>
                      {knoxScreensSv.quarantineOpen}
                    </LinkButton>
                  </span>
                </li>
              );
            })}
          </ul>
        </Notice>
      ) : null}
    </Card>
  );
}
