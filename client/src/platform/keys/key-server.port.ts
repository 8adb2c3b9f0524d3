import type { Member, VaultRecord, WrappedProjectKey } from '@arbetsytan/shared/sync/people';

/** What the server keeps of keys: wrapped ones, and public halves. Every method throws AppError (offline, sync-off ...). */
export interface KeyServer {
  vault(): Promise<VaultRecord | null>;
  /** @throws AppError vault-changed when another device was first */
  putVault(vault: VaultRecord): Promise<void>;
  members(): Promise<readonly Member[]>;
  projectKeys(): Promise<readonly WrappedProjectKey[]>;
  /** @throws AppError no-access */
  putProjectKeys(keys: readonly WrappedProjectKey[]): Promise<void>;
}
