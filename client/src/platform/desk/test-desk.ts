import { EMPTY_MASK_PROJECT, type MaskProject } from '@arbetsytan/shared/mask/mask-types';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import { titleLevel } from '@arbetsytan/shared/projects/project';
import { gateAll, gateReport, maskAll } from '../masking/mask-all.ts';
import type { Desk, Masking, Table } from './desk.port.ts';
import type { ReportRow } from './report-row.ts';

/** A desk in memory for tests: real masking and gates, no browser. */
export interface TestDesk extends Desk {
  reportRow(change: Partial<ReportRow> & { readonly id: string }): ReportRow;
}

function memoryTable<T extends { readonly id: string }>(): Table<T> {
  const rows = new Map<string, T>();
  const inProject = (row: T, projectId: string | null | undefined) =>
    projectId === null || projectId === undefined || (row as { projectId?: string }).projectId === projectId;
  return {
    get: async (id) => rows.get(id) ?? null,
    list: async (projectId) => [...rows.values()].filter((row) => inProject(row, projectId)).reverse(),
    put: async (row) => {
      rows.set(row.id, structuredClone(row));
    },
    remove: async (id) => {
      rows.delete(id);
    },
    watch: () => () => {},
    watchOne: () => () => {},
  };
}

export function createTestDesk(): TestDesk {
  const projects = new Map<string, MaskProject>();
  let ids = 0;
  let clock = Date.UTC(2026, 10, 23);
  const now = () => new Date(clock++).toISOString();
  const newId = () => `id${++ids}`;
  const events: Desk['events'] = memoryTable();
  const known = (projectId: string) => projects.get(projectId) ?? EMPTY_MASK_PROJECT;
  const masking: Masking = {
    rulesetHash: async () => MASK_RULESET_HASH,
    gateTexts: async (projectId, texts) => gateAll({ texts, project: known(projectId) }),
    gateExport: async (projectId, report) => gateReport(report, known(projectId)),
    async maskForProject({ projectId, level, texts }) {
      const verdict = maskAll({ texts, level, project: known(projectId), at: now() });
      if (!verdict.ok) return verdict;
      projects.set(projectId, verdict.value.project);
      return { ok: true, value: verdict.value.contents };
    },
    async maskTitles(projectId, level, titles) {
      const verdict = await masking.maskForProject({ projectId, level: titleLevel(level), texts: titles });
      return verdict.ok ? { ok: true, value: verdict.value.map(({ text }) => text) } : verdict;
    },
  };
  const originals = new Map<string, Uint8Array<ArrayBuffer>>();
  const metas: Desk['vault']['originals'] = memoryTable();
  return {
    account: { id: 'redaktor', username: 'redaktor', name: 'Redaktör', role: 'editor' },
    projects: memoryTable(),
    documents: memoryTable(),
    notes: memoryTable(),
    sources: memoryTable(),
    events,
    reports: memoryTable(),
    leads: memoryTable(),
    feeds: memoryTable(),
    vault: {
      originals: metas,
      privateNotes: memoryTable(),
      sourceSecrets: memoryTable(),
      intakes: memoryTable(),
      async storeOriginal(meta, bytes) {
        originals.set(meta.id, bytes);
        await metas.put(meta);
      },
      openOriginal: async (id) => originals.get(id) ?? new Uint8Array(),
      async removeOriginal(id) {
        originals.delete(id);
        await metas.remove(id);
      },
      maskProject: async (projectId) => known(projectId),
    },
    masking,
    compileReport: () => Promise.reject(new Error('not in this desk')),
    record: (projectId, kind, subjectId) =>
      events.put({ id: newId(), projectId, kind, at: now(), by: 'redaktor', subjectId, text: null, date: null }),
    newId,
    now,
    reportRow: (change) => ({
      projectId: 'p',
      policy: 'internal',
      template: 'brief',
      engine: 'extract',
      materialIds: [],
      state: 'waiting',
      fingerprint: null,
      rulesetHash: null,
      previousReport: null,
      report: null,
      reasons: [],
      confirmed: [],
      documentId: null,
      createdBy: 'redaktor',
      createdAt: now(),
      updatedAt: now(),
      ...change,
    }),
  };
}
