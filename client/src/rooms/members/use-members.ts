import type { Member } from '@arbetsytan/shared/sync/people';
import { useEffect, useState } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';

export interface ShownMembers {
  /** Owner first; null while they are read. Empty when the server does not know the project. */
  readonly members: readonly Member[] | null;
  /** Accounts whose public key is not the one they had. */
  readonly changed: ReadonlySet<string>;
}

/** The people of a project as the server told last. */
export function useMembers(projectId: string): ShownMembers {
  const { sync, keys } = useDesk();
  const [members, setMembers] = useState<readonly Member[] | null>(null);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      sync.members.watch(projectId, (rows) => {
        const inOrder = [...rows].sort((a, b) =>
          a.role === b.role ? (a.name < b.name ? -1 : 1) : a.role === 'owner' ? -1 : 1,
        );
        setMembers(inOrder);
        void keys.projects
          .changed(inOrder)
          .then((others) => setChanged(new Set(others.map(({ accountId }) => accountId))));
      }),
    [sync, keys, projectId],
  );
  return { members, changed };
}
