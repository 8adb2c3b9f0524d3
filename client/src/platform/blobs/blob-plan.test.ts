import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';
import { describe, expect, it } from 'vitest';
import type { OriginalMeta } from '../desk/vault-rows.ts';
import { type PlanFacts, planBlobs } from './blob-plan.ts';
import { NO_SETTINGS } from './blob-settings.ts';

const recording = (id: string, fields: Partial<Recording> = {}) =>
  ({ id, projectId: 'p1', state: 'whole', opus: true, ...fields }) as Recording;
const original = (id: string) => ({ id, projectId: 'p1' }) as OriginalMeta;
const there = (id: string, size: number, state: BlobState['state'] = 'stored'): BlobState => ({
  id,
  size,
  state,
  sha256: 'a'.repeat(64),
});
const plan = (facts: Partial<PlanFacts>) => {
  const { send, fetch, held } = planBlobs({
    originals: [],
    recordings: [],
    classification: () => 'sensitive',
    here: new Map(),
    server: [],
    settings: NO_SETTINGS,
    network: 'mobile',
    ...facts,
  });
  return { send, fetch: fetch.map(({ id }) => id), held: Object.fromEntries(held) };
};
const ALL_HERE = new Map([
  ['o.d1', 10],
  ['s.opus.r1', 20],
  ['s.pcm.r1', 900],
]);
const both = { originals: [original('d1')], recordings: [recording('r1')] };

describe('sealed bytes', () => {
  it('are sent in the order in which they are missed: originals, what is listened to, samples', () => {
    expect(plan({ ...both, here: ALL_HERE }).send).toEqual(['o.d1', 's.opus.r1', 's.pcm.r1']);
  });

  it('that the server has are not sent again, and what was begun is gone on with', () => {
    const server = [there('o.d1', 10), there('s.opus.r1', 20, 'coming')];
    expect(plan({ ...both, here: ALL_HERE, server }).send).toEqual(['s.opus.r1', 's.pcm.r1']);
  });

  it('that another device has sent are fetched, also those that came half last time', () => {
    const server = [there('o.d1', 10), there('s.opus.r1', 20), there('s.pcm.r1', 900)];
    expect(plan({ ...both, server }).fetch).toEqual(['o.d1', 's.opus.r1', 's.pcm.r1']);
    const here = new Map(ALL_HERE).set('s.pcm.r1', 300);
    expect(plan({ ...both, server, here }).fetch).toEqual(['s.pcm.r1']);
  });

  it('of sound that is being recorded, or lies in the trash, stay', () => {
    const recordings = [recording('r1', { state: 'open' }), recording('r2', { removedAt: '2026-01-01' as never })];
    expect(plan({ recordings, here: new Map([...ALL_HERE, ['s.pcm.r2', 5]]) }).send).toEqual([]);
  });

  it('of sound wait for Wi-Fi when that was asked for, both ways, and where the browser does not tell', () => {
    const settings = { ...NO_SETTINGS, soundOnWifiOnly: true };
    const server = [there('s.opus.r1', 20)];
    const here = new Map([...ALL_HERE].filter(([id]) => id !== 's.opus.r1'));
    for (const network of ['mobile', 'unknown'] as const)
      expect(plan({ ...both, here, server, settings, network })).toEqual({
        send: ['o.d1'],
        fetch: [],
        held: { 's.opus.r1': 'wifi', 's.pcm.r1': 'wifi' },
      });
    const onWifi = plan({ ...both, here, server, settings, network: 'wifi' });
    expect([onWifi.send, onWifi.fetch]).toEqual([['o.d1', 's.pcm.r1'], ['s.opus.r1']]);
  });

  it('of sound in a project with a source to protect stay on the device until somebody says otherwise', () => {
    const facts = { ...both, here: ALL_HERE, classification: () => 'source-sensitive' as const };
    expect(plan(facts)).toEqual({
      send: ['o.d1'],
      fetch: [],
      held: { 's.opus.r1': 'device-only', 's.pcm.r1': 'device-only' },
    });
    const opened = { ...NO_SETTINGS, keepSoundHere: { p1: false } };
    expect(plan({ ...facts, settings: opened }).send).toHaveLength(3);
    const kept = { ...NO_SETTINGS, keepSoundHere: { p1: true } };
    expect(plan({ ...both, here: ALL_HERE, settings: kept }).send).toEqual(['o.d1']);
  });
});
