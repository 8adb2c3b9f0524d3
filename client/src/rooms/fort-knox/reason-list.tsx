import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxReasonsSv, knoxRepairsSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { atLeast } from '@arbetsytan/shared/mask/levels';
import { Button, LinkButton } from '../../design/button.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import styles from './fort-knox.module.css';
import { placeOf } from './line-place.ts';
import type { Choice } from './material-of.ts';
import { hrefOfChoice, markChoiceReviewed, type RemaskChoice, reviewHrefOf } from './repair.ts';

export interface ReasonListProps {
  readonly reasons: readonly KnoxReason[];
  readonly choices: readonly Choice[];
  readonly remask: RemaskChoice;
  readonly onLeaveOut: (id: string) => void;
}

/** Every reason why not, with what it is about and one tap that does something about it. */
export function ReasonList({ reasons, choices, remask, onLeaveOut }: ReasonListProps) {
  const byId = new Map(choices.map((choice) => [choice.row.id, choice]));
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason, index) => (
        <Reason
          // biome-ignore lint/suspicious/noArrayIndexKey: the same reason can stand twice for one text
          key={`${reason.code}-${reason.documentId}-${reason.line}-${index}`}
          reason={reason}
          choice={reason.documentId === null ? null : (byId.get(reason.documentId) ?? null)}
          remask={remask}
          onLeaveOut={onLeaveOut}
        />
      ))}
    </ul>
  );
}

interface ReasonProps extends Pick<ReasonListProps, 'remask' | 'onLeaveOut'> {
  readonly reason: KnoxReason;
  readonly choice: Choice | null;
}

function Reason({ reason, choice, remask, onLeaveOut }: ReasonProps) {
  const isGone = reason.documentId !== null && choice === null;
  const says = isGone ? knoxScreensSv.missingMaterial : fill(knoxReasonsSv[reason.code], { count: reason.count });
  return (
    <li className={styles.reason}>
      {choice ? <span className={styles.reasonTitle}>{choice.row.title}</span> : null}
      {reason.line ? <span className={styles.reasonTitle}>{placeOf(reason.line)}</span> : null}
      <span>{says}</span>
      {choice ? <Repair reason={reason} choice={choice} remask={remask} onLeaveOut={onLeaveOut} /> : null}
    </li>
  );
}

function Repair({ reason, choice, remask, onLeaveOut }: ReasonProps & { readonly choice: Choice }) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const open = <LinkButton href={hrefOfChoice(choice)}>{knoxRepairsSv['open-document']}</LinkButton>;
  const reviewHref = reason.repair === 'review' ? reviewHrefOf(desk, choice) : null;
  const again = () =>
    void run(async () => {
      const raise = reason.repair === 'raise-level';
      const { level } = choice.row;
      const done = passed(await remask(choice, raise && !atLeast(level, 'strict') ? 'strict' : level));
      if (done) say(raise ? knoxScreensSv.raised : knoxScreensSv.remasked);
    });
  const review = () =>
    void run(async () => {
      await markChoiceReviewed(desk, choice);
      say(knoxScreensSv.marked);
    });
  const isMasking = reason.repair === 'raise-level' || reason.repair === 'mask-again';
  return (
    <>
      <ActionNotice error={error} reasons={reasons} />
      <Actions>
        {isMasking ? (
          <Button kind="primary" isDisabled={busy} onPress={again}>
            {knoxRepairsSv[reason.repair]}
          </Button>
        ) : null}
        {reason.repair === 'mark-reviewed' ? (
          <Button kind="primary" isDisabled={busy} onPress={review}>
            {knoxRepairsSv['mark-reviewed']}
          </Button>
        ) : null}
        {reviewHref ? (
          <LinkButton kind="primary" href={reviewHref}>
            {knoxRepairsSv.review}
          </LinkButton>
        ) : null}
        {open}
        <Button kind={reason.repair === 'leave-out' ? 'primary' : 'quiet'} onPress={() => onLeaveOut(choice.row.id)}>
          {knoxRepairsSv['leave-out']}
        </Button>
      </Actions>
    </>
  );
}
