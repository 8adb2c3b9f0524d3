import type { Member, WrappedProjectKey } from '@arbetsytan/shared/sync/people';
import type { Table } from '../desk/table.port.ts';
import type { ProjectKey, SyncKeys } from '../sync/sync-keys.port.ts';
import { type AccountKeys, openProjectKey, wrapProjectKey } from '../vault/account-keys.ts';
import { fromBase64, toBase64 } from '../vault/base64.ts';
import type { KeyServer } from './key-server.port.ts';

/** A project's key as this device keeps it: a row of the encrypted database. */
export interface ProjectKeyRow {
  readonly id: string;
  readonly projectId: string;
  readonly generation: number;
  /** 32 bytes, base64. */
  readonly secret: string;
}

/** The public key that an account had when it was first seen: another one later is not used before a person has said so. */
export interface KeyPinRow {
  readonly id: string;
  readonly projectId: string;
  readonly publicKey: string;
  /** Somebody has compared the fingerprints. */
  readonly compared: boolean;
}

export interface ProjectKeys extends SyncKeys {
  /** Members whose public key is not the one that they had. */
  changed(members: readonly Member[]): Promise<readonly Member[]>;
  /** A person has compared the fingerprints, or takes the new key for good. */
  trust(member: Member): Promise<void>;
  /** Gives the keys of own projects to members who lack them; call when members have changed. */
  share(): Promise<void>;
  /** A new key for those who are left; call when somebody was removed. */
  rotate(projectId: string): Promise<void>;
}

export interface ProjectKeyParts {
  readonly account: string;
  readonly keys: Pick<Table<ProjectKeyRow>, 'list' | 'put'>;
  readonly pins: Pick<Table<KeyPinRow>, 'get' | 'put'>;
  readonly server: Pick<KeyServer, 'members' | 'projectKeys' | 'putProjectKeys'>;
  /** The account's pair, once the vault is known to the server; null before. */
  readonly pair: () => Promise<AccountKeys | null>;
  readonly ownKey: CryptoKey;
  /** One at a time over all tabs. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

const idOf = (projectId: string, generation: number) => `key.${projectId}.${generation}`;
const pinOf = (accountId: string) => `pin.${accountId}`;

/**
 * Keys that a project's members share, so that its words and numbers can be sealed for all of them. The owner makes them; each
 * is wrapped for one member at a time; the server never sees one.
 */
export function createProjectKeys(parts: ProjectKeyParts): ProjectKeys {
  const { account, server, inTurn } = parts;

  const ours = async (projectId: string) =>
    [...(await parts.keys.list(projectId))].sort((a, b) => b.generation - a.generation);

  /** The member's key if it is the one that was first seen, or was taken since. */
  async function pinned(member: Member): Promise<string | null> {
    if (member.publicKey === null) return null;
    const pin = await parts.pins.get(pinOf(member.accountId));
    if (!pin) {
      await parts.pins.put({
        id: pinOf(member.accountId),
        projectId: '',
        publicKey: member.publicKey,
        compared: false,
      });
      return member.publicKey;
    }
    return pin.publicKey === member.publicKey ? member.publicKey : null;
  }

  async function take(members: readonly Member[]): Promise<void> {
    const pair = await parts.pair();
    if (!pair) return;
    for (const wrapped of await server.projectKeys()) {
      if ((await ours(wrapped.projectId)).some(({ generation }) => generation === wrapped.generation)) continue;
      const giver = members.find((each) => each.accountId === wrapped.by && each.projectId === wrapped.projectId);
      const publicKey = wrapped.by === account ? pair.publicKey : giver && (await pinned(giver));
      const raw = publicKey ? await openProjectKey(wrapped.wrapped, wrapped, pair, publicKey) : null;
      if (raw) await keep(wrapped.projectId, wrapped.generation, raw);
    }
  }

  async function keep(projectId: string, generation: number, raw: Uint8Array<ArrayBuffer>): Promise<void> {
    await parts.keys.put({ id: idOf(projectId, generation), projectId, generation, secret: toBase64(raw) });
    raw.fill(0);
  }

  async function give(projectId: string, generation: number, raw: Uint8Array<ArrayBuffer>, members: readonly Member[]) {
    const pair = await parts.pair();
    if (!pair) return;
    const keys: WrappedProjectKey[] = [];
    for (const member of members.filter((each) => each.projectId === projectId)) {
      const publicKey = member.accountId === account ? pair.publicKey : await pinned(member);
      if (!publicKey) continue;
      const wrap = { projectId, generation, by: account, accountId: member.accountId };
      keys.push({ ...wrap, wrapped: await wrapProjectKey(raw, wrap, pair, publicKey) });
    }
    if (keys.length > 0) await server.putProjectKeys(keys);
  }

  const isOwner = (projectId: string, members: readonly Member[]) =>
    members.some((each) => each.projectId === projectId && each.accountId === account && each.role === 'owner');

  /** Made by the owner alone, and kept here only when the server has it: two devices of one owner then have the same. */
  async function make(projectId: string, generation: number, members: readonly Member[]): Promise<void> {
    const raw = crypto.getRandomValues(new Uint8Array(32));
    await give(projectId, generation, raw, members);
    raw.fill(0);
    await take(members);
  }

  async function imported({ generation, secret }: ProjectKeyRow): Promise<ProjectKey> {
    const raw = fromBase64(secret);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    raw.fill(0);
    return { key, generation };
  }

  const find = async (projectId: string, generation?: number) =>
    (await ours(projectId)).find((row) => generation === undefined || row.generation === generation);

  return {
    private: async () => parts.ownKey,

    project: (projectId, generation) =>
      inTurn(async () => {
        const here = await find(projectId, generation);
        if (here) return imported(here);
        const members = await server.members();
        await take(members);
        if (!(await find(projectId)) && generation === undefined && isOwner(projectId, members))
          await make(projectId, 1, members);
        const found = await find(projectId, generation);
        return found ? imported(found) : null;
      }).catch(() => null),

    changed: async (members) => {
      const changed: Member[] = [];
      for (const member of members)
        if (member.accountId !== account && member.publicKey !== null && (await pinned(member)) === null)
          changed.push(member);
      return changed;
    },

    trust: async ({ accountId, publicKey }) => {
      if (publicKey !== null) await parts.pins.put({ id: pinOf(accountId), projectId: '', publicKey, compared: true });
    },

    share: () =>
      inTurn(async () => {
        const members = await server.members();
        for (const projectId of new Set(members.map((each) => each.projectId))) {
          if (!isOwner(projectId, members)) continue;
          for (const row of await ours(projectId))
            await give(projectId, row.generation, fromBase64(row.secret), members);
        }
      }),

    rotate: (projectId) =>
      inTurn(async () => {
        const members = await server.members();
        if (!isOwner(projectId, members)) return;
        const [latest] = await ours(projectId);
        await make(projectId, (latest?.generation ?? 0) + 1, members);
      }),
  };
}
