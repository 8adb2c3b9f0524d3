import type { Id } from '@arbetsytan/shared/core/ids';
import type { IsoDate } from '@arbetsytan/shared/core/time';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { type ErrorCode, isErrorCode } from '@arbetsytan/shared/errors/codes';
import { refuseLength, refuseSize } from '@arbetsytan/shared/ingest/limits';
import type { Desk, IntakeRow } from '../../../platform/desk/desk.port.ts';
import type { Intake, IntakeItem, IntakeState } from '../../../platform/intake/intake.port.ts';
import { canRetry, createIntakeList } from './intake-list.ts';
import { type Job, type JobTools, runJob } from './job.ts';
import type { Reader } from './reader.ts';
import { createSlots } from './slots.ts';
import { tidy, titleOfText } from './title.ts';

/** Locks shared by every tab of the origin (`platform/locks.ts`); a parameter so that Node can run the queue. */
export interface Locks {
  underLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  ifUnlocked<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** Files read at once. More starves the masking and the screen on two cores. */
const AT_ONCE = 2;

/** What an intake starts from, before it has an id. */
interface Start {
  readonly projectId: Id;
  readonly name: string;
  readonly from: IntakeRow['from'];
  readonly date: IsoDate | null;
  readonly mime: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** The intake queue of one tab. See `Intake` for the promises and `job.ts` for the way of one file. */
export function createIntake(desk: Desk, read: Reader, locks: Locks): Intake {
  const list = createIntakeList();
  const inSlot = createSlots(AT_ONCE);
  const jobs = new Map<Id, Job>();
  const say: JobTools['say'] = (id, state) => {
    // A cancelled item is told so at once; its work may take a moment more to stop.
    if (state.step === 'done' || !jobs.get(id)?.abort.signal.aborted) list.set(id, state);
  };
  const tools: JobTools = { desk, read, say };
  const lockOf = (id: Id) => `intake:${id}`;

  function accept(start: Start): Job {
    const id = desk.newId();
    const job: Job = {
      row: {
        id,
        projectId: start.projectId,
        originalId: id,
        name: start.name,
        from: start.from,
        date: start.date,
        state: 'stored',
        code: null,
        createdAt: desk.now(),
      },
      mime: start.mime,
      size: start.size,
      bytes: start.bytes,
      abort: new AbortController(),
    };
    jobs.set(id, job);
    return job;
  }

  async function run(job: Job): Promise<void> {
    const { id } = job.row;
    try {
      // Before its turn comes: a file that waited when the browser was killed is named at the next start.
      await desk.vault.intakes.put(job.row);
      if (list.get(id)?.state.step === 'receiving') list.set(id, { step: 'waiting' });
      await inSlot(() => runJob(job, tools));
    } catch (thrown) {
      await end(job, thrown);
    }
    if (list.get(id)?.state.step !== 'failed') jobs.delete(id);
  }

  async function end(job: Job, thrown: unknown): Promise<void> {
    const { id } = job.row;
    const error = thrown instanceof AppError ? thrown : new AppError('file-unreadable');
    const cancelled = job.abort.signal.aborted;
    if (cancelled) await forget(id);
    // The journal tells the next start; when even that can't be written, this tab still knows.
    else if (job.bytes === null || (await desk.vault.originals.get(id).catch(() => null)))
      await desk.vault.intakes.put({ ...job.row, state: 'failed', code: error.code }).catch(() => {});
    else await desk.vault.intakes.remove(id).catch(() => {});
    list.set(id, cancelled ? { step: 'cancelled' } : { step: 'failed', code: error.code, params: error.params });
  }

  async function forget(id: Id): Promise<void> {
    await desk.vault.removeOriginal(id).catch(() => {});
    await desk.vault.intakes.remove(id).catch(() => {});
  }

  /** Sizes are checked before any work: such an item is listed as failed at once and never becomes a job. */
  function enter(starts: readonly Start[], state: (start: Start) => IntakeState): readonly Job[] {
    const entered = starts.map((start) => ({ job: accept(start), state: state(start) }));
    list.add(entered.map(({ job, state }) => itemOf(job.row, state)));
    return entered.filter(({ state }) => state.step === 'receiving').map(({ job }) => job);
  }

  async function addText(start: Omit<Start, 'mime' | 'size' | 'bytes'>, text: string): Promise<IntakeItem> {
    const bytes = new TextEncoder().encode(text);
    const full = { ...start, mime: 'text/plain; charset=utf-8', size: bytes.length, bytes: async () => bytes };
    const refusal = text.trim() === '' ? refuseSize(0) : (refuseSize(bytes.length) ?? refuseLength(text));
    const jobs = enter([full], () => (refusal ? { step: 'failed', ...refusal } : { step: 'receiving' }));
    const item = list.items().at(-1);
    if (!item) throw new AppError('worker-failed');
    for (const job of jobs) await locks.underLock(lockOf(job.row.id), () => run(job));
    return list.get(item.id) ?? item;
  }

  return {
    items: list.items,
    subscribe: list.subscribe,

    addFiles(projectId, files) {
      const starts = files.map(
        (file): Start => ({
          projectId,
          name: file.name,
          from: 'file',
          date: null,
          mime: file.type || 'application/octet-stream',
          size: file.size,
          bytes: async () => new Uint8Array(await file.arrayBuffer()),
        }),
      );
      const accepted = enter(starts, ({ size }) => {
        const refusal = refuseSize(size);
        return refusal ? { step: 'failed', ...refusal } : { step: 'receiving' };
      });
      for (const job of accepted) void locks.underLock(lockOf(job.row.id), () => run(job));
      return list.items().slice(-files.length || list.items().length);
    },

    addPastedText: (projectId, title, text) =>
      addText({ projectId, name: tidy(title) || titleOfText(text), from: 'pasted', date: null }, text),

    addArticle: (projectId, { title, paragraphs, date }) =>
      addText({ projectId, name: tidy(title), from: 'article', date }, [title, ...paragraphs].join('\n\n')),

    cancel(id) {
      const step = list.get(id)?.state.step;
      if (!step || step === 'done' || step === 'failed' || step === 'cancelled') return;
      jobs.get(id)?.abort.abort();
      list.set(id, { step: 'cancelled' });
    },

    retry(id) {
      const job = jobs.get(id);
      if (!job || !list.get(id)?.canRetry) return;
      list.set(id, { step: 'waiting' });
      void locks.underLock(lockOf(id), () => run(job));
    },

    dismiss(id) {
      const step = list.get(id)?.state.step;
      if (step !== 'done' && step !== 'failed' && step !== 'cancelled') return;
      list.remove(id);
      jobs.delete(id);
      if (step === 'failed') void forget(id);
    },

    async resume() {
      const rows = (await desk.vault.intakes.list()).filter((row) => !list.get(row.id)).reverse();
      await Promise.all(rows.map(takeUp));
    },
  };

  async function takeUp(row: IntakeRow): Promise<void> {
    const job: Job = {
      row: { ...row, state: 'stored', code: null },
      mime: '',
      size: 0,
      bytes: null,
      abort: new AbortController(),
    };
    if (row.state === 'failed') {
      jobs.set(row.id, job);
      const code: ErrorCode = isErrorCode(row.code) ? row.code : 'file-unreadable';
      list.add([itemOf(row, { step: 'failed', code, params: {} })]);
      return;
    }
    // Held: another tab is at work on it.
    await locks.ifUnlocked(lockOf(row.id), async () => {
      if (!(await desk.vault.intakes.get(row.id))) return;
      jobs.set(row.id, job);
      list.add([itemOf(row, { step: 'waiting' })]);
      await run(job);
    });
  }
}

const itemOf = (row: IntakeRow, state: IntakeState): IntakeItem => ({
  id: row.id,
  projectId: row.projectId,
  name: row.name,
  state,
  canRetry: canRetry(state),
});
