import { fill } from '@arbetsytan/shared/i18n/format';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { useEffect, useRef } from 'react';
import { Button } from '../../design/button.tsx';
import { useStatus } from '../../design/status.tsx';
import { Card, List, Progress, Row } from '../../design/surfaces.tsx';
import type { IntakeItem, IntakeState } from '../../platform/intake/intake.port.ts';
import { useIntake, useIntakeItems } from '../../platform/intake/use-intake.tsx';

const RUNNING: ReadonlySet<IntakeState['step']> = new Set(['receiving', 'waiting', 'storing', 'reading', 'masking']);

/** What the step is called and how far along it is, 0-100; null while nobody knows. */
export function progressOf(state: IntakeState): { readonly says: string; readonly percent: number | null } {
  switch (state.step) {
    case 'receiving':
      return { says: documentsSv.receiving, percent: null };
    case 'waiting':
      return { says: documentsSv.waiting, percent: null };
    case 'storing':
      return { says: documentsSv.storing, percent: 10 };
    case 'reading':
      return state.of > 0
        ? {
            says: fill(documentsSv.reading, { page: state.page, of: state.of }),
            percent: 15 + (65 * state.page) / state.of,
          }
        : { says: documentsSv.readingStart, percent: 15 };
    case 'masking':
      return state.part === undefined || !state.of
        ? { says: documentsSv.masking, percent: 85 }
        : {
            says: fill(documentsSv.opinionReads, { part: state.part, of: state.of }),
            percent: 85 + Math.floor((15 * state.part) / state.of),
          };
    case 'done':
      return { says: documentsSv.done, percent: 100 };
    case 'cancelled':
      return { says: documentsSv.cancelled, percent: null };
    case 'failed':
      return { says: fill(errorsSv[state.code], state.params), percent: null };
  }
}

/** Files on their way in. Each goes or fails by itself, and is taken off the list when it has been seen. */
export function IncomingList({ projectId }: { readonly projectId: string }) {
  const say = useStatus();
  const mine = useIntakeItems().filter((item) => item.projectId === projectId);
  // What has become a document stands among the documents.
  const items = mine.filter(({ state }) => state.step !== 'done');
  const done = mine.length - items.length;
  const told = useRef(done);
  useEffect(() => {
    if (done > told.current) say(documentsSv.added);
    told.current = done;
  }, [done, say]);
  if (items.length === 0) return null;
  return (
    <Card title={documentsSv.incoming}>
      <List label={documentsSv.incoming}>
        {items.map((item) => (
          <Incoming key={item.id} item={item} />
        ))}
      </List>
    </Card>
  );
}

function Incoming({ item }: { readonly item: IntakeItem }) {
  const intake = useIntake();
  const { state } = item;
  const { says, percent } = progressOf(state);
  const running = RUNNING.has(state.step);
  return (
    <Row
      title={item.name}
      meta={
        running ? (
          <Progress label={item.name} says={says} percent={percent} />
        ) : (
          <span role={state.step === 'failed' ? 'alert' : 'status'}>
            {state.step === 'failed' ? `${documentsSv.failed}. ${says}` : says}
          </span>
        )
      }
    >
      {running ? (
        <Button aria-label={fill(documentsSv.stop, { name: item.name })} onPress={() => intake.cancel(item.id)}>
          {documentsSv.stopShort}
        </Button>
      ) : null}
      {item.canRetry ? <Button onPress={() => intake.retry(item.id)}>{documentsSv.retry}</Button> : null}
      {running ? null : (
        <Button kind="quiet" onPress={() => intake.dismiss(item.id)}>
          {documentsSv.dismiss}
        </Button>
      )}
    </Row>
  );
}
