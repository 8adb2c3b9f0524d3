import { formatDate } from '@arbetsytan/shared/i18n/format';
import { classificationsSv, levelsSv, projectsSv, statesSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { Project, ProjectState } from '@arbetsytan/shared/projects/project';
import { movesFrom } from '@arbetsytan/shared/projects/state-moves';
import { useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { Select } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { Actions, Badge, Meta } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { deadlineText, today } from './deadline-text.ts';
import { EditProject } from './edit-project.tsx';
import styles from './projects.module.css';
import { moveProject } from './save-project.ts';

export interface ProjectHeaderProps {
  readonly project: Project;
  /** Masks every text of the project that is below its level again. @returns how many could not be */
  readonly raiseTexts: (project: Project) => Promise<number>;
}

/** What is known of a project, and what can be changed about it. */
export function ProjectHeader({ project, raiseTexts }: ProjectHeaderProps) {
  const desk = useDesk();
  const [editing, setEditing] = useState(false);
  const { error, reasons, run } = useAction();
  const deadline = deadlineText(project.deadline, today());
  const states: readonly ProjectState[] = [project.state, ...movesFrom(project.state)];
  return (
    <section className={styles.header} aria-label={project.name}>
      <Meta>
        <Badge tone={project.classification === 'normal' ? 'neutral' : 'info'}>
          {classificationsSv[project.classification].name}
        </Badge>
        <Badge>{`${projectsSv.level}: ${levelsSv[project.level].name}`}</Badge>
        <Badge tone={deadline.tone}>{deadline.text}</Badge>
        {project.tags.map((tag) => (
          <span key={tag}>#{tag}</span>
        ))}
        <span>{formatDate(project.createdAt.slice(0, 10))}</span>
      </Meta>
      <div className={styles.controls}>
        <Select
          label={projectsSv.state}
          value={project.state}
          options={states.map((value) => ({ value, name: statesSv[value] }))}
          onChange={(state) => void run(() => moveProject(desk, project, state))}
        />
        <Actions>
          <Button onPress={() => setEditing(true)}>{projectsSv.edit}</Button>
          <LinkButton href={`/fort-knox/${project.id}`} kind="primary">
            {projectsSv.compile}
          </LinkButton>
        </Actions>
      </div>
      <ActionNotice error={error} reasons={reasons} />
      {editing ? <EditProject project={project} raiseTexts={raiseTexts} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}
