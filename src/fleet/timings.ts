/** When a job that does not end is tried again, and when it is given up. */
export interface Timings {
  /** A worker that has not said for so long that it is alive has lost its jobs. At least 10. */
  readonly heartbeatSeconds: number;
  /** How often a job is tried again. */
  readonly retryLimit: number;
  /** Before the first retry; doubled for every further one. */
  readonly retryDelay: number;
  readonly retryDelayMax: number;
}

export const DEFAULT_TIMINGS: Timings = { heartbeatSeconds: 60, retryLimit: 4, retryDelay: 5, retryDelayMax: 300 };

/** Where a job ends whatever happens: no account is read for so long in one region. */
export const LONGEST_JOB_SECONDS = 6 * 3_600;
