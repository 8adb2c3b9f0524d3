import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaskProjectRow, Table } from '../desk/desk.port.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import { maskAll } from './mask-all.ts';
import { createMasking } from './masking.ts';

const NAMES = ['Anna Lindqvist', 'Erik Johansson', 'Karin Ekelund', 'Sven Bergman', 'Fatima Haddad'];

/** One at a time by name, as the browser's locks do it, also between tabs. */
function locks() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const next = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, next);
    return next;
  };
}

/** A table whose answers take a turn of the clock, so that two callers are in it at once. */
function slowTable(): Pick<Table<MaskProjectRow>, 'get' | 'put' | 'list'> {
  const rows = new Map<string, MaskProjectRow>();
  const soon = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    get: async (id) => {
      await soon();
      return structuredClone(rows.get(id) ?? null);
    },
    put: async (row) => {
      await soon();
      rows.set(row.id, structuredClone(row));
    },
    list: async () => [...rows.values()],
  };
}

function twoTabs() {
  const table = slowTable() as Table<MaskProjectRow>;
  const lock = locks();
  const port = { maskAll: async (input: Parameters<typeof maskAll>[0]) => maskAll(input) };
  const tab = () =>
    createMasking(table, { call: (work) => work(port as RulesPort) }, () => '2026-11-23T12:00:00.000Z', lock);
  return { tabs: [tab(), tab()], table };
}

describe('masking in two tabs at once', () => {
  it('gives one value one placeholder and two values never the same', async () => {
    const texts = fc.array(fc.tuple(fc.nat(1), fc.nat(NAMES.length - 1), fc.nat(NAMES.length - 1)), {
      minLength: 2,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (orders) => {
        const { tabs, table } = twoTabs();
        const answers = await Promise.all(
          orders.map(([tab, a, b]) =>
            tabs[tab]?.maskForProject({
              projectId: 'p',
              level: 'strict',
              texts: [`Enligt ${NAMES[a]} var ${NAMES[b]} där.`],
            }),
          ),
        );
        const numberOf = new Map<string, string>();
        answers.forEach((answer, i) => {
          if (!answer?.ok) throw new Error('refused');
          const found = String(answer.value[0]?.text).match(/\[PERSON \d+\]/g) ?? [];
          const [, a = 0, b = 0] = orders[i] ?? [];
          [NAMES[a] ?? '', NAMES[b] ?? ''].forEach((name, at) => {
            expect(numberOf.get(name) ?? found[at]).toBe(found[at]);
            numberOf.set(name, found[at] ?? '');
          });
        });
        expect(new Set(numberOf.values()).size).toBe(numberOf.size);
        const stored = (await table.get('p'))?.project;
        expect(stored?.numbers).toHaveLength(numberOf.size);
        expect(stored?.key).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 25 },
    );
  });
});
