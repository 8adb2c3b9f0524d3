import { sourceKindsSv, sourcesSv } from '@arbetsytan/shared/i18n/sv/sources';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Source, SourceSecret } from '@arbetsytan/shared/sources/source';
import { useMemo, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, EmptyState, List, Loading, Row, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { deleteSource } from './save-source.ts';
import { SourceForm } from './source-form.tsx';

/** Where a project's facts come from. Who a source really is stays folded away until asked for. */
export function SourcesPanel({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const sources = useTable(desk.sources, project.id);
  const secrets = useTable(desk.vault.sourceSecrets, project.id);
  const [editing, setEditing] = useState<Source | 'new' | null>(null);
  const byId = useMemo(
    () => new Map(secrets.state === 'ready' ? secrets.rows.map((secret) => [secret.id, secret]) : []),
    [secrets],
  );
  const add = (
    <Button kind="primary" onPress={() => setEditing('new')}>
      {sourcesSv.add}
    </Button>
  );
  return (
    <Stack>
      {sources.state === 'loading' ? <Loading>{sourcesSv.loading}</Loading> : null}
      {sources.state === 'failed' ? <ErrorNotice code={sources.error.code} params={sources.error.params} /> : null}
      {sources.state === 'ready' && sources.rows.length === 0 ? (
        <EmptyState title={sourcesSv.emptyTitle} actions={add}>
          {sourcesSv.emptyText}
        </EmptyState>
      ) : null}
      {sources.state === 'ready' && sources.rows.length > 0 ? (
        <>
          <Actions>{add}</Actions>
          <Sources rows={sources.rows} secrets={byId} onEdit={setEditing} />
        </>
      ) : null}
      {editing ? (
        <SourceForm
          project={project}
          earlier={editing === 'new' ? null : editing}
          secret={editing === 'new' ? null : (byId.get(editing.id) ?? null)}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Stack>
  );
}

function Sources({
  rows,
  secrets,
  onEdit,
}: {
  readonly rows: readonly Source[];
  readonly secrets: ReadonlyMap<string, SourceSecret>;
  readonly onEdit: (source: Source) => void;
}) {
  const desk = useDesk();
  const say = useStatus();
  const { error, reasons, run } = useAction();
  const [removing, setRemoving] = useState<Source | null>(null);
  const { shown, more, rest } = useMore(rows);
  return (
    <>
      <ActionNotice error={error} reasons={reasons} />
      <List label={sourcesSv.list}>
        {shown.map((source) => (
          <SourceRow
            key={source.id}
            source={source}
            secret={secrets.get(source.id) ?? null}
            onEdit={() => onEdit(source)}
            onRemove={() => setRemoving(source)}
          />
        ))}
      </List>
      <MoreButton label={sourcesSv.showMore} rest={rest} onPress={more} />
      <ConfirmDialog
        title={sourcesSv.removeTitle}
        isOpen={removing !== null}
        isDanger
        confirm={sourcesSv.remove}
        cancel={sourcesSv.cancel}
        onClose={() => setRemoving(null)}
        onConfirm={() =>
          void run(async () => {
            if (removing) await deleteSource(desk, removing);
            say(sourcesSv.removed);
          })
        }
      >
        <p>{sourcesSv.removeText}</p>
      </ConfirmDialog>
    </>
  );
}

function SourceRow({
  source,
  secret,
  onEdit,
  onRemove,
}: {
  readonly source: Source;
  readonly secret: SourceSecret | null;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Row
      title={source.title}
      meta={
        <>
          <Badge>{sourceKindsSv[source.kind]}</Badge>
          {source.note ? <span>{source.note}</span> : null}
          {secret ? <Badge tone="info">{sourcesSv.hasSecret}</Badge> : null}
          {secret && open ? (
            <span>
              {secret.name}
              {secret.name && secret.contact ? ', ' : ''}
              {secret.contact}
            </span>
          ) : null}
        </>
      }
    >
      {secret ? (
        <Button kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? sourcesSv.hide : sourcesSv.show}
        </Button>
      ) : null}
      <Button kind="quiet" onPress={onEdit} aria-label={`${sourcesSv.edit}: ${source.title}`}>
        {sourcesSv.edit}
      </Button>
      <Button kind="quiet" onPress={onRemove} aria-label={`${sourcesSv.remove}: ${source.title}`}>
        {sourcesSv.remove}
      </Button>
    </Row>
  );
}
