import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import { type OutlineLine, outlineOf, readableWords } from '@arbetsytan/shared/documents/outline';
import { segmentsOf } from '@arbetsytan/shared/documents/segments';
import { useMemo } from 'react';
import styles from './documents.module.css';
import { Placeholder } from './placeholder.tsx';

export interface ReportTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly onMark: (mark: Mark) => void;
}

/** Lines that follow each other in one list, or one line alone. */
type Block =
  | { readonly kind: 'list'; readonly lines: readonly OutlineLine[] }
  | { readonly kind: 'line'; readonly line: OutlineLine };

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of outlineOf(text)) {
    const last = blocks.at(-1);
    if (line.kind !== 'item') blocks.push({ kind: 'line', line });
    else if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', lines: [...last.lines, line] };
    else blocks.push({ kind: 'list', lines: [line] });
  }
  return blocks;
}

/** A saved report as it is meant to be read. Its structure is our own; no mark-up of a foreign text is ever followed. */
export function ReportText({ text, marks, onMark }: ReportTextProps) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  const words = (line: OutlineLine) =>
    segmentsOf(text, marks, null, line).map((segment) =>
      segment.mark ? (
        <Placeholder key={segment.start} mark={segment.mark} onMark={onMark} />
      ) : (
        readableWords(segment.text)
      ),
    );
  return (
    <div className={styles.masked}>
      {blocks.map((block) => {
        if (block.kind === 'list')
          return (
            <ul key={block.lines[0]?.start} className={styles.claims}>
              {block.lines.map((line) => (
                <li key={line.start}>{words(line)}</li>
              ))}
            </ul>
          );
        const { line } = block;
        // The page and its card have the first two levels already.
        if (line.kind === 'heading' && line.level <= 2) return <h3 key={line.start}>{words(line)}</h3>;
        if (line.kind === 'heading') return <h4 key={line.start}>{words(line)}</h4>;
        return <p key={line.start}>{words(line)}</p>;
      })}
    </div>
  );
}
