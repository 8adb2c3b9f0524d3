import { AppError } from '@arbetsytan/shared/errors/app-error';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import { expect, test } from 'vitest';
import { makeTinyModel } from '../../../e2e/support/tiny-model.ts';
import { maskAll } from '../masking/mask-all.ts';
import { createMasking } from '../masking/masking.ts';
import type { ModelState } from '../models/model-keeper.ts';
import type { OpinionRulesPort } from '../workers/rules.port.ts';
import type { Spawned } from '../workers/spawn.ts';
import { createSecondOpinion } from './ask-opinion.ts';

const { entry } = makeTinyModel({ words: {} });
const INPUT = {
  texts: ['Anna Lindqvist ringde.'],
  level: 'strict' as const,
  project: EMPTY_MASK_PROJECT,
  at: '2026-11-23T12:00:00.000Z',
};

/** A worker whose model does as the test says; ending it rejects what is in it, as a real one does. */
function workers(model: OpinionRulesPort['maskWithOpinion']) {
  const started: { stopped: boolean }[] = [];
  const port = {
    maskWithOpinion: model,
    maskAll: async (input) => maskAll(input),
  } as Partial<OpinionRulesPort> as OpinionRulesPort;
  const start = (): Spawned<OpinionRulesPort> => {
    const worker = { stopped: false };
    const ends = new Set<(reason: unknown) => void>();
    started.push(worker);
    return {
      get alive() {
        return !worker.stopped;
      },
      stop: () => {
        worker.stopped = true;
        for (const end of ends) end(new AppError('cancelled'));
      },
      call: (work) =>
        new Promise((resolve, reject) => {
          ends.add(reject);
          work(port).then(resolve, () => reject(new AppError('worker-failed')));
        }),
    };
  };
  return { start, started };
}

function kept(step: ModelState['step'] = 'ready') {
  let state: ModelState =
    step === 'failed'
      ? { step, entry, code: 'model-hash-mismatch' }
      : step === 'fetching'
        ? { step, entry, done: 1, of: 2 }
        : step === 'ready'
          ? { step, entry }
          : { step };
  return {
    known: async () => state,
    failed: (code: 'model-timed-out') => {
      state = { step: 'failed', entry, code };
    },
  };
}

const never = () => new Promise<never>(() => {});

test.each([
  ['none', null],
  ['fetching', 'model-not-here'],
  ['failed', 'model-hash-mismatch'],
] as const)('with a model that is %s no worker is started', async (step, missed) => {
  const { start, started } = workers(never);
  const opinion = createSecondOpinion({ keeper: kept(step), start });
  expect(await opinion.mask(INPUT)).toEqual({ verdict: null, missed });
  expect(started).toEqual([]);
});

test('at a level where the model has nothing to say it is neither asked nor missed', async () => {
  const { start, started } = workers(never);
  for (const step of ['ready', 'fetching', 'failed'] as const)
    expect(await createSecondOpinion({ keeper: kept(step), start }).mask({ ...INPUT, level: 'normal' })).toEqual({
      verdict: null,
      missed: null,
    });
  expect(started).toEqual([]);
});

test('a model that hangs is ended and told, and is not tried again', async () => {
  const { start, started } = workers(never);
  const opinion = createSecondOpinion({ keeper: kept(), start, patience: 20 });
  expect(await opinion.mask(INPUT)).toEqual({ verdict: null, missed: 'model-timed-out' });
  expect(started).toEqual([{ stopped: true }]);
  expect(await opinion.mask(INPUT)).toEqual({ verdict: null, missed: 'model-timed-out' });
  expect(started).toHaveLength(1);
});

test('a slow model that shows that it works is waited for', async () => {
  const { start } = workers(async (input, onWindow) => {
    for (let i = 0; i < 6; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      onWindow(i, 6);
    }
    return { verdict: maskAll(input), missed: null };
  });
  const seen: number[] = [];
  const opinion = createSecondOpinion({ keeper: kept(), start, patience: 100 });
  const { missed } = await opinion.mask(INPUT, { onWindow: (done) => seen.push(done) });
  expect(missed).toBeNull();
  expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a crash is told, and the next start is a new worker', async () => {
  const { start } = workers(() => Promise.reject(new Error('out of memory')));
  expect(await createSecondOpinion({ keeper: kept(), start }).mask(INPUT)).toEqual({
    verdict: null,
    missed: 'model-unusable',
  });
});

test('a question that is ended takes no other with it', async () => {
  let asked = 0;
  const { start, started } = workers((input) => {
    asked += 1;
    return asked === 1 ? never() : Promise.resolve({ verdict: maskAll(input), missed: null });
  });
  const opinion = createSecondOpinion({ keeper: kept(), start });
  const abort = new AbortController();
  const first = opinion.mask(INPUT, { signal: abort.signal });
  const second = opinion.mask(INPUT);
  await expect.poll(() => asked).toBe(1);
  abort.abort();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect((await second).missed).toBeNull();
  expect(started).toEqual([{ stopped: true }, { stopped: false }]);
});

test('an account that closes leaves no worker behind', async () => {
  const { start, started } = workers(never);
  const opinion = createSecondOpinion({ keeper: kept(), start });
  const asked = opinion.mask(INPUT);
  await expect.poll(() => started.length).toBe(1);
  opinion.stop();
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  await expect(opinion.mask(INPUT)).rejects.toMatchObject({ code: 'cancelled' });
  expect(started).toEqual([{ stopped: true }]);
});

test('when the model hangs the text is masked by the rules, saved and told', async () => {
  const { start } = workers(never);
  const rows = new Map<
    string,
    { id: string; projectId: string; project: typeof EMPTY_MASK_PROJECT; updatedAt: string }
  >();
  const table = {
    get: async (id: string) => rows.get(id) ?? null,
    list: async () => [...rows.values()],
    put: async (row: { id: string; projectId: string; project: typeof EMPTY_MASK_PROJECT; updatedAt: string }) =>
      void rows.set(row.id, row),
    remove: async () => {},
    watch: () => () => {},
    watchOne: () => () => {},
  };
  const opinion = createSecondOpinion({ keeper: kept(), start, patience: 20 });
  const masking = createMasking(
    table,
    workers(never).start(),
    () => INPUT.at,
    (_name, work) => work(),
    opinion,
  );
  const verdict = await masking.maskForProject({ projectId: 'p', level: 'strict', texts: INPUT.texts });
  const content = verdict.ok ? verdict.value[0] : undefined;
  expect(content?.text).toBe('[PERSON 1] ringde.');
  expect(content?.secondOpinion).toBe('missed');
  expect(rows.get('p')?.project.pseudonyms).toHaveLength(1);
});
