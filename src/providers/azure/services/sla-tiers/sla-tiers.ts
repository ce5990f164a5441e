import { environmentOf } from '../../../../model/environment.ts';
import type { Facets } from '../../../../model/facets.ts';
import { value, type Unread } from '../../../../model/reading.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';

/** A service that is sold in a tier for trials too, for which Microsoft promises nothing. */
interface Sold {
  readonly type: ArmType;
  /** The name of that tier, where the resource stands on it. */
  readonly trial: (row: ArmResource) => string | undefined;
}

const tierNamed =
  (pattern: RegExp) =>
  ({ sku }: ArmResource): string | undefined =>
    [sku?.name, sku?.tier].find(name => typeof name === 'string' && pattern.test(name));

/** The pages of Microsoft on the tiers of each service, and its "Service Level Agreements for Online Services". */
const SLA_TIERS: readonly Sold[] = [
  { type: { type: 'Microsoft.ApiManagement/service', apiVersion: '2022-08-01' }, trial: tierNamed(/^developer$/i) },
  {
    type: { type: 'Microsoft.AppConfiguration/configurationStores', apiVersion: '2023-03-01' },
    trial: tierNamed(/^free$/i),
  },
  {
    type: { type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2024-05-01' },
    trial: tierNamed(/^free$/i),
  },
  { type: { type: 'Microsoft.Devices/IotHubs', apiVersion: '2023-06-30' }, trial: tierNamed(/^f1$/i) },
  {
    type: { type: 'Microsoft.DocumentDB/databaseAccounts', apiVersion: '2024-05-15' },
    trial: ({ properties }) => (properties?.['enableFreeTier'] === true ? 'free tier' : undefined),
  },
  { type: { type: 'Microsoft.Kusto/clusters', apiVersion: '2023-08-15' }, trial: tierNamed(/^dev\(no sla\)/i) },
  { type: { type: 'Microsoft.Search/searchServices', apiVersion: '2023-11-01' }, trial: tierNamed(/^free$/i) },
  { type: { type: 'Microsoft.SignalRService/signalR', apiVersion: '2023-02-01' }, trial: tierNamed(/^free/i) },
  { type: { type: 'Microsoft.SignalRService/webPubSub', apiVersion: '2023-02-01' }, trial: tierNamed(/^free/i) },
  {
    type: { type: 'Microsoft.Web/serverfarms', apiVersion: '2024-04-01' },
    // On a plan that carries nothing nobody relies.
    trial: row => (row.properties?.['numberOfSites'] === 0 ? undefined : tierNamed(/^(free|shared)$/i)(row)),
  },
];
const TYPES = SLA_TIERS.map(({ type }) => type);

/**
 * What stands on such a tier. The services are listed here once more, in one question, whoever else looks at them: the
 * answer is one about the whole subscription.
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
    let gap: Unread | undefined;
    for (const { type, trial } of SLA_TIERS) {
      const listed = await ctx.read(listCall(type), async () => {
        await ctx.each(type, row => {
          const tier = trial(row);
          // What is for tests by its own label may stand where nothing is promised.
          if (tier !== undefined && environmentOf(tagsOf(row)) !== 'test') found.push({ name: row.name, tier });
        });
        return true;
      });
      if (listed.state === 'unread') gap ??= listed;
    }
    // What was seen stands, whatever else was refused: it can only be more.
    const tiersWithoutSla = found.length === 0 && gap !== undefined ? gap : value(found);
    ctx.add(armId(`/subscriptions/${ctx.account}`), { tiersWithoutSla });
  },
};
