/** What a key does in the review. */
export type ReviewKey =
  | 'next'
  | 'previous'
  | 'keep'
  | 'mask'
  | 'extend'
  | 'extendLeft'
  | 'everywhere'
  | 'undo'
  | 'wordRight'
  | 'wordLeft'
  | 'moreRight'
  | 'moreLeft';

const PLAIN: Readonly<Record<string, ReviewKey>> = {
  n: 'next',
  f: 'previous',
  b: 'keep',
  m: 'mask',
  u: 'extend',
  a: 'everywhere',
  z: 'undo',
  arrowright: 'wordRight',
  arrowleft: 'wordLeft',
};
const SHIFTED: Readonly<Record<string, ReviewKey>> = {
  u: 'extendLeft',
  arrowright: 'moreRight',
  arrowleft: 'moreLeft',
};

/**
 * What the key asks for, or null. Only while the review has the focus (WCAG 2.2, 2.1.4), never while somebody writes in a
 * field, and never with Ctrl, Alt or the command key, which are the browser's.
 */
export function reviewKey(event: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly target: EventTarget | null;
}): ReviewKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [role="dialog"], [role="alertdialog"]')
  )
    return null;
  return (event.shiftKey ? SHIFTED : PLAIN)[event.key.toLowerCase()] ?? null;
}
