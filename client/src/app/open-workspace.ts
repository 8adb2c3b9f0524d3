import type { Account } from '@arbetsytan/shared/auth/access';
import type { Desk } from '../platform/desk/desk.port.ts';
import { openDesk } from '../platform/desk/open-desk.ts';
import type { Intake } from '../platform/intake/intake.port.ts';
import { ifUnlocked, underLock } from '../platform/locks.ts';
import { createIntake } from '../rooms/documents/intake/intake-queue.ts';
import { readInWorker } from '../rooms/documents/intake/reader.ts';
import { refreshScout } from '../rooms/scout/refresh-scout.ts';
import { keepUp, laggingProjects } from './keep-up.ts';

export interface Workspace {
  readonly desk: Desk;
  readonly intake: Intake;
  close(): Promise<void>;
}

/** Desk and intake of an account; what a killed browser left is taken up in the background. */
export async function openWorkspace(account: Account, unlocked?: Uint8Array<ArrayBuffer>): Promise<Workspace> {
  const desk = await openDesk(account, unlocked);
  const intake = createIntake(desk, readInWorker, { ifUnlocked, underLock });
  void intake.resume().catch(() => {});
  void desk
    .resume()
    .then(() => keepAllUp(desk))
    .catch(() => {});
  // Ahead of the first look at Scout, so that leads are there when the network is not.
  void refreshScout(desk, false).catch(() => {});
  const lookForModel = () => void desk.models.refresh();
  lookForModel();
  window.addEventListener('online', lookForModel);
  return {
    desk,
    intake,
    close: () => {
      window.removeEventListener('online', lookForModel);
      return desk.close();
    },
  };
}

/** What was decided before the last start ended and is not masked everywhere yet, one project at a time. */
async function keepAllUp(desk: Desk): Promise<void> {
  for (const projectId of await laggingProjects(desk)) await keepUp(desk, projectId, underLock).catch(() => {});
}
