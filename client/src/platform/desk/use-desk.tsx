import { createContext, type ReactNode, useContext } from 'react';
import type { Desk } from './desk.port.ts';

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

/** The desk of the account that is signed in. @throws Error outside `DeskProvider`: no screen with content exists there. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside DeskProvider');
  return desk;
}
