import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import { plural } from '@arbetsytan/shared/i18n/format';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { maskRules, spanTypes, unknownRule } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { isDoubtful } from '@arbetsytan/shared/mask/marks';
import { isMaskRuleId } from '@arbetsytan/shared/mask/rules';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Actions, Notice } from '../../design/surfaces.tsx';
import styles from './documents.module.css';

/** Placeholders of a saved report came with its material; no rule cut them there. */
const FROM_MATERIAL = 'report.from-material';

export interface MarkDialogProps {
  readonly mark: Mark;
  /** How often the same placeholder stands in the text. */
  readonly count: number;
  readonly onClose: () => void;
}

/** What a placeholder hides, by which rule, and how often. Never what is behind it. */
export function MarkDialog({ mark, count, onClose }: MarkDialogProps) {
  const says =
    mark.rule === FROM_MATERIAL
      ? documentsSv.ruleFromMaterial
      : isMaskRuleId(mark.rule)
        ? maskRules[mark.rule]
        : unknownRule;
  return (
    <Dialog title={documentsSv.markTitle} isOpen onClose={onClose}>
      <dl className={styles.facts}>
        <dt>{documentsSv.markPlaceholder}</dt>
        <dd>{mark.placeholder}</dd>
        <dt>{documentsSv.markType}</dt>
        <dd>{spanTypes[mark.type]}</dd>
        <dt>{documentsSv.markRule}</dt>
        <dd>{says}</dd>
        <dt>{documentsSv.markCount}</dt>
        <dd>{plural(count, documentsSv.markTimesOne, documentsSv.markTimesMany)}</dd>
      </dl>
      {isDoubtful(mark) ? <Notice tone="warn">{documentsSv.markDoubtful}</Notice> : null}
      <p>{documentsSv.markSame}</p>
      <Actions>
        <Button onPress={onClose} autoFocus>
          {documentsSv.close}
        </Button>
      </Actions>
    </Dialog>
  );
}
