import { useCallback } from 'react';
import { useDesk } from '../platform/desk/use-desk.tsx';
import { FortKnoxPage } from '../rooms/fort-knox/fort-knox-page.tsx';
import type { RemaskChoice } from '../rooms/fort-knox/repair.ts';
import { remaskText } from './remask-texts.ts';

/** Fort Knox with what it needs of other rooms: masking a document or a note again as a one-tap repair. */
export function FortKnoxWorkspace({ projectId }: { readonly projectId?: string }) {
  const desk = useDesk();
  const remask: RemaskChoice = useCallback((choice, level) => remaskText(desk, choice, level), [desk]);
  return <FortKnoxPage {...(projectId ? { projectId } : {})} remask={remask} />;
}
