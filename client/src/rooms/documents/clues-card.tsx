import type { Passage } from '@arbetsytan/shared/documents/segments';
import type { ReIdClue } from '@arbetsytan/shared/gate/re-id-clues';
import { cluesSv, reIdKindsSv } from '@arbetsytan/shared/i18n/sv/review';
import { useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { Card, List, Loading, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';

export interface CluesCardProps {
  /** A masked text. */
  readonly text: string;
  readonly onGo: (clue: Passage) => void;
}

/** The meter of re-identification: a hint, and called one. It is worked out beside the screen, after the text is drawn. */
export function CluesCard({ text, onGo }: CluesCardProps) {
  const desk = useDesk();
  const [clues, setClues] = useState<readonly ReIdClue[] | null>(null);
  useEffect(() => {
    let current = true;
    desk.masking.clues(text).then(
      (found) => (current ? setClues(found) : undefined),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [desk, text]);
  const { shown, more, rest } = useMore(clues ?? [], 5);
  return (
    <Card title={cluesSv.title}>
      <p>{cluesSv.lead}</p>
      {clues === null ? <Loading>{cluesSv.reading}</Loading> : null}
      {clues?.length === 0 ? <p>{cluesSv.none}</p> : null}
      {shown.length > 0 ? (
        <List label={cluesSv.list}>
          {shown.map((clue) => (
            <Row
              key={clue.start}
              title={[...new Set(clue.facts.map(({ start, end }) => text.slice(start, end)))].join(', ')}
              meta={<span>{clue.kinds.map((kind) => reIdKindsSv[kind]).join(' + ')}</span>}
            >
              <Button kind="quiet" onPress={() => onGo({ start: clue.start, end: clue.end })}>
                {cluesSv.go}
              </Button>
            </Row>
          ))}
        </List>
      ) : null}
      <MoreButton label={cluesSv.showMore} rest={rest} onPress={more} />
    </Card>
  );
}
