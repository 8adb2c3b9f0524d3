import { passageParam, type Segment, segmentsOf } from '@arbetsytan/shared/documents/segments';
import type { ReportLine } from '@arbetsytan/shared/fort-knox/report-types';
import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { Button, LinkButton } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Actions, Notice, Stack } from '../../design/surfaces.tsx';
import styles from './fort-knox.module.css';
import type { Choice } from './material-of.ts';
import { lookUp } from './passages.ts';
import { hrefOfChoice, soundHref } from './repair.ts';

export interface PassageDialogProps {
  readonly line: ReportLine;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly onClose: () => void;
}

/** The passages a sentence stands on, each marked in its paragraph. */
export function PassageDialog({ line, choices, onClose }: PassageDialogProps) {
  const texts = new Map([...choices].map(([id, { row }]) => [id, row]));
  return (
    <Dialog title={knoxScreensSv.passageTitle} isOpen onClose={onClose}>
      <Stack>
        <p>{line.text}</p>
        {line.citations.length === 0 ? <Notice>{knoxScreensSv.passageNone}</Notice> : null}
        {line.citations.map((citation) => {
          const key = `${citation.document}-${citation.start}-${citation.end}`;
          const found = lookUp(citation, texts);
          const choice = choices.get(citation.document);
          const sound = choice ? soundHref(choice, citation) : null;
          if (found.state === 'gone' || !choice)
            return (
              <Notice key={key} tone="warn">
                {knoxScreensSv.passageGone}
              </Notice>
            );
          return (
            <section key={key} aria-label={fill(knoxScreensSv.passageIn, { title: found.text.title })}>
              <h3>{fill(knoxScreensSv.passageIn, { title: found.text.title })}</h3>
              {found.state === 'changed' ? <Notice tone="warn">{knoxScreensSv.passageChanged}</Notice> : null}
              <Quoted
                segments={segmentsOf(found.text.text, found.text.marks, found.passage, found.paragraph)}
                isSure={found.state === 'found'}
              />
              <Actions>
                <LinkButton href={hrefOfChoice(choice, found.state === 'found' ? passageParam(found.passage) : null)}>
                  {knoxScreensSv.passageOpen}
                </LinkButton>
                {sound && citation.at !== undefined ? (
                  <LinkButton href={sound}>
                    {fill(knoxScreensSv.passageListen, { time: clockText(citation.at) })}
                  </LinkButton>
                ) : null}
              </Actions>
            </section>
          );
        })}
        <Actions>
          <Button onPress={onClose} autoFocus>
            {knoxScreensSv.close}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}

function Quoted({ segments, isSure }: { readonly segments: readonly Segment[]; readonly isSure: boolean }) {
  return (
    <p className={styles.passage}>
      {segments.map((segment) =>
        segment.cited && isSure ? (
          <mark key={segment.start} className={styles.cited}>
            <Words segment={segment} />
          </mark>
        ) : (
          <Words key={segment.start} segment={segment} />
        ),
      )}
    </p>
  );
}

function Words({ segment: { text, mark } }: { readonly segment: Segment }) {
  return mark ? <span className={styles.placeholder}>{text}</span> : text;
}
