import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { POLICIES, type PolicyId, TEMPLATES, type TemplateId } from '@arbetsytan/shared/fort-knox/pack-types';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import { knoxEnginesSv, knoxPoliciesSv, knoxTemplatesSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import type { Note } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useEffect, useMemo, useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { RadioGroup } from '../../design/choices.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { Actions, Card, EmptyState, Page, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import styles from './fort-knox.module.css';
import { History } from './history.tsx';
import { MaterialList } from './material-list.tsx';
import { choicesOf, precheck } from './material-of.ts';
import { PrecheckCard } from './precheck-card.tsx';
import { ProjectSelect } from './project-select.tsx';
import type { RemaskChoice } from './repair.ts';
import { requestReport } from './request.ts';
import { RunningReports } from './running-reports.tsx';
import { runsOf } from './runs.ts';

export interface ComposeProps {
  readonly project: Project;
  readonly documents: readonly DocumentRow[];
  readonly notes: readonly Note[];
  readonly remask: RemaskChoice;
}

/** What a report is made of and how: policy, template, material, and everything that blocks it right now. */
export function Compose({ project, documents, notes, remask }: ComposeProps) {
  const desk = useDesk();
  const { busy, error, reasons, run } = useAction();
  const [policy, setPolicy] = useState<PolicyId>('internal');
  const [template, setTemplate] = useState<TemplateId>('weekly');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [ruleset, setRuleset] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    desk.masking.rulesetHash().then(
      (hash) => (current ? setRuleset(hash) : undefined),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [desk]);
  const maskRow = useRow(desk.vault.maskProjects, project.id);
  const maskProject = maskRow?.project ?? EMPTY_MASK_PROJECT;
  const choices = useMemo(() => choicesOf(documents, notes, maskProject), [documents, notes, maskProject]);
  const chosen = useMemo(() => choices.filter(({ row }) => !left.has(row.id)), [choices, left]);
  // Until the project's lists are read nobody knows which texts are behind them.
  const known = maskRow === undefined ? null : ruleset;
  const check = useMemo(() => (known ? precheck(chosen, POLICY[policy], known) : null), [chosen, policy, known]);
  const engine = POLICY[policy].engines[0] ?? 'extract';
  const leaveOut = (id: string) => setLeft(new Set([...left, id]));
  const compile = () =>
    void run(async () => {
      const materialIds = chosen.map(({ row }) => row.id);
      runsOf(desk).start(await requestReport(desk, { projectId: project.id, policy, template, materialIds }));
    });
  const ready = check !== null && check.reasons.length === 0 && chosen.length > 0;
  return (
    <Page
      title={knoxScreensSv.title}
      lead={knoxScreensSv.lead}
      above={
        <Actions>
          <LinkButton kind="quiet" href={`/projekt/${project.id}`}>
            {project.name}
          </LinkButton>
        </Actions>
      }
    >
      <ProjectSelect current={project} />
      <RunningReports projectId={project.id} choices={choices} remask={remask} onLeaveOut={leaveOut} />
      {choices.length === 0 ? (
        <EmptyState
          title={knoxScreensSv.materialEmptyTitle}
          actions={
            <LinkButton href={`/projekt/${project.id}`} kind="primary">
              {knoxScreensSv.toProject}
            </LinkButton>
          }
        >
          {knoxScreensSv.materialEmptyText}
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <Stack>
            <RadioGroup
              label={knoxScreensSv.policy}
              value={policy}
              options={POLICIES.map((value) => ({ value, ...knoxPoliciesSv[value] }))}
              onChange={setPolicy}
            />
            <RadioGroup
              label={knoxScreensSv.template}
              value={template}
              options={TEMPLATES.map((value) => ({ value, ...knoxTemplatesSv[value] }))}
              onChange={setTemplate}
            />
          </Stack>
          <Stack>
            <MaterialList choices={choices} left={left} onLeft={setLeft} reasons={check?.reasons ?? []} />
            {check ? (
              <PrecheckCard
                check={check}
                choices={choices}
                isEmpty={chosen.length === 0}
                remask={remask}
                onLeaveOut={leaveOut}
              />
            ) : null}
            <Card title={knoxScreensSv.compile}>
              <p>
                {knoxScreensSv.engine}: {knoxEnginesSv[engine]}
              </p>
              <ActionNotice error={error} reasons={reasons} />
              <Actions>
                <Button kind="primary" isDisabled={!ready || busy} onPress={compile}>
                  {knoxScreensSv.compile}
                </Button>
              </Actions>
            </Card>
          </Stack>
        </div>
      )}
      <History projectId={project.id} />
    </Page>
  );
}
