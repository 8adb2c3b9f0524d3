import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useLocation } from 'wouter';
import { Select } from '../../design/fields.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';

/** Which project Fort Knox works with. An archived one is offered only when it is the one that is open. */
export function ProjectSelect({ current }: { readonly current: Project | null }) {
  const desk = useDesk();
  const [, go] = useLocation();
  const projects = useTable(desk.projects, null);
  const rows = projects.state === 'ready' ? projects.rows : current ? [current] : [];
  const open = rows.filter(({ id, state }) => state !== 'archived' || id === current?.id);
  const none = current ? [] : [{ value: '', name: knoxScreensSv.pickTitle }];
  return (
    <Select
      label={knoxScreensSv.chooseProject}
      value={current?.id ?? ''}
      options={[...none, ...open.map(({ id, name }) => ({ value: id, name }))]}
      onChange={(id) => (id === '' ? undefined : go(`/fort-knox/${id}`))}
    />
  );
}
