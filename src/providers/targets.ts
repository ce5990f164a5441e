import type { CollectionPlan } from './kit/plan.ts';
import { planAws, type AwsRequest } from './aws/plan.ts';
import { PLANNING_CALLS as AWS_PLANNING_CALLS } from './aws/planning-operations.ts';
import { AWS_COLLECTORS } from './aws/services/index.ts';
import { permissionsOf as awsPermissionsOf } from './aws/least-privilege.ts';
import { planAzure, type AzureRequest } from './azure/plan.ts';
import { AZURE_PLANNING_CALLS } from './azure/planning-operations.ts';
import { AZURE_COLLECTORS } from './azure/services/index.ts';
import { azurePermissionsOf } from './azure/custom-role.ts';

/** Which clouds to read, and how; at least one. */
export interface TargetsRequest {
  readonly aws?: AwsRequest | undefined;
  readonly azure?: AzureRequest | undefined;
}

export interface TargetsPlan extends CollectionPlan {
  readonly warnings: readonly string[];
  /** Ends the connections; call it when the units have run. */
  readonly close: () => void;
}

/** Every collector of every cloud. */
export const COLLECTORS = [...AWS_COLLECTORS, ...AZURE_COLLECTORS];

/** Calls that only find out who and where we are. */
export const PLANNING_CALLS: readonly string[] = [...AWS_PLANNING_CALLS, ...AZURE_PLANNING_CALLS];

/** The rights that a call needs, whichever cloud it goes to. */
export const permissionsOf = (call: string): string[] => [...awsPermissionsOf(call), ...azurePermissionsOf(call)];

/** One plan for all clouds of the request; each finds its own way in beside the others. */
export async function planTargets(
  { aws, azure }: TargetsRequest,
  signal: AbortSignal | undefined,
): Promise<TargetsPlan> {
  const settled = await Promise.allSettled([
    ...(aws === undefined ? [] : [planAws({ ...aws, signal })]),
    ...(azure === undefined ? [] : [planAzure({ ...azure, signal })]),
  ]);
  const plans = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
  const close = (): void => {
    for (const plan of plans) plan.close();
  };
  for (const one of settled) {
    if (one.status === 'fulfilled') continue;
    // Half a company is no briefing: whoever named a cloud wants it read.
    close();
    throw one.reason;
  }
  return {
    targets: plans.flatMap(({ targets }) => targets),
    units: plans.flatMap(({ units }) => units),
    warnings: plans.flatMap(({ warnings }) => warnings),
    close,
  };
}
