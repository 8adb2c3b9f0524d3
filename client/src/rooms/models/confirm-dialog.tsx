import { fill, formatBytes } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { modelsSv } from '@arbetsytan/shared/i18n/sv/models';
import type { ModelFetch } from '@arbetsytan/shared/models/model-fetch';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { List, Row } from '../../design/surfaces.tsx';
import styles from './models.module.css';

/** Shows the hashes that were computed, for an admin who compares them with what the maker says. */
export function HashDialog({
  name,
  fetched,
  onClose,
  onConfirm,
}: {
  readonly name: string;
  /** Null: closed. */
  readonly fetched: ModelFetch | null;
  readonly onClose: () => void;
  readonly onConfirm: (fetched: ModelFetch) => void;
}) {
  return (
    <ConfirmDialog
      title={modelsSv.confirmTitle}
      isOpen={fetched !== null}
      onClose={onClose}
      onConfirm={() => fetched && onConfirm(fetched)}
      confirm={modelsSv.confirmButton}
      cancel={appSv.cancel}
    >
      <p>{name}</p>
      <p>{modelsSv.confirmText}</p>
      <List label={modelsSv.files}>
        {(fetched?.files ?? []).map((file) => (
          <Row
            key={file.name}
            title={fill(modelsSv.file, { name: file.name, size: formatBytes(file.bytes) })}
            meta={<code className={styles.hash}>{file.sha256}</code>}
          />
        ))}
      </List>
    </ConfirmDialog>
  );
}
