import { isIsoDate } from '@arbetsytan/shared/core/time';
import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { eventsSv, projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { ProjectEvent } from '@arbetsytan/shared/projects/event';
import type { Project } from '@arbetsytan/shared/projects/project';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, EmptyState, List, Loading, Row, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { today } from './deadline-text.ts';
import styles from './projects.module.css';
import { addEvent } from './save-event.ts';

/** What has happened in a project: what people wrote with a date, and what the product did. */
export function EventsPanel({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const events = useTable(desk.events, project.id);
  return (
    <Stack>
      <EventForm project={project} />
      {events.state === 'loading' ? <Loading>{projectsSv.eventsLoading}</Loading> : null}
      {events.state === 'failed' ? <ErrorNotice code={events.error.code} params={events.error.params} /> : null}
      {events.state === 'ready' && events.rows.length === 0 ? (
        <EmptyState title={projectsSv.eventsEmptyTitle}>{projectsSv.eventsEmptyText}</EmptyState>
      ) : null}
      {events.state === 'ready' && events.rows.length > 0 ? <Events rows={events.rows} project={project} /> : null}
    </Stack>
  );
}

function Events({ rows, project }: { readonly rows: readonly ProjectEvent[]; readonly project: Project }) {
  const { shown, more, rest } = useMore(rows);
  return (
    <>
      <List label={projectsSv.eventsList}>
        {shown.map((event) => (
          <Row
            key={event.id}
            title={event.text ?? eventsSv[event.kind]}
            {...hrefOf(event, project)}
            meta={
              <>
                <span>{`${formatDate(event.at.slice(0, 10))} ${timeOf(event.at)}`}</span>
                {event.date ? <Badge>{fill(projectsSv.eventConcerns, { date: formatDate(event.date) })}</Badge> : null}
                {event.kind === 'manual' ? null : <span>{projectsSv.eventByProduct}</span>}
              </>
            }
          />
        ))}
      </List>
      <MoreButton label={projectsSv.showMore} rest={rest} onPress={more} />
    </>
  );
}

/** Hours and minutes as the person's own clock shows them. */
function timeOf(instant: string): string {
  const at = new Date(instant);
  return `${String(at.getHours()).padStart(2, '0')}.${String(at.getMinutes()).padStart(2, '0')}`;
}

function hrefOf({ kind, subjectId }: ProjectEvent, project: Project): { readonly href?: string } {
  if (subjectId === null) return {};
  if (kind.startsWith('report-')) return { href: `/fort-knox/${project.id}/rapport/${subjectId}` };
  if (kind === 'document-added' || kind === 'original-revealed')
    return { href: `/projekt/${project.id}/dokument/${subjectId}` };
  return {};
}

function EventForm({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [text, setText] = useState('');
  const [date, setDate] = useState(today);
  const [tried, setTried] = useState(false);
  const dateWrong = date !== '' && !isIsoDate(date);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '' || dateWrong) return;
    void run(async () => {
      if (!passed(await addEvent(desk, project, text, date === '' ? null : date))) return;
      setText('');
      setTried(false);
      say(projectsSv.eventAdded);
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div className={styles.eventForm}>
          <TextField
            label={projectsSv.eventText}
            hint={projectsSv.eventTextHint}
            value={text}
            onChange={setText}
            maxLength={500}
            error={tried && text.trim() === '' ? projectsSv.eventTextMissing : undefined}
          />
          <TextField
            label={projectsSv.eventDate}
            hint={projectsSv.deadlineHint}
            type="date"
            value={date}
            onChange={setDate}
            error={tried && dateWrong ? projectsSv.deadlineWrong : undefined}
          />
        </div>
        <ActionNotice error={error} reasons={reasons} />
        <Actions>
          <Button type="submit" isDisabled={busy}>
            {busy ? projectsSv.saving : projectsSv.eventAdd}
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
