import { AppError } from '@arbetsytan/shared/errors/app-error';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import { expect, test } from 'vitest';
import type { ReportRow } from '../desk/report-row.ts';
import { maskAll } from '../masking/mask-all.ts';
import type { StoreTable } from '../store/table.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import type { Spawned } from '../workers/spawn.ts';
import { compileOrder } from './compile-order.ts';
import { createReportRunner, type RunnerParts } from './report-runner.ts';

const at = '2026-11-23T04:00:00.000Z';

function tableOf<T extends { readonly id: string }>(...rows: T[]): StoreTable<T> {
  const held = new Map(rows.map((row) => [row.id, row]));
  return {
    get: async (id) => held.get(id) ?? null,
    list: async () => [...held.values()],
    ids: async () => [...held.keys()],
    put: async (row) => {
      held.set(row.id, row);
    },
    remove: async (id) => {
      held.delete(id);
    },
    watch: () => () => {},
    watchOne: () => () => {},
  };
}

/** A worker in this thread. `compile` is the real one unless replaced. */
function inThread(compile: RulesPort['compile'] = async (order, onStep) => compileOrder(order, onStep)) {
  return (): Spawned<RulesPort> => {
    let stop: (reason: AppError) => void = () => {};
    const stopped = new Promise<never>((_resolve, reject) => {
      stop = reject;
    });
    stopped.catch(() => {});
    const port = { compile } as RulesPort;
    return {
      alive: true,
      stop: () => stop(new AppError('cancelled')),
      call: (work) => Promise.race([work(port), stopped]),
    };
  };
}

const LINES = [
  'Kommunen betalade 4,2 miljoner kronor till bolaget den 3 mars 2024.',
  'Bolaget vann upphandlingen trots att två andra anbud var lägre.',
  'Enligt revisorn saknas underlag för hälften av fakturorna.',
];

function setup(start = inThread(), row: Partial<ReportRow> = {}) {
  const masked = maskAll({
    texts: [LINES.join('\n\n'), 'Upphandlingen'],
    level: 'strict',
    project: EMPTY_MASK_PROJECT,
    at: '2026-11-23T12:00:00.000Z',
  });
  if (!masked.ok) throw new Error('the material does not pass the gate');
  const [content, title] = masked.value.contents;
  if (!content || !title) throw new Error('nothing was masked');
  const restrictions = { ai: true, export: true, fortKnox: true };
  const common = {
    projectId: 'p1',
    title: title.text,
    reviewed: true,
    createdAt: at,
    updatedAt: at,
    importedBy: 'anna',
    originalId: null,
  };
  const document = {
    ...content,
    ...common,
    id: 'd1',
    kind: 'text' as const,
    tags: [],
    date: '2024-04-01',
    pages: null,
    bytes: 1,
    restrictions,
    report: null,
  };
  const project = {
    id: 'p1',
    name: title.text,
    tags: [],
    classification: 'normal' as const,
    state: 'research' as const,
    level: 'strict' as const,
    deadline: null,
    leadId: null,
    createdBy: 'anna',
    createdAt: at,
    updatedAt: at,
  };
  const asked: ReportRow = {
    id: 'r1',
    projectId: 'p1',
    policy: 'internal',
    template: 'weekly',
    engine: 'extract',
    materialIds: ['d1'],
    state: 'waiting',
    fingerprint: null,
    rulesetHash: null,
    previousReport: null,
    report: null,
    reasons: [],
    confirmed: [],
    documentId: null,
    createdBy: 'anna',
    createdAt: at,
    updatedAt: at,
    ...row,
  };
  const reports = tableOf<ReportRow>();
  const events: string[] = [];
  const held = new Set<string>();
  const parts: RunnerParts = {
    tables: {
      projects: tableOf(project),
      documents: tableOf(document),
      notes: tableOf(),
      reports,
      maskprojects: tableOf(),
    },
    start,
    underLock: (_name, work) => work(),
    ifUnlocked: async (name, work) => (held.has(name) ? null : work()),
    record: async (_project, kind) => {
      events.push(kind);
    },
    now: () => at,
  };
  return { runner: createReportRunner(parts), reports, events, asked, held };
}

const unhurried = () => new AbortController().signal;

test('a report is compiled step by step, and its row is written with fingerprint and report', async () => {
  const { runner, reports, events, asked } = setup();
  const steps: string[] = [];
  const outcome = await runner.compile(asked, (step) => steps.push(step), unhurried());
  expect(outcome.ok).toBe(true);
  const row = await reports.get('r1');
  expect(row).toMatchObject({ state: 'done', reasons: [] });
  expect(row?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(row?.report?.summary.length).toBeGreaterThan(0);
  expect(steps[0]).toBe('eligibility');
  expect(events).toEqual(['report-compiled']);
});

test('the same order gives the same report, byte for byte', async () => {
  const [first, second] = [setup(), setup()];
  await first.runner.compile(first.asked, () => {}, unhurried());
  await second.runner.compile(second.asked, () => {}, unhurried());
  expect((await first.reports.get('r1'))?.report).toEqual((await second.reports.get('r1'))?.report);
});

test('a refusal is a value with reasons, and the row keeps them', async () => {
  const { runner, reports, events, asked } = setup(inThread(), { materialIds: [] });
  const outcome = await runner.compile(asked, () => {}, unhurried());
  expect(outcome).toMatchObject({ ok: false, reasons: [{ code: 'no-material' }] });
  expect(await reports.get('r1')).toMatchObject({ state: 'refused', report: null });
  expect(events).toEqual(['report-refused']);
});

test('material that was removed meanwhile is named, not left out', async () => {
  const { runner, asked } = setup(inThread(), { materialIds: ['d1', 'borta'] });
  const outcome = await runner.compile(asked, () => {}, unhurried());
  expect(outcome).toMatchObject({
    ok: false,
    reasons: [{ code: 'no-material', documentId: 'borta', repair: 'leave-out' }],
  });
});

test('a cancelled report is marked so, and nothing of it is kept', async () => {
  const { runner, reports, asked } = setup(inThread(() => new Promise(() => {})));
  const cancel = new AbortController();
  const running = runner.compile(asked, () => {}, cancel.signal);
  await expect.poll(async () => (await reports.get('r1'))?.state).toBe('waiting');
  await new Promise((resolve) => setTimeout(resolve, 10));
  cancel.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(await reports.get('r1')).toMatchObject({ state: 'cancelled', report: null });
});

test('a report whose worker crashed waits for the next start, which ends it', async () => {
  const crashed = setup(inThread(() => Promise.reject(new AppError('worker-failed'))));
  await expect(crashed.runner.compile(crashed.asked, () => {}, unhurried())).rejects.toMatchObject({
    code: 'worker-failed',
  });
  const left = await crashed.reports.get('r1');
  expect(left?.state).toBe('waiting');
  const next = setup();
  if (left) await next.reports.put(left);
  await next.runner.resumeWaiting();
  expect((await next.reports.get('r1'))?.state).toBe('done');
});

test('a report that another tab is at work on is left to it', async () => {
  const { runner, reports, asked, held } = setup();
  await reports.put(asked);
  held.add('report:r1');
  await runner.resumeWaiting();
  expect((await reports.get('r1'))?.state).toBe('waiting');
});
