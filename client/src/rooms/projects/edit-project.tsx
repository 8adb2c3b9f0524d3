import { isIsoDate } from '@arbetsytan/shared/core/time';
import { fill } from '@arbetsytan/shared/i18n/format';
import { classificationsSv, levelsSv, projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { levelRank, MASK_LEVELS, type MaskLevel } from '@arbetsytan/shared/mask/levels';
import { CLASSIFICATIONS, type Classification, levelAllowed, type Project } from '@arbetsytan/shared/projects/project';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Notice, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { allowedLevel, editProject } from './save-project.ts';

export interface EditProjectProps {
  readonly project: Project;
  readonly raiseTexts: (project: Project) => Promise<number>;
  readonly onClose: () => void;
}

/** Name, tags, classification, level and deadline. A raised level masks what is there again before the dialog says it is done. */
export function EditProject({ project, raiseTexts, onClose }: EditProjectProps) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [name, setName] = useState<string>(project.name);
  const [tags, setTags] = useState(project.tags.join(', '));
  const [classification, setClassification] = useState<Classification>(project.classification);
  const [level, setLevel] = useState<MaskLevel>(project.level);
  const [deadline, setDeadline] = useState(project.deadline ?? '');
  const [left, setLeft] = useState(0);
  const deadlineWrong = deadline !== '' && !isIsoDate(deadline);
  const nameWrong = name.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deadlineWrong || nameWrong) return;
    void run(async () => {
      const next = passed(
        await editProject(desk, project, {
          name,
          tags: tags
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean),
          classification,
          level,
          deadline: deadline === '' ? null : deadline,
        }),
      );
      if (!next) return;
      const failed = levelRank(next.level) > levelRank(project.level) ? await raiseTexts(next) : 0;
      say(projectsSv.changed);
      if (failed > 0) setLeft(failed);
      else onClose();
    });
  };
  return (
    <Dialog title={projectsSv.editTitle} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextField
            label={projectsSv.name}
            hint={projectsSv.nameHint}
            value={name}
            onChange={setName}
            maxLength={200}
            error={nameWrong ? projectsSv.nameMissing : undefined}
          />
          <TextField
            label={projectsSv.tags}
            hint={projectsSv.tagsHint}
            value={tags}
            onChange={setTags}
            maxLength={300}
          />
          <Select
            label={projectsSv.classification}
            hint={classificationsSv[classification].says}
            value={classification}
            options={CLASSIFICATIONS.map((value) => ({ value, name: classificationsSv[value].name }))}
            onChange={(next) => {
              setClassification(next);
              setLevel(allowedLevel(next, level));
            }}
          />
          <Select
            label={projectsSv.level}
            hint={projectsSv.raiseHint}
            value={level}
            options={MASK_LEVELS.filter((value) => levelAllowed(classification, value)).map((value) => ({
              value,
              name: `${levelsSv[value].name}. ${levelsSv[value].says}`,
            }))}
            onChange={setLevel}
          />
          <TextField
            label={projectsSv.deadline}
            hint={projectsSv.deadlineHint}
            type="date"
            value={deadline}
            onChange={setDeadline}
            error={deadlineWrong ? projectsSv.deadlineWrong : undefined}
          />
          <ActionNotice error={error} reasons={reasons} />
          {left > 0 ? <Notice tone="warn">{fill(projectsSv.raisedSome, { count: left })}</Notice> : null}
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy}>
              {busy ? projectsSv.raising : projectsSv.saveChanges}
            </Button>
            <Button onPress={onClose}>{projectsSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
