import { environmentOf } from '../../../../model/environment.ts';
import type { Facets } from '../../../../model/facets.ts';
import { value, type Unread } from '../../../../model/reading.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import {
  API_MANAGEMENT,
  APP_CONFIGURATION_STORES,
  APP_SERVICE_PLANS,
  COSMOS_ACCOUNTS,
  KUBERNETES_CLUSTERS,
  SEARCH_SERVICES,
  SIGNALR,
  WEB_PUBSUB,
} from '../../resource-types.ts';
import { accountId } from '../../facets/common-facets.ts';

/** A service that has a tier without an SLA. */
interface ServiceTiers {
  readonly type: ArmType;
  /** The name of that tier where the resource uses it. */
  readonly tierWithoutSla: (row: ArmResource) => string | undefined;
}

const tierNamed =
  (pattern: RegExp) =>
  ({ sku }: ArmResource): string | undefined =>
    [sku?.name, sku?.tier].find(name => typeof name === 'string' && pattern.test(name));

/** Microsoft's pages on the tiers of each service, and "Service Level Agreements for Online Services". */
const SLA_TIERS: readonly ServiceTiers[] = [
  { type: API_MANAGEMENT, tierWithoutSla: tierNamed(/^developer$/i) },
  {
    type: APP_CONFIGURATION_STORES,
    tierWithoutSla: tierNamed(/^free$/i),
  },
  {
    type: KUBERNETES_CLUSTERS,
    tierWithoutSla: tierNamed(/^free$/i),
  },
  { type: { type: 'Microsoft.Devices/IotHubs', apiVersion: '2023-06-30' }, tierWithoutSla: tierNamed(/^f1$/i) },
  {
    type: COSMOS_ACCOUNTS,
    tierWithoutSla: ({ properties }) => (properties?.['enableFreeTier'] === true ? 'free tier' : undefined),
  },
  {
    type: { type: 'Microsoft.Kusto/clusters', apiVersion: '2023-08-15' },
    tierWithoutSla: tierNamed(/^dev\(no sla\)/i),
  },
  { type: SEARCH_SERVICES, tierWithoutSla: tierNamed(/^free$/i) },
  { type: SIGNALR, tierWithoutSla: tierNamed(/^free/i) },
  { type: WEB_PUBSUB, tierWithoutSla: tierNamed(/^free/i) },
  {
    type: APP_SERVICE_PLANS,
    // A plan without apps is not in use.
    tierWithoutSla: row => (row.properties?.['numberOfSites'] === 0 ? undefined : tierNamed(/^(free|shared)$/i)(row)),
  },
];
const TYPES = SLA_TIERS.map(({ type }) => type);

/**
 * Resources on tiers without an SLA. Their types are listed once more, in one query, because the result is a facet of
 * the subscription.
 */
export const azureSlaTiers: AzureCollector = {
  id: 'azure-sla-tiers',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['tiersWithoutSla'] },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const found: Facets['tiersWithoutSla'] = [];
    let unreadList: Unread | undefined;
    for (const { type, tierWithoutSla } of SLA_TIERS) {
      const listed = await ctx.read(listCall(type), async () => {
        await ctx.each(type, row => {
          const tier = tierWithoutSla(row);
          // Test resources need no SLA.
          if (tier !== undefined && environmentOf(tagsOf(row)) !== 'test') found.push({ name: row.name, tier });
        });
        return true;
      });
      if (listed.state === 'unread') unreadList ??= listed;
    }
    // With any finding the result stands: an unread list could only add to it.
    const tiersWithoutSla = found.length === 0 && unreadList !== undefined ? unreadList : value(found);
    ctx.add(accountId(ctx), { tiersWithoutSla });
  },
};
