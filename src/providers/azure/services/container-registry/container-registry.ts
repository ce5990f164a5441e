import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { listCall, parentOf, regionName, type ArmResource, type ArmType } from '../../client/arm.ts';
import { networkAccessBy, type NetworkRules } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { CONTAINER_REGISTRIES } from '../../resource-types.ts';

const REPLICAS: ArmType = {
  type: 'Microsoft.ContainerRegistry/registries/replications',
  apiVersion: '2023-07-01',
  within: CONTAINER_REGISTRIES,
};

interface Registry {
  readonly creationDate?: string;
  readonly publicNetworkAccess?: string | null;
  readonly networkRuleSet?: NetworkRules | null;
  readonly anonymousPullEnabled?: boolean | null;
}

/** Azure Container Registry: network access, anonymous pull, and geo-replication. */
export const azureContainerRegistry: AzureCollector = {
  id: 'azure-container-registry',
  provider: 'azure',
  scope: 'global',
  lists: ['registry'],
  fills: { registry: ['networkAccess', 'sharedWith', 'replicationDestinations'] },
  types: [CONTAINER_REGISTRIES, REPLICAS],
  operations: azureOperations([CONTAINER_REGISTRIES, REPLICAS]),
  collect: async ctx => {
    const replicas = await readReplicas(ctx);
    await ctx.list('registry', listCall(CONTAINER_REGISTRIES), () =>
      ctx.each(CONTAINER_REGISTRIES, row => {
        const registry = propertiesOf(row) as Registry;
        ctx.emit({
          ...headOf(row, 'registry', CONTAINER_REGISTRIES.type),
          createdAt: registry.creationDate,
          facets: {
            networkAccess: value(networkAccessBy(registry.publicNetworkAccess, registry.networkRuleSet)),
            // Anonymous pull needs no sign-in; nothing else grants access outside the tenant.
            sharedWith: value(registry.anonymousPullEnabled === true ? ['*'] : []),
            replicationDestinations: mapReading(replicas, all => all.get(row.id) ?? []),
          },
        });
      }),
    );
  },
};

/** Geo-replications by registry. Azure lists the home region as one of them. */
function readReplicas(ctx: AzureContext): Promise<Reading<ReadonlyMap<string, Facets['replicationDestinations']>>> {
  return ctx.read(listCall(REPLICAS), async () => {
    const found = new Map<string, Facets['replicationDestinations']>();
    await ctx.each(REPLICAS, (row: ArmResource) => {
      const registry = parentOf(row.id);
      found.set(registry, [
        ...(found.get(registry) ?? []),
        { id: row.id, account: ctx.account, region: regionName(row.location) },
      ]);
    });
    return found;
  });
}
