import type { reviewKeysSv } from '@arbetsytan/shared/i18n/sv/review';

export type ReviewAction = keyof typeof reviewKeysSv | 'leaveWords';

/** What a key stands for: `key` as the browser names it, in lower case for letters. */
export interface Press {
  readonly key: string;
  readonly shift: boolean;
  readonly control: boolean;
}

const LETTERS: ReadonlyMap<string, ReviewAction> = new Map([
  ['n', 'next'],
  ['b', 'previous'],
  ['l', 'keep'],
  ['m', 'mask'],
  ['a', 'everywhere'],
  ['h', 'growRight'],
  ['v', 'growLeft'],
  ['o', 'words'],
  ['z', 'undo'],
]);
const SHIFTED: ReadonlyMap<string, ReviewAction> = new Map([
  ['h', 'shrinkRight'],
  ['v', 'shrinkLeft'],
]);

/**
 * The action of a key press, or null. Single letters count only where they are on (WCAG 2.1.4); Ctrl+Z always undoes.
 * @param inWords words are being chosen by keyboard, so that the arrows move from word to word
 */
export function actionOf({ key, shift, control }: Press, lettersOn: boolean, inWords: boolean): ReviewAction | null {
  const letter = key.toLowerCase();
  if (control) return letter === 'z' && !shift ? 'undo' : null;
  if (inWords) {
    if (key === 'Escape') return 'leaveWords';
    if (key === 'ArrowRight') return shift ? 'growRight' : 'next';
    if (key === 'ArrowLeft') return shift ? 'shrinkRight' : 'previous';
  }
  if (!lettersOn) return null;
  return (shift ? SHIFTED : LETTERS).get(letter) ?? null;
}
