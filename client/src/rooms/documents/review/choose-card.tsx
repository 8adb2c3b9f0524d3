import { spanTypes } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { SPAN_TYPES, type SpanType } from '@arbetsytan/shared/mask/levels';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Select, TextField } from '../../../design/fields.tsx';
import { Actions, Card } from '../../../design/surfaces.tsx';
import { findIn, type Range, stepped, widened } from './word-steps.ts';

const TYPES = SPAN_TYPES.filter((type) => type !== 'TERM' && type !== 'DIGITS');

export interface ChooseCardProps {
  readonly text: string;
  readonly chosen: Range | null;
  readonly type: SpanType;
  readonly onType: (type: SpanType) => void;
  readonly onChoose: (range: Range | null) => void;
}

/** Choosing what masking missed: by searching, word by word, or by selecting in the text. */
export function ChooseCard({ text, chosen, type, onType, onChoose }: ChooseCardProps) {
  const [wanted, setWanted] = useState('');
  const [says, setSays] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    const found = findIn(text, wanted, chosen?.end ?? 0);
    setSays(found ? reviewSv.findWas : reviewSv.findNone);
    if (found) onChoose(found);
  };
  return (
    <Card title={reviewSv.chosen}>
      <p aria-live="polite">{chosen ? <strong>{text.slice(chosen.start, chosen.end)}</strong> : reviewSv.chosenNone}</p>
      <form onSubmit={find}>
        <TextField label={reviewSv.find} value={wanted} onChange={setWanted} maxLength={200} />
        <Actions>
          <Button type="submit" isDisabled={wanted.trim() === ''}>
            {reviewSv.findNext}
          </Button>
        </Actions>
        <p role="status">{says}</p>
      </form>
      <Actions>
        <Button onPress={() => onChoose(stepped(text, chosen, 'left'))}>{reviewSv.wordLeft}</Button>
        <Button onPress={() => onChoose(stepped(text, chosen, 'right'))}>{reviewSv.wordRight}</Button>
        <Button isDisabled={!chosen} onPress={() => (chosen ? onChoose(widened(text, chosen, 'right')) : undefined)}>
          {reviewSv.moreRight}
        </Button>
        <Button kind="quiet" isDisabled={!chosen} onPress={() => onChoose(null)}>
          {reviewSv.clearChosen}
        </Button>
      </Actions>
      <Select
        label={reviewSv.chosenType}
        value={type}
        options={TYPES.map((value) => ({ value, name: spanTypes[value] }))}
        onChange={onType}
      />
    </Card>
  );
}
