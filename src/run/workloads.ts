import { createInventoryIndex } from '../facts/inventory-index.ts';
import { groupWorkloads } from '../facts/workloads/grouping.ts';
import type { SelectorFault } from '../facts/workloads/configured.ts';
import { workloadsOf } from '../assess/workloads.ts';
import type { LoadedConfig } from '../config/load.ts';
import { workloadRules } from '../config/workload-rules.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import type { Kind, Provider } from '../model/kinds.ts';
import type { Workload, WorkloadRule } from '../model/workload.ts';
import { readInventories } from './read-inventories.ts';

/** One resource of a workload, in short. */
export interface ListedResource {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly provider: Provider;
  readonly account: string;
  readonly region: string;
}

export interface WorkloadListing {
  readonly workloads: readonly (Workload & {
    readonly members: readonly ListedResource[];
    readonly match?: WorkloadRule['match'];
  })[];
  /** Problems of the selectors in the configuration, each with its place. */
  readonly warnings: readonly string[];
}

/** How saved inventories group into workloads. */
export async function listWorkloads(
  from: readonly string[],
  { config, answers, placeOf }: Pick<LoadedConfig, 'config' | 'answers' | 'placeOf'>,
): Promise<WorkloadListing> {
  const index = createInventoryIndex(await readInventories(from), PROVIDER_TRAITS);
  const grouping = groupWorkloads(index, workloadRules(config, answers));
  const groups = new Map(grouping.groups.map(group => [group.name, group]));
  const workloads = workloadsOf(grouping, index, config.criticality ?? []);
  return {
    workloads: workloads.map(workload => {
      const { resources = [], rule } = groups.get(workload.name) ?? {};
      const match = rule?.match;
      return { ...workload, ...(match === undefined ? {} : { match }), members: resources.map(listed) };
    }),
    warnings: grouping.faults.map(fault => `${placeOf(['workloads', fault.at, 'match'])}: ${selectorFaultText(fault)}`),
  };
}

const listed = ({ id, name, kind, provider, account, region }: ListedResource): ListedResource => ({
  id,
  name,
  kind,
  provider,
  account,
  region,
});

/** What is wrong with a selector, and what was expected. */
export const selectorFaultText = ({ fault, workload, earlier = '', count = 0 }: SelectorFault): string =>
  fault === 'matches-nothing'
    ? `the selector of ${workload} picks no resource of the inventory; expected at least one.`
    : `the selector of ${workload} picks ${count} ${count === 1 ? 'resource' : 'resources'} that ${earlier} has already; the first workload keeps them.`;
