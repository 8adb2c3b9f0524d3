import type { transcriptKeysSv } from '@arbetsytan/shared/i18n/sv/transcript';

export type TranscriptAction =
  | { readonly do: Exclude<keyof typeof transcriptKeysSv, 'speaker' | 'arrows'> }
  /** The n-th speaker from here on; 0: nobody knows who. */
  | { readonly do: 'speaker'; readonly number: number };

export interface Press {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly control: boolean;
  readonly alt: boolean;
}

const LETTERS: ReadonlyMap<string, Exclude<keyof typeof transcriptKeysSv, 'speaker' | 'arrows'>> = new Map([
  [' ', 'play'],
  ['b', 'back'],
  ['f', 'forward'],
  ['n', 'nextDoubtful'],
  ['a', 'heard'],
  ['e', 'edit'],
  ['q', 'quote'],
  ['s', 'find'],
  ['z', 'undo'],
  ['-', 'slower'],
  ['+', 'faster'],
]);

/** The action of a key press, or null. Single keys count only where they are on (WCAG 2.1.4); Ctrl+Z always undoes. */
export function actionOf({ key, shift, control, alt }: Press, keysOn: boolean): TranscriptAction | null {
  const letter = key.toLowerCase();
  if (control) return letter === 'z' && !shift && !alt ? { do: 'undo' } : null;
  if (!keysOn || alt) return null;
  if (/^\d$/.test(key)) return { do: 'speaker', number: Number(key) };
  const action = LETTERS.get(letter);
  return action && (!shift || action === 'faster') ? { do: action } : null;
}

/** Fields keep their letters, and a button or a link its space and enter. */
export function isOwnKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary, [role="button"]') !== null;
}
