import { parseHTML } from 'linkedom';

const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BLOCKQUOTE',
  'PRE',
  'TR',
  'FIGCAPTION',
  'SECTION',
  'ARTICLE',
  'UL',
  'OL',
  'TABLE',
  'BR',
  'DD',
  'DT',
]);
const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'IFRAME',
  'OBJECT',
  'SVG',
  'FORM',
  'BUTTON',
  'HEAD',
]);

interface NodeLike {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<NodeLike>;
}

/** The text blocks of foreign HTML. Nothing of the mark-up survives: what is kept is shown as text. */
export function htmlToParagraphs(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return nodeToParagraphs(document.body as unknown as NodeLike);
}

export function nodeToParagraphs(root: NodeLike): string[] {
  const blocks: string[] = [];
  let line = '';
  const flush = () => {
    const text = oneLine(line);
    if (text) blocks.push(text);
    line = '';
  };
  const walk = (node: NodeLike) => {
    if (node.nodeType === 3) line += node.textContent ?? '';
    if (node.nodeType !== 1) return;
    const name = node.nodeName.toUpperCase();
    if (SILENT.has(name)) return;
    if (BLOCKS.has(name)) flush();
    for (const child of node.childNodes) walk(child);
    if (BLOCKS.has(name)) flush();
  };
  walk(root);
  flush();
  return blocks;
}

/** White space made single, invisible control characters gone. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
}
