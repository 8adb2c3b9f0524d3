import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Material } from '@arbetsytan/shared/fort-knox/material';
import type { KnoxOutcome, KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { EventKind } from '@arbetsytan/shared/projects/event';
import type { ReportRow } from '../desk/report-row.ts';
import { maskProjectOf } from '../masking/masking.ts';
import type { Tables } from '../store/database.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import { callback, type Spawned } from '../workers/spawn.ts';
import type { CompileAnswer, CompileOrder, OnStep } from './compile.port.ts';
import { materialOfDocument, materialOfNote } from './materials.ts';

export interface RunnerParts {
  readonly tables: Pick<Tables, 'projects' | 'documents' | 'notes' | 'reports' | 'maskprojects'>;
  /** A worker for this report alone: cancelling ends it at once. */
  readonly start: () => Spawned<RulesPort>;
  readonly underLock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly ifUnlocked: <T>(name: string, work: () => Promise<T>) => Promise<T | null>;
  readonly record: (projectId: Id, kind: EventKind, subjectId: Id | null) => Promise<void>;
  readonly now: () => string;
}

export interface ReportRunner {
  compile(row: ReportRow, onStep: OnStep, signal: AbortSignal): Promise<KnoxOutcome<ReportRow>>;
  /** Takes up reports that were asked for and never ended. A failing one does not stop the rest. */
  resumeWaiting(): Promise<void>;
}

const lockOf = (id: Id) => `report:${id}`;

/** Fort Knox on this device: the order is written down, compiled in a worker, and the row is written once at the end. */
export function createReportRunner(parts: RunnerParts): ReportRunner {
  const { tables, now } = parts;

  async function run(row: ReportRow, onStep: OnStep, signal: AbortSignal): Promise<KnoxOutcome<ReportRow>> {
    const { order, missing } = await orderOf(row);
    const answer = missing.length > 0 ? refusedFor(missing) : await compileInWorker(order, onStep, signal, row);
    const ended: ReportRow = { ...row, ...endOf(answer), updatedAt: now() };
    await tables.reports.put(ended);
    await parts.record(row.projectId, answer.ok ? 'report-compiled' : 'report-refused', row.id);
    return answer.ok ? { ok: true, value: ended } : { ok: false, reasons: answer.reasons };
  }

  async function compileInWorker(order: CompileOrder, onStep: OnStep, signal: AbortSignal, row: ReportRow) {
    const worker = parts.start();
    const stop = () => worker.stop();
    signal.addEventListener('abort', stop);
    try {
      if (signal.aborted) throw new AppError('cancelled');
      return await worker.call((port) => port.compile(order, callback(onStep)));
    } catch (thrown) {
      if (signal.aborted) await tables.reports.put({ ...row, state: 'cancelled', updatedAt: now() });
      throw signal.aborted ? new AppError('cancelled') : thrown;
    } finally {
      signal.removeEventListener('abort', stop);
      worker.stop();
    }
  }

  async function orderOf(row: ReportRow): Promise<{ readonly order: CompileOrder; readonly missing: readonly Id[] }> {
    const project = await tables.projects.get(row.projectId);
    if (!project) throw new AppError('not-found', { id: row.projectId });
    const maskProject = await maskProjectOf(tables.maskprojects, row.projectId);
    const found = await Promise.all(row.materialIds.map((id) => materialOf(id, maskProject)));
    const earlier = (await tables.reports.list(row.projectId)).flatMap((other) =>
      other.id !== row.id && other.policy === row.policy && other.report ? [other.report] : [],
    );
    const order: CompileOrder = {
      project: { name: project.name, tags: project.tags, classification: project.classification },
      policy: row.policy,
      template: row.template,
      engine: row.engine,
      materials: found.filter((material) => material !== null),
      previousReport: row.previousReport,
      maskProject,
      confirmed: { lines: row.confirmed, fingerprint: row.fingerprint },
      earlier,
    };
    return { order, missing: row.materialIds.filter((_id, i) => found[i] === null) };
  }

  async function materialOf(id: Id, maskProject: MaskProject): Promise<Material | null> {
    const document = await tables.documents.get(id);
    if (document) return materialOfDocument(document, maskProject);
    const note = await tables.notes.get(id);
    return note ? materialOfNote(note, maskProject) : null;
  }

  return {
    async compile(row, onStep, signal) {
      if (signal.aborted) throw new AppError('cancelled');
      return parts.underLock(lockOf(row.id), async () => {
        const waiting: ReportRow = { ...row, state: 'waiting', updatedAt: now() };
        await tables.reports.put(waiting);
        return run(waiting, onStep, signal);
      });
    },

    async resumeWaiting() {
      const waiting = (await tables.reports.list()).filter((row) => row.state === 'waiting');
      for (const { id } of waiting) {
        await parts
          .ifUnlocked(lockOf(id), async () => {
            // Another tab may have ended it since the list was read.
            const row = await tables.reports.get(id);
            if (row?.state === 'waiting') await run(row, () => {}, new AbortController().signal);
          })
          .catch(() => {});
      }
    },
  };
}

/** Material that was removed since it was chosen: the person decides, it is not left out silently. */
const refusedFor = (missing: readonly Id[]): CompileAnswer => ({
  ok: false,
  pending: null,
  reasons: missing.map(
    (documentId): KnoxReason => ({ code: 'no-material', documentId, line: null, repair: 'leave-out', count: 1 }),
  ),
});

function endOf(answer: CompileAnswer): Pick<ReportRow, 'state' | 'report' | 'reasons' | 'fingerprint' | 'rulesetHash'> {
  const report = answer.ok ? answer.report : answer.pending;
  return {
    state: answer.ok ? 'done' : report ? 'confirm' : 'refused',
    report,
    reasons: answer.ok ? [] : answer.reasons,
    fingerprint: report?.integrity.fingerprint ?? null,
    rulesetHash: report?.integrity.rulesetHash ?? null,
  };
}
