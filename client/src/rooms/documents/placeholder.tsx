import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import styles from './documents.module.css';

/** A placeholder in a text: a tap tells what it hides. */
export function Placeholder({ mark, onMark }: { readonly mark: Mark; readonly onMark: (mark: Mark) => void }) {
  return (
    <button type="button" className={styles.placeholder} onClick={() => onMark(mark)}>
      {mark.placeholder}
    </button>
  );
}
