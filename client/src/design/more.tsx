import { useState } from 'react';
import { Button } from './button.tsx';

const STEP = 100;

/** The first rows of a long list, and a button for more. A screen with a thousand rows is slow on a phone, and nobody reads it. */
export function useMore<T>(
  rows: readonly T[],
  step: number = STEP,
): { readonly shown: readonly T[]; more(): void; readonly rest: number } {
  const [count, setCount] = useState(step);
  return { shown: rows.slice(0, count), more: () => setCount(count + step), rest: Math.max(0, rows.length - count) };
}

export function MoreButton({
  label,
  rest,
  onPress,
}: {
  readonly label: string;
  readonly rest: number;
  readonly onPress: () => void;
}) {
  return rest > 0 ? (
    <Button onPress={onPress}>
      {label} ({rest})
    </Button>
  ) : null;
}
