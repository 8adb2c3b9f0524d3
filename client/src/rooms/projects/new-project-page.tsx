import { isIsoDate } from '@arbetsytan/shared/core/time';
import { classificationsSv, levelsSv, projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { MASK_LEVELS } from '@arbetsytan/shared/mask/levels';
import {
  CLASSIFICATION_LEVEL,
  CLASSIFICATIONS,
  type Classification,
  levelAllowed,
} from '@arbetsytan/shared/projects/project';
import type { Lead } from '@arbetsytan/shared/scout/lead';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button, LinkButton } from '../../design/button.tsx';
import { RadioGroup } from '../../design/choices.tsx';
import { TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Loading, Notice, Page, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useIntake } from '../../platform/intake/use-intake.tsx';
import { createProject } from './save-project.ts';

/** A new project, from nothing or from a lead, whose article becomes the first document. */
export function NewProjectPage() {
  const leadId = new URLSearchParams(useSearch()).get('lead');
  const desk = useDesk();
  const [lead, setLead] = useState<Lead | null | undefined>(leadId ? undefined : null);
  useEffect(() => {
    if (!leadId) return;
    let current = true;
    desk.leads.get(leadId).then(
      (row) => current && setLead(row),
      () => current && setLead(null),
    );
    return () => {
      current = false;
    };
  }, [desk, leadId]);
  return (
    <Page title={projectsSv.newTitle}>
      {lead === undefined ? <Loading>{projectsSv.leadLoading}</Loading> : null}
      {lead === null && leadId ? <Notice tone="warn">{projectsSv.leadGone}</Notice> : null}
      {lead === undefined ? null : <NewProjectForm lead={lead} />}
    </Page>
  );
}

function NewProjectForm({ lead }: { readonly lead: Lead | null }) {
  const desk = useDesk();
  const intake = useIntake();
  const say = useStatus();
  const [, go] = useLocation();
  const { busy, error, reasons, run, passed } = useAction();
  const [id] = useState(() => desk.newId());
  const [name, setName] = useState(lead?.title ?? '');
  const [classification, setClassification] = useState<Classification>('normal');
  const [level, setLevel] = useState<MaskLevel>(CLASSIFICATION_LEVEL.normal.suggested);
  const [deadline, setDeadline] = useState('');
  const [tried, setTried] = useState(false);
  const nameWrong = name.trim() === '';
  const deadlineWrong = deadline !== '' && !isIsoDate(deadline);

  const classify = (next: Classification) => {
    setClassification(next);
    setLevel(CLASSIFICATION_LEVEL[next].suggested);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameWrong || deadlineWrong) return;
    void run(async () => {
      const project = passed(
        await createProject(desk, {
          id,
          name,
          classification,
          level,
          deadline: deadline === '' ? null : deadline,
          leadId: lead?.id ?? null,
        }),
      );
      if (!project) return;
      say(projectsSv.created);
      if (lead) {
        const date = lead.publishedAt?.slice(0, 10) ?? null;
        const paragraphs = lead.paragraphs.length > 0 ? lead.paragraphs : [lead.summary].filter(Boolean);
        // The document goes on coming in on the project's own screen, which shows how far it has come and what went wrong.
        void intake.addArticle(project.id, {
          title: lead.title,
          paragraphs,
          date: date !== null && isIsoDate(date) ? date : null,
        });
      }
      go(`/projekt/${project.id}`);
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {lead ? <Notice>{projectsSv.leadArticle}</Notice> : null}
        <TextField
          label={projectsSv.name}
          hint={projectsSv.nameHint}
          value={name}
          onChange={setName}
          maxLength={200}
          error={tried && nameWrong ? projectsSv.nameMissing : undefined}
        />
        <RadioGroup
          label={projectsSv.classification}
          hint={projectsSv.classificationHint}
          value={classification}
          options={CLASSIFICATIONS.map((value) => ({ value, ...classificationsSv[value] }))}
          onChange={classify}
        />
        <RadioGroup
          label={projectsSv.level}
          hint={projectsSv.levelHint}
          value={level}
          options={MASK_LEVELS.filter((value) => levelAllowed(classification, value)).map((value) => ({
            value,
            ...levelsSv[value],
          }))}
          onChange={setLevel}
        />
        <TextField
          label={projectsSv.deadline}
          hint={projectsSv.deadlineHint}
          type="date"
          value={deadline}
          onChange={setDeadline}
          error={tried && deadlineWrong ? projectsSv.deadlineWrong : undefined}
        />
        <ActionNotice error={error} reasons={reasons} />
        <Actions>
          <Button type="submit" kind="primary" isDisabled={busy}>
            {busy ? projectsSv.saving : projectsSv.save}
          </Button>
          <LinkButton href="/projekt" kind="quiet">
            {projectsSv.cancel}
          </LinkButton>
        </Actions>
      </Stack>
    </form>
  );
}
