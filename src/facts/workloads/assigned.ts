import type { WorkloadConfidence, WorkloadRule, WorkloadSource } from '../../model/workload.ts';

/** Where a resource was put, and why. */
export interface Assigned {
  readonly name: string;
  readonly source: WorkloadSource;
  readonly confidence: WorkloadConfidence;
  readonly rule?: WorkloadRule | undefined;
}
