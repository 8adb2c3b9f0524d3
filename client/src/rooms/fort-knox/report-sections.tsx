import { SECTION_HEADING } from '@arbetsytan/shared/fort-knox/markdown';
import type { KnoxReport, ReportLine } from '@arbetsytan/shared/fort-knox/report-types';
import { type SectionId, TEMPLATE } from '@arbetsytan/shared/fort-knox/templates';
import { formatDate } from '@arbetsytan/shared/i18n/format';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { Fragment, type ReactNode } from 'react';
import { Checkbox } from '../../design/choices.tsx';
import { Card } from '../../design/surfaces.tsx';
import styles from './fort-knox.module.css';

export interface ReportSectionsProps {
  readonly report: KnoxReport;
  readonly onLine: (line: ReportLine) => void;
  /** Addresses of confirmed lines while a person confirms them one by one; null when nothing is to be confirmed. */
  readonly confirmed: ReadonlySet<string> | null;
  readonly onConfirm: (at: string, confirmed: boolean) => void;
}

/** The sections in the order of the template. A section without lines is left out. */
export function ReportSections({ report, ...rest }: ReportSectionsProps) {
  const sections: Readonly<Record<SectionId, () => ReactNode>> = {
    summary: () => <Lines section="summary" lines={report.summary} {...rest} />,
    themes: () =>
      report.themes.map(({ label, lines }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
        <Fragment key={index}>
          <h3>{label}</h3>
          <Lines section={`themes:${index}.`} lines={lines} {...rest} />
        </Fragment>
      )),
    timeline: () => (
      <Lines
        section="timeline"
        lines={report.timeline}
        {...rest}
        before={(index) => {
          const line = report.timeline[index];
          if (!line) return null;
          return (
            <>
              <span className={styles.date}>{formatDate(line.date)}</span>{' '}
              {line.interpreted ? (
                <span className={styles.tag} title={knoxScreensSv.interpretedHint}>
                  {knoxScreensSv.interpreted}
                </span>
              ) : null}{' '}
            </>
          );
        }}
      />
    ),
    verify: () => <Lines section="verify" lines={report.verify} {...rest} />,
    risks: () => (
      <Lines
        section="risks"
        lines={report.risks}
        {...rest}
        after={(index) => (
          <p className={styles.aside}>
            {knoxScreensSv.countermeasure}: {report.risks[index]?.countermeasure}
          </p>
        )}
      />
    ),
    questions: () => <Lines section="questions" lines={report.questions} {...rest} />,
    nextSteps: () => <Lines section="nextSteps" lines={report.nextSteps} {...rest} />,
  };
  return TEMPLATE[report.integrity.template].order
    .filter((section) => report[section].length > 0)
    .map((section) => (
      <Card key={section} title={SECTION_HEADING[section]}>
        {sections[section]()}
      </Card>
    ));
}

interface LinesProps extends Omit<ReportSectionsProps, 'report'> {
  readonly section: string;
  readonly lines: readonly ReportLine[];
  readonly before?: (index: number) => ReactNode;
  readonly after?: (index: number) => ReactNode;
}

function Lines({ section, lines, onLine, confirmed, onConfirm, before, after }: LinesProps) {
  const addressOf = (index: number) => (section.endsWith('.') ? `${section}${index}` : `${section}:${index}`);
  return (
    <ul className={styles.lines}>
      {lines.map((line, index) => {
        const at = addressOf(index);
        return (
          <li key={at} className={styles.line}>
            <button type="button" className={styles.sentence} onClick={() => onLine(line)}>
              {before?.(index)}
              {line.quote ? (
                <>
                  <span className={styles.tag}>{knoxScreensSv.quote}</span> <q>{line.text}</q>
                </>
              ) : (
                line.text
              )}
            </button>
            {after?.(index)}
            {confirmed ? (
              <Checkbox bare isSelected={confirmed.has(at)} onChange={(selected) => onConfirm(at, selected)}>
                {knoxScreensSv.confirmLine}
              </Checkbox>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
