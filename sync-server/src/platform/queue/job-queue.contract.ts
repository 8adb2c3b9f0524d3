import { JOBS_EACH, JOBS_IN_ALL } from '@arbetsytan/shared/jobs/job';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobQueue } from './job-queue.port.ts';
import { INPUT_WAIT, LEASE, MOST_TRIES, RESULT_WAIT } from './limits.ts';

/** What every JobQueue promises. @param make an empty queue that reads this clock */
export function jobQueueContract(name: string, make: (clock: () => number) => Promise<JobQueue>): void {
  describe(`${name}, as a job queue`, () => {
    let queue: JobQueue;
    let time: number;
    beforeEach(async () => {
      time = 1_000_000;
      queue = await make(() => time);
    });

    const add = async (id: string, owner = 'a', ready = true) => {
      const job = await queue.add({ id, kind: 'transcribe', owner, key: `key-of-${id}-and-more`, bytes: 2 });
      if (ready) await queue.ready(id);
      time += 1;
      return job;
    };

    it('takes nothing before its input is there', async () => {
      await add('one', 'a', false);
      expect(await queue.take('e')).toBeNull();
      await queue.ready('one');
      expect(await queue.take('e')).toMatchObject({ id: 'one', state: 'running', tries: 1, engine: 'e' });
      expect(await queue.take('e')).toBeNull();
    });

    it('takes the same key of the same owner for the same job', async () => {
      await add('one');
      const again = await queue.add({
        id: 'two',
        kind: 'transcribe',
        owner: 'a',
        key: 'key-of-one-and-more',
        bytes: 2,
      });
      expect(again.id).toBe('one');
      const other = await queue.add({
        id: 'three',
        kind: 'transcribe',
        owner: 'b',
        key: 'key-of-one-and-more',
        bytes: 2,
      });
      expect(other.id).toBe('three');
    });

    it('serves people in turn, and tells each their place', async () => {
      for (const id of ['a1', 'a2', 'a3']) await add(id, 'a');
      await add('b1', 'b');
      expect(await queue.place('b1')).toBe(2);
      expect(await queue.place('a3')).toBe(4);
      const order: (string | undefined)[] = [];
      for (let i = 0; i < 4; i++) {
        const job = await queue.take('e');
        order.push(job?.id);
        time += 10;
        await queue.end(job?.id ?? '', 'done', null);
      }
      expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
      expect(await queue.place('a1')).toBeNull();
    });

    it('refuses more than a person, or all together, may have waiting', async () => {
      for (let i = 0; i < JOBS_EACH; i++) await add(`a${i}`);
      await expect(add('one-more')).rejects.toMatchObject({ code: 'jobs-each' });
      for (let i = JOBS_EACH; i < JOBS_IN_ALL; i++) await add(`x${i}`, `owner${i}`);
      await expect(add('too-many', 'z')).rejects.toMatchObject({ code: 'jobs-full' });
      await queue.end('a0', 'cancelled', null);
      await add('room-again');
    });

    it('gives a job back when its lease runs out, and gives it up after its tries', async () => {
      await add('one');
      for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
        expect(await queue.take('e')).toMatchObject({ id: 'one', tries: attempt });
        time += LEASE - 1;
        expect(await queue.beat('one', 10)).toBe(true);
        time += LEASE - 1;
        expect(await queue.sweep()).toEqual([]);
        expect((await queue.get('one'))?.state).toBe('running');
        time += 2;
        expect(await queue.sweep()).toEqual(attempt === MOST_TRIES ? ['one'] : []);
      }
      expect(await queue.get('one')).toMatchObject({ state: 'failed', code: 'job-lost' });
      expect(await queue.beat('one', 20)).toBe(false);
    });

    it('waits before it tries again', async () => {
      await add('one');
      await queue.take('e');
      expect(await queue.again('one', time + 500, 'job-engine-failed')).toBe(true);
      expect(await queue.take('e')).toBeNull();
      time += 500;
      expect(await queue.take('e')).toMatchObject({ id: 'one', tries: 2 });
    });

    it('ends what is cancelled, whatever state it is in, and once', async () => {
      await add('one');
      await queue.take('e');
      expect(await queue.end('one', 'cancelled', null)).toBe(true);
      expect(await queue.beat('one', 50)).toBe(false);
      expect(await queue.end('one', 'done', null)).toBe(false);
      expect((await queue.get('one'))?.state).toBe('cancelled');
    });

    it('lets go of what nobody brings or fetches', async () => {
      await add('no-input', 'a', false);
      await add('no-reader');
      await queue.take('e');
      await queue.end('no-reader', 'done', null);
      time += Math.max(INPUT_WAIT, RESULT_WAIT) + 1;
      expect([...(await queue.sweep())].sort()).toEqual(['no-input', 'no-reader']);
      expect((await queue.get('no-reader'))?.state).toBe('expired');
    });

    it('never leaves a job of a dead server waiting or running', async () => {
      await add('waits');
      await add('runs', 'b');
      await queue.take('e');
      expect(await queue.abandon()).toBe(2);
      for (const id of ['waits', 'runs'])
        expect(await queue.get(id)).toMatchObject({ state: 'failed', code: 'job-lost' });
      expect(await queue.take('e')).toBeNull();
    });

    it('counts, and tells of nobody', async () => {
      await add('job-1');
      time += 100;
      await queue.take('e');
      time += 900;
      await queue.end('job-1', 'done', null);
      const stats = await queue.stats();
      expect(stats).toMatchObject({ ranMs: 900, longestMs: 900 });
      expect(stats.counts.done).toBe(1);
      expect(JSON.stringify(stats)).not.toContain('job-1');
    });
  });
}
