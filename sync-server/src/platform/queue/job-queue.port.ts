import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { JobKind, JobState, JobStats } from '@arbetsytan/shared/jobs/job';

/** A job as the queue knows it: ids, states, sizes and times. Never what it is about. */
export interface QueuedJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly owner: string;
  readonly state: JobState;
  readonly progress: number;
  /** How often it has been started. */
  readonly tries: number;
  readonly engine: string | null;
  readonly code: ErrorCode | null;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface NewJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly owner: string;
  /** The same owner and key is the same job. */
  readonly key: string;
  readonly bytes: number;
}

/**
 * Work that waits for an engine. Fair: of those who wait, whoever was served longest ago is next. A job that is running has a
 * lease; whoever runs it says so again and again, or loses it.
 */
export interface JobQueue {
  /** @returns the job of that key when there is one @throws AppError jobs-each, jobs-full */
  add(job: NewJob): Promise<QueuedJob>;
  /** Its input is here: it may be taken. @returns false when it does not wait any more */
  ready(id: string): Promise<boolean>;
  get(id: string): Promise<QueuedJob | null>;
  /** Newest first. */
  list(owner: string): Promise<readonly QueuedJob[]>;
  /** Place among those who wait, 1 is next; null when it does not wait. */
  place(id: string): Promise<number | null>;
  /** Takes the next job for LEASE. Null when nobody waits. */
  take(engine: string): Promise<QueuedJob | null>;
  /** Renews the lease. @returns false when the job is not the taker's any more: it was cancelled, or the lease ran out */
  beat(id: string, progress: number): Promise<boolean>;
  /** @returns false when it was over, or may not move there */
  end(id: string, state: Exclude<JobState, 'queued' | 'running'>, code: ErrorCode | null): Promise<boolean>;
  /** Back to those who wait, not to be taken before `after`. @returns false when it has had its tries: it is then failed */
  again(id: string, after: number, code: ErrorCode): Promise<boolean>;
  /** Ends what nobody asks for and gives back what nobody renews. @returns ids whose input and result must go */
  sweep(): Promise<readonly string[]>;
  /** At start: what a dead server left cannot go on, its input is gone. @returns how many */
  abandon(): Promise<number>;
  stats(): Promise<JobStats>;
}
