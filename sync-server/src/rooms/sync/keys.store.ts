import { AppError } from '@arbetsytan/shared/errors/app-error';
import { type VaultRecord, vaultRecordSchema, type WrappedProjectKey } from '@arbetsytan/shared/sync/people';
import type { Db } from '../../platform/db/db.ts';

/** Wrapped keys and public keys. Nothing here opens anything. */
export interface KeysStore {
  vault(account: string): Promise<VaultRecord | null>;
  /** @throws AppError vault-changed when another device changed it meanwhile */
  putVault(account: string, vault: VaultRecord): Promise<void>;
  /** Public keys by account. */
  publicKeys(): Promise<ReadonlyMap<string, string>>;
  /** Keys that were wrapped for the account, of projects that it is in. */
  keysFor(account: string): Promise<readonly WrappedProjectKey[]>;
  /** A key stands once it is there. @throws AppError no-access unless giver and receiver are in the project */
  putKeys(by: string, keys: readonly WrappedProjectKey[]): Promise<void>;
}

export function createKeysStore(db: Db): KeysStore {
  return {
    vault: async (account) => {
      const row = await db.selectFrom('vault').selectAll().where('account', '=', account).executeTakeFirst();
      if (!row) return null;
      return vaultRecordSchema.parse({
        vaultId: row.vault_id,
        revision: row.revision,
        publicKey: row.public_key,
        sealedKey: row.sealed_key,
        wraps: JSON.parse(row.wraps),
      });
    },

    putVault: (account, { vaultId, revision, publicKey, sealedKey, wraps }) =>
      db.transaction().execute(async (within) => {
        const kept = await within
          .selectFrom('vault')
          .select(['vault_id', 'revision'])
          .where('account', '=', account)
          .executeTakeFirst();
        if (revision !== (kept?.revision ?? 0) + 1 || (kept && kept.vault_id !== vaultId))
          throw new AppError('vault-changed');
        const values = {
          vault_id: vaultId,
          revision,
          public_key: publicKey,
          sealed_key: sealedKey,
          wraps: JSON.stringify(wraps),
        };
        await within
          .insertInto('vault')
          .values({ account, ...values })
          .onConflict((conflict) => conflict.column('account').doUpdateSet(values))
          .execute();
      }),

    publicKeys: async () => {
      const rows = await db.selectFrom('vault').select(['account', 'public_key']).execute();
      return new Map(rows.map((row) => [row.account, row.public_key]));
    },

    keysFor: async (account) => {
      const rows = await db
        .selectFrom('project_key')
        .innerJoin('member', (join) =>
          join.onRef('member.project', '=', 'project_key.project').onRef('member.account', '=', 'project_key.account'),
        )
        .select(['project_key.project', 'generation', 'project_key.account', 'wrapped_by', 'wrapped'])
        .where('project_key.account', '=', account)
        .where('revoked_seq', 'is', null)
        .orderBy('project_key.project')
        .orderBy('generation')
        .execute();
      return rows.map((row) => ({
        projectId: row.project,
        generation: row.generation,
        accountId: row.account,
        by: row.wrapped_by,
        wrapped: row.wrapped,
      }));
    },

    putKeys: (by, keys) =>
      db.transaction().execute(async (within) => {
        for (const key of keys) {
          const members = await within
            .selectFrom('member')
            .select('account')
            .where('project', '=', key.projectId)
            .where('account', 'in', [by, key.accountId])
            .where('revoked_seq', 'is', null)
            .execute();
          if (key.by !== by || members.length !== new Set([by, key.accountId]).size) throw new AppError('no-access');
          await within
            .insertInto('project_key')
            .values({
              project: key.projectId,
              generation: key.generation,
              account: key.accountId,
              wrapped_by: by,
              wrapped: key.wrapped,
            })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      }),
  };
}
