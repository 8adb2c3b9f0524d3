import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Intake, IntakeItem } from './intake.port.ts';

const IntakeContext = createContext<Intake | null>(null);

export function IntakeProvider({ intake, children }: { readonly intake: Intake; readonly children: ReactNode }) {
  return <IntakeContext.Provider value={intake}>{children}</IntakeContext.Provider>;
}

/** @throws Error outside `IntakeProvider` */
export function useIntake(): Intake {
  const intake = useContext(IntakeContext);
  if (!intake) throw new Error('useIntake outside IntakeProvider');
  return intake;
}

/** Every item of this tab, oldest first; filter by project where only one is shown. */
export function useIntakeItems(): readonly IntakeItem[] {
  const intake = useIntake();
  return useSyncExternalStore(intake.subscribe, intake.items);
}
