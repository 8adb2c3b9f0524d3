import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { buttonClass } from '../../design/button.tsx';
import styles from './record.module.css';

/** Milliseconds: longer than a slip, shorter than a wait. */
const HOLD_MS = 1_000;

export interface HoldButtonProps {
  readonly children: ReactNode;
  readonly describedBy: string;
  /** Held long enough: with the finger, Enter or space. */
  readonly onHeld: () => void;
  /** Pressed by a screen reader or a switch, which cannot hold: ask instead. */
  readonly onAsk: () => void;
}

/** A button that a slip in a pocket does not press. */
export function HoldButton({ children, describedBy, onHeld, onAsk }: HoldButtonProps) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [holding, setHolding] = useState(false);
  const letGo = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setHolding(false);
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return (
    <AriaButton
      className={`${buttonClass('danger')} ${styles.hold}`}
      aria-describedby={describedBy}
      data-holding={holding || undefined}
      onPressStart={({ pointerType }) => {
        if (pointerType === 'virtual') return;
        setHolding(true);
        timer.current = setTimeout(() => {
          letGo();
          onHeld();
        }, HOLD_MS);
      }}
      onPressEnd={letGo}
      onPress={({ pointerType }) => {
        if (pointerType === 'virtual') onAsk();
      }}
    >
      {children}
    </AriaButton>
  );
}
