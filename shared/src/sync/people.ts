import { z } from 'zod';

export const MEMBER_ROLES = ['owner', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** Somebody in a project (Projektägare, Deltagare). Comes from the server only. */
export const memberSchema = z.object({
  projectId: z.string(),
  accountId: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(MEMBER_ROLES),
  /** Raw P-256 point of the account's public key; null until that person has opened a vault. */
  publicKey: base64.max(200).nullable(),
});
export type Member = z.infer<typeof memberSchema>;

/** A key of a project, wrapped for one member by another. `generation` counts from 1 and is raised when somebody is removed. */
export const wrappedProjectKeySchema = z.strictObject({
  projectId: z.string().min(1).max(80),
  generation: z.int().min(1).max(100_000),
  /** For whom. */
  accountId: z.string().min(1).max(80),
  /** Who wrapped it: whose public key opens it together with one's own private half. */
  by: z.string().min(1).max(80),
  wrapped: base64.max(1_000),
});
export type WrappedProjectKey = z.infer<typeof wrappedProjectKeySchema>;

/**
 * An account's vault as the server knows it: ids and wrapped keys. `wraps` is empty until a passphrase has been chosen on the
 * device that made it; no other device can open the vault before that.
 */
export const vaultRecordSchema = z.strictObject({
  vaultId: z.string().min(1).max(80),
  /** Counts changes, from 1: a writer says which one it saw. */
  revision: z.int().min(1),
  publicKey: base64.max(200),
  /** The private half, sealed under a key of the vault. */
  sealedKey: base64.max(1_000),
  wraps: z
    .array(
      z.strictObject({
        kind: z.enum(['passphrase', 'recovery']),
        /** Format, salt, parameters and the sealed vault key, as `platform/vault` writes them. */
        wrapped: base64.max(2_000),
      }),
    )
    .max(2),
});
export type VaultRecord = z.infer<typeof vaultRecordSchema>;
