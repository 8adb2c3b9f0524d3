import { call } from '../api/call.ts';
import type { KeyServer } from './key-server.port.ts';

/** Milliseconds. A start does not wait long for a server: without an answer the device works alone. */
const TIMEOUT = 5_000;

export const openKeyServer = (): KeyServer => ({
  vault: async () => (await call('vault.get', { timeout: TIMEOUT })).vault,
  putVault: async (vault) => {
    await call('vault.put', { body: vault });
  },
  members: async () => (await call('members.list')).members,
  projectKeys: async () => (await call('keys.list')).keys,
  putProjectKeys: async (keys) => {
    await call('keys.put', { body: { keys: [...keys] } });
  },
});
