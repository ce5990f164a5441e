import type { CloudProvider } from '../providers/index.ts';
import type { ObserveJob } from './telemetry.ts';

export interface WorkerOptions {
  readonly clouds: readonly CloudProvider[];
  readonly version: string;
  /** As a plan names its tool. */
  readonly tool: string;
  /** Only this plan; without it every plan that is open. */
  readonly plan?: string | undefined;
  readonly jobsAtOnce: number;
  /** Ends when there is nothing left to do; else it waits for the next plan. */
  readonly untilDone: boolean;
  /** How long a database may be away. */
  readonly patienceMs: number;
  readonly heartbeatMs: number;
  readonly observe: ObserveJob;
  readonly signal: AbortSignal;
  readonly onEvent: (event: WorkerEvent) => void;
}

export type WorkerEvent =
  | { readonly type: 'job-ended'; readonly plan: string; readonly job: string; readonly resources: number }
  | { readonly type: 'job-failed'; readonly plan: string; readonly job: string; readonly detail: string }
  | { readonly type: 'job-given-up'; readonly plan: string; readonly job: string; readonly detail: string }
  | { readonly type: 'plan-skipped'; readonly plan: string; readonly detail: string };
