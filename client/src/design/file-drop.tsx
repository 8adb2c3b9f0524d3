import type { ReactNode } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

export interface FileDropProps {
  /** Words of the button. */
  readonly button: string;
  /** What may be dropped, in words; also what a screen reader calls the zone. */
  readonly label: string;
  readonly hint: ReactNode;
  readonly accept: readonly string[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files by button, drop or paste. Several at once. */
export function FileDrop({ button, label, hint, accept, onFiles }: FileDropProps) {
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(files);
  };
  return (
    // The paste may land on the zone or on the button in it.
    <div onPaste={(event) => take([...event.clipboardData.files])}>
      <DropZone
        className={styles.drop ?? ''}
        getDropOperation={() => 'copy'}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => item.kind === 'file').map((item) => item.getFile());
          void Promise.all(dropped).then(take);
        }}
      >
        <Text slot="label">{label}</Text>
        <FileTrigger allowsMultiple acceptedFileTypes={[...accept]} onSelect={(files) => take([...(files ?? [])])}>
          <Button kind="primary">{button}</Button>
        </FileTrigger>
        <span className={styles.hint}>{hint}</span>
      </DropZone>
    </div>
  );
}
