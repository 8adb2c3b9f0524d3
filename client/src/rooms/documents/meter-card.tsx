import { passageParam } from '@arbetsytan/shared/documents/segments';
import type { MeterHit } from '@arbetsytan/shared/gate/re-id-meter';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { useEffect, useState } from 'react';
import { LinkButton } from '../../design/button.tsx';
import { Card, List, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';

const SHOWN = 8;

export interface MeterCardProps {
  /** The masked text. */
  readonly text: string;
  /** Address of a passage of the text, for example "12-40". */
  readonly href: (passage: string) => string;
}

/** Combinations that may tell who it is although no name is left. A hint, and called one. */
export function MeterCard({ text, href }: MeterCardProps) {
  const desk = useDesk();
  const [hits, setHits] = useState<readonly MeterHit[] | null>(null);
  useEffect(() => {
    let left = false;
    desk.masking.meter(text).then(
      (found) => (left ? undefined : setHits(found)),
      () => (left ? undefined : setHits(null)),
    );
    return () => {
      left = true;
    };
  }, [desk, text]);
  if (hits === null) return null;
  return (
    <Card title={reviewSv.meter}>
      <p>{hits.length === 0 ? reviewSv.meterNone : reviewSv.meterText}</p>
      {hits.length > 0 ? (
        <List label={reviewSv.meter}>
          {hits.slice(0, SHOWN).map((hit) => (
            <Row key={hit.start} title={hit.kinds.map((kind) => reviewSv.meterKinds[kind]).join(', ')}>
              <p>{text.slice(hit.start, hit.end)}</p>
              <LinkButton href={href(passageParam(hit))}>{reviewSv.meterAt}</LinkButton>
            </Row>
          ))}
        </List>
      ) : null}
    </Card>
  );
}
