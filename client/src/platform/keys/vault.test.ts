import { argon2 } from '@arbetsytan/shared/core/argon2';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Member, VaultRecord, WrappedProjectKey } from '@arbetsytan/shared/sync/people';
import { describe, expect, it } from 'vitest';
import { type KeyShelf, openVaultKeys, type WrappedKey } from '../vault/vault-key.ts';
import { createAppLock, isPin, isWeakPin } from './app-lock.ts';
import { checkVault } from './check-vault.ts';
import type { KeyServer } from './key-server.port.ts';
import { createProjectKeys, type KeyPinRow, type ProjectKeyRow } from './project-keys.ts';
import type { StretchPort } from './stretch.port.ts';
import { contactVault, unlockVault } from './vault-door.ts';
import { createVaultSecrets } from './vault-secrets.ts';

const WORDS = 'en lång fras att minnas';
/** The real stretching, cheaply: what it costs is tested where its bytes are. */
const stretch: StretchPort = {
  stretch: async (words, salt) => new Uint8Array(argon2(words, salt, { memory: 64, passes: 1, lanes: 1 })),
};

function memoryShelf(): KeyShelf {
  const kept = new Map<string, WrappedKey>();
  return {
    get: async (account) => kept.get(account),
    add: async (key) => {
      if (kept.has(key.account)) throw new Error('exists');
      kept.set(key.account, key);
    },
    put: async (key) => void kept.set(key.account, key),
  };
}

function memoryRows<T extends { readonly id: string; readonly projectId: string }>() {
  const rows = new Map<string, T>();
  return {
    get: async (id: string) => rows.get(id) ?? null,
    list: async (projectId?: string) =>
      [...rows.values()].filter((row) => projectId === undefined || row.projectId === projectId),
    put: async (row: T) => void rows.set(row.id, row),
  };
}

/** The server's rules of keys, as `sync-server/src/rooms/sync/keys.store.ts` has them. */
function newsroom() {
  const vaults = new Map<string, VaultRecord>();
  const people: { projectId: string; accountId: string; role: 'owner' | 'member' }[] = [];
  const wrapped: WrappedProjectKey[] = [];
  const swapped = new Map<string, string>();
  const isIn = (projectId: string, accountId: string) =>
    people.some((each) => each.projectId === projectId && each.accountId === accountId);
  const serverFor = (account: string): KeyServer => ({
    vault: async () => vaults.get(account) ?? null,
    putVault: async (vault) => {
      if (vault.revision !== (vaults.get(account)?.revision ?? 0) + 1) throw new AppError('vault-changed');
      vaults.set(account, vault);
    },
    members: async () =>
      people
        .filter(({ projectId }) => isIn(projectId, account))
        .map((each): Member => {
          const publicKey = swapped.get(each.accountId) ?? vaults.get(each.accountId)?.publicKey ?? null;
          return { ...each, username: each.accountId, name: each.accountId, publicKey };
        }),
    projectKeys: async () => wrapped.filter((key) => key.accountId === account && isIn(key.projectId, account)),
    putProjectKeys: async (keys) => {
      for (const key of keys) {
        if (!isIn(key.projectId, account) || !isIn(key.projectId, key.accountId)) throw new AppError('no-access');
        const there = (each: WrappedProjectKey) =>
          each.projectId === key.projectId && each.generation === key.generation && each.accountId === key.accountId;
        if (!wrapped.some(there)) wrapped.push(key);
      }
    },
  });
  return { people, vaults, swapped, serverFor };
}

type Newsroom = ReturnType<typeof newsroom>;

async function device(room: Newsroom, account: string, shelf = memoryShelf()) {
  const server = room.serverFor(account);
  const vault = await openVaultKeys(shelf, account, async () => true);
  const contact = await contactVault(account, vault, shelf, server, () => `vault-of-${account}`);
  const keys = createProjectKeys({
    account,
    keys: memoryRows<ProjectKeyRow>(),
    pins: memoryRows<KeyPinRow>(),
    server,
    pair: async () => (contact.state === 'ours' ? contact.keys : null),
    ownKey: vault.sync,
    inTurn: (work) => work(),
  });
  return {
    server,
    shelf,
    vault,
    contact,
    keys,
    secrets: createVaultSecrets(account, shelf, server, stretch, () => 'made'),
  };
}

/** Does a key seal and open the same? */
async function isSame(a: CryptoKey | undefined, b: CryptoKey | undefined): Promise<boolean> {
  if (!a || !b) return false;
  const iv = new Uint8Array(12);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, a, new Uint8Array(4));
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, b, sealed).then(
    () => true,
    () => false,
  );
}

describe('a vault on a second device', () => {
  it('opens with the passphrase that was chosen on the first, and is the same vault', async () => {
    const room = newsroom();
    const first = await device(room, 'anna');
    await first.secrets.choosePassphrase(WORDS);
    const shelf = memoryShelf();
    const start = await checkVault('anna', shelf, first.server);
    if (start.state !== 'unlock') throw new Error(start.state);
    expect(await unlockVault('anna', start.vault, { passphrase: 'en annan lång fras' }, shelf, stretch)).toBe(false);
    expect(await unlockVault('anna', start.vault, { passphrase: WORDS }, shelf, stretch)).toBe(true);
    const second = await device(room, 'anna', shelf);
    expect(second.contact.state).toBe('ours');
    expect(await isSame(await first.keys.private(), await second.keys.private())).toBe(true);
    expect(await checkVault('anna', shelf, first.server)).toEqual({ state: 'ready' });
  });

  it('opens with the recovery code when the passphrase is lost', async () => {
    const room = newsroom();
    const first = await device(room, 'anna');
    const code = await first.secrets.makeRecoveryCode();
    expect([...(await first.secrets.kinds())]).toEqual(['recovery']);
    const start = await checkVault('anna', memoryShelf(), first.server);
    if (start.state !== 'unlock') throw new Error(start.state);
    expect(await unlockVault('anna', start.vault, { code: code.toLowerCase() }, memoryShelf(), stretch)).toBe(true);
    expect(await unlockVault('anna', start.vault, { code: '1234' }, memoryShelf(), stretch)).toBe(false);
  });

  it('waits while the first has chosen no passphrase, and makes no vault of its own', async () => {
    const room = newsroom();
    const { server } = await device(room, 'anna');
    expect(await checkVault('anna', memoryShelf(), server)).toEqual({ state: 'elsewhere' });
  });

  it('is made where nothing syncs, and never on a guess of what the server has', async () => {
    const answering = (code: 'sync-off' | 'forbidden' | 'offline' | 'internal') => ({
      vault: () => Promise.reject(new AppError(code)),
    });
    expect(await checkVault('anna', memoryShelf(), answering('sync-off'))).toEqual({ state: 'ready' });
    expect(await checkVault('anna', memoryShelf(), answering('forbidden'))).toEqual({ state: 'ready' });
    await expect(checkVault('anna', memoryShelf(), answering('offline'))).rejects.toMatchObject({ code: 'offline' });
    await expect(checkVault('anna', memoryShelf(), answering('internal'))).rejects.toMatchObject({ code: 'internal' });
    // A device that has its vault asks nobody.
    const { shelf } = await device(newsroom(), 'anna');
    expect(await checkVault('anna', shelf, answering('offline'))).toEqual({ state: 'ready' });
  });

  it('that made another vault is told, and nothing is taken for the same', async () => {
    const room = newsroom();
    await device(room, 'anna');
    expect((await device(room, 'anna')).contact).toEqual({ state: 'other' });
  });

  it('no longer opens with a passphrase that was changed', async () => {
    const room = newsroom();
    const first = await device(room, 'anna');
    await first.secrets.choosePassphrase(WORDS);
    await first.secrets.choosePassphrase('en helt ny lång fras');
    const vault = room.vaults.get('anna');
    if (!vault) throw new Error('no vault');
    expect(vault.wraps).toHaveLength(1);
    expect(await unlockVault('anna', vault, { passphrase: WORDS }, memoryShelf(), stretch)).toBe(false);
  });

  it('is told of by the server in wrapped keys only', async () => {
    const room = newsroom();
    const first = await device(room, 'anna');
    await first.secrets.choosePassphrase(WORDS);
    const code = await first.secrets.makeRecoveryCode();
    const known = JSON.stringify([...room.vaults]);
    for (const secret of [WORDS, code, code.replaceAll('-', '')]) expect(known).not.toContain(secret);
  });
});

describe('the app lock', () => {
  const CHEAP = { memory: 64, passes: 1, lanes: 1 };
  const HOW = { afterMinutes: 5, onHide: true };
  async function locked(pin: string | null) {
    const room = newsroom();
    const made = await device(room, 'anna');
    const lock = createAppLock('anna', made.shelf, stretch, CHEAP);
    await expect(lock.set(pin, HOW)).rejects.toMatchObject({ code: 'vault-locked' });
    await made.secrets.choosePassphrase(WORDS);
    await lock.set(pin, HOW);
    return { ...made, lock, room };
  }
  const storeOf = async (shelf: KeyShelf, raw?: Uint8Array<ArrayBuffer>) =>
    (await openVaultKeys(shelf, 'anna', async () => false, raw)).sync;

  it('leaves nothing on the device that opens the vault by itself', async () => {
    const { shelf, lock } = await locked('204816');
    expect(await lock.isSet()).toBe(true);
    await expect(openVaultKeys(shelf, 'anna', async () => true)).rejects.toMatchObject({ code: 'vault-locked' });
  });

  it('opens with the PIN, and with the passphrase', async () => {
    const { shelf, lock, vault } = await locked('204816');
    for (const opened of [await lock.byPin('204816'), await lock.byPassphrase(WORDS)]) {
      if (opened.state !== 'open') throw new Error('locked');
      expect(await isSame(vault.sync, await storeOf(shelf, opened.raw))).toBe(true);
    }
  });

  it('gives the PIN up after ten wrong ones in a row, and the passphrase then still opens', async () => {
    const { lock } = await locked('204816');
    for (let left = 9; left >= 1; left--) expect(await lock.byPin('000001')).toEqual({ state: 'wrong', left });
    expect(await lock.byPin('000001')).toEqual({ state: 'wrong', left: null });
    expect(await lock.byPin('204816')).toEqual({ state: 'wrong', left: null });
    expect((await lock.byPassphrase(WORDS)).state).toBe('open');
  });

  it('counts wrong ones in a row only', async () => {
    const { lock } = await locked('204816');
    expect(await lock.byPin('000001')).toEqual({ state: 'wrong', left: 9 });
    expect((await lock.byPin('204816')).state).toBe('open');
    expect(await lock.byPin('000001')).toEqual({ state: 'wrong', left: 9 });
  });

  it('is nothing without this device: a copy of what is kept opens with no PIN elsewhere', async () => {
    const { shelf, room } = await locked('204816');
    const copy = memoryShelf();
    const kept = await shelf.get('anna');
    if (!kept) throw new Error('nothing kept');
    const { deviceKey } = (await (await device(room, 'bo')).shelf.get('bo')) ?? kept;
    await copy.put({ ...kept, deviceKey });
    expect((await createAppLock('anna', copy, stretch, CHEAP).byPin('204816')).state).toBe('wrong');
  });

  it('is taken away by the passphrase alone', async () => {
    const { shelf, lock, vault } = await locked(null);
    expect(await lock.byPin('204816')).toEqual({ state: 'wrong', left: null });
    expect(await lock.remove('en annan lång fras')).toBe(false);
    expect(await lock.remove(WORDS)).toBe(true);
    expect(await lock.isSet()).toBe(false);
    expect(await isSame(vault.sync, await storeOf(shelf))).toBe(true);
  });

  it('lets the passphrase be changed while it is set, and the PIN still opens', async () => {
    const { shelf, lock, secrets, vault } = await locked('204816');
    await expect(secrets.choosePassphrase('en helt ny lång fras')).rejects.toMatchObject({ code: 'vault-locked' });
    const opened = await lock.byPassphrase(WORDS);
    if (opened.state !== 'open') throw new Error('locked');
    await secrets.choosePassphrase('en helt ny lång fras', opened.raw);
    expect((await lock.byPassphrase(WORDS)).state).toBe('wrong');
    const again = await lock.byPin('204816');
    if (again.state !== 'open') throw new Error('locked');
    expect(await isSame(vault.sync, await storeOf(shelf, again.raw))).toBe(true);
  });

  it('takes six digits, and none that anybody would try first', () => {
    expect(['204816', '12345', '1234567', '12a456'].map(isPin)).toEqual([true, false, false, false]);
    expect(['000000', '123456', '987654', '204816', '111112'].map(isWeakPin)).toEqual([true, true, true, false, false]);
  });
});

describe('a project’s key', () => {
  async function both() {
    const room = newsroom();
    room.people.push(
      { projectId: 'p', accountId: 'anna', role: 'owner' },
      { projectId: 'p', accountId: 'bo', role: 'member' },
    );
    return { room, anna: await device(room, 'anna'), bo: await device(room, 'bo') };
  }

  it('is made by the owner and opened by a member', async () => {
    const { anna, bo } = await both();
    expect(await bo.keys.project('p')).toBeNull();
    const made = await anna.keys.project('p');
    const taken = await bo.keys.project('p');
    expect([made?.generation, taken?.generation]).toEqual([1, 1]);
    expect(await isSame(made?.key, taken?.key)).toBe(true);
  });

  it('is not made of a project that the server does not know of yet', async () => {
    const room = newsroom();
    const anna = await device(room, 'anna');
    expect(await anna.keys.project('p')).toBeNull();
  });

  it('comes to who is let in later', async () => {
    const room = newsroom();
    room.people.push({ projectId: 'p', accountId: 'anna', role: 'owner' });
    const [anna, bo] = [await device(room, 'anna'), await device(room, 'bo')];
    const made = await anna.keys.project('p');
    room.people.push({ projectId: 'p', accountId: 'bo', role: 'member' });
    expect(await bo.keys.project('p')).toBeNull();
    await anna.keys.share();
    expect(await isSame(made?.key, (await bo.keys.project('p'))?.key)).toBe(true);
  });

  it('is another one when somebody was removed', async () => {
    const { room, anna, bo } = await both();
    const before = await anna.keys.project('p');
    await bo.keys.project('p');
    room.people.splice(1, 1);
    await anna.keys.rotate('p');
    const after = await anna.keys.project('p');
    expect(after?.generation).toBe(2);
    expect(await isSame(before?.key, after?.key)).toBe(false);
    // What was sealed before still opens for who was there.
    expect(await isSame((await anna.keys.project('p', 1))?.key, before?.key)).toBe(true);
    expect(await bo.keys.project('p', 2)).toBeNull();
  });

  it('is not given to a key that the server has put in the place of a member’s', async () => {
    const { room, anna, bo } = await both();
    await anna.keys.project('p');
    const stranger = await device(room, 'cia');
    if (stranger.contact.state !== 'ours') throw new Error('no keys');
    room.swapped.set('bo', stranger.contact.keys.publicKey);
    await anna.keys.rotate('p');
    const bosMember = (await anna.server.members()).find(({ accountId }) => accountId === 'bo');
    if (!bosMember) throw new Error('bo is gone');
    expect((await anna.keys.changed([bosMember])).map(({ accountId }) => accountId)).toEqual(['bo']);
    expect((await bo.server.projectKeys()).map(({ generation }) => generation)).toEqual([1]);
    // A person has looked, and takes it.
    await anna.keys.trust(bosMember);
    expect(await anna.keys.changed([bosMember])).toEqual([]);
  });
});
