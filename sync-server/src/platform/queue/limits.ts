import { MINUTE, SECOND } from '@arbetsytan/shared/core/units';

/** Milliseconds. A job that nobody renews for so long is taken from whoever had it. */
export const LEASE = 60 * SECOND;
export const HEARTBEAT = 5 * SECOND;
/** So long a job waits for its input, and a result for whoever ordered it. */
export const INPUT_WAIT = 2 * MINUTE;
export const RESULT_WAIT = 10 * MINUTE;
/** Rows of jobs that are over stay so long, for the owner's list and the admin's counts. */
export const KEPT = 24 * 60 * MINUTE;
export const MOST_TRIES = 3;
/** Before the second and the third try. */
export const backoff = (tries: number): number => 2 * SECOND * 4 ** Math.max(0, tries - 1);
