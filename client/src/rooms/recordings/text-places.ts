/** Where the letters of a drawn transcript are. Every run of text lies in an element with `data-at`, its offset in the text. */

function runs(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-at]')];
}

const offsetOf = (run: HTMLElement) => Number(run.dataset.at);

/** The part of the page that shows `start` to `end` of the text; null where it is not drawn. */
export function rangeOf(root: ParentNode, start: number, end: number): Range | null {
  const range = document.createRange();
  let begun = false;
  for (const run of runs(root)) {
    const node = run.firstChild;
    if (!(node instanceof Text)) continue;
    const at = offsetOf(run);
    const until = at + node.length;
    if (until <= start || at >= end) continue;
    if (!begun) range.setStart(node, Math.max(0, start - at));
    begun = true;
    range.setEnd(node, Math.min(node.length, end - at));
  }
  return begun ? range : null;
}

/** The offset of a place of the page in the text; null outside it. */
function textOffset(node: Node | null, offset: number): number | null {
  const run = (node instanceof Element ? node : (node?.parentElement ?? null))?.closest<HTMLElement>('[data-at]');
  if (!run || !node) return null;
  return offsetOf(run) + (node instanceof Text ? offset : 0);
}

/** The offset under a point of the window; null where there is no text. */
export function offsetAt(x: number, y: number): number | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? textOffset(caret.offsetNode, caret.offset) : null;
  }
  // Safari before 18.4.
  const older = document as unknown as { caretRangeFromPoint?(x: number, y: number): Range | null };
  const range = older.caretRangeFromPoint?.(x, y) ?? null;
  return range ? textOffset(range.startContainer, range.startOffset) : null;
}

/** What a person has marked inside `root`, in offsets of the text; null when nothing is. */
export function chosenIn(root: HTMLElement): { readonly start: number; readonly end: number } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = runs(root).filter((run) => range.intersectsNode(run));
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return null;
  const start = first.contains(range.startContainer)
    ? (textOffset(range.startContainer, range.startOffset) ?? offsetOf(first))
    : offsetOf(first);
  const lastEnd = offsetOf(last) + (last.textContent?.length ?? 0);
  const end = last.contains(range.endContainer)
    ? (textOffset(range.endContainer, range.endOffset) ?? lastEnd)
    : lastEnd;
  return start < end ? { start, end } : null;
}

/** Paints places of the page without touching it. Browsers without this show the segment alone. */
export function paint(name: 'spoken' | 'found' | 'quoted', ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
