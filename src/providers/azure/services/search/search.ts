import { mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { networkAccessIn, isPublicAccessDisabled, keysOf, type NetworkRules } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

const SERVICES: ArmType = { type: 'Microsoft.Search/searchServices', apiVersion: '2023-11-01' };

interface Service {
  readonly replicaCount?: number;
  readonly status?: string;
  readonly publicNetworkAccess?: string | null;
  readonly networkRuleSet?: NetworkRules | null;
  readonly disableLocalAuth?: boolean | null;
}

/** Azure AI Search. What it finds lies elsewhere too: it can be indexed again. */
export const azureSearch: AzureCollector = {
  id: 'azure-search',
  provider: 'azure',
  scope: 'global',
  lists: ['search'],
  fills: {
    search: [
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'publicAccess',
      'networkAccess',
      'localAuthentication',
      'performance',
      'state',
      'infrastructureAsCode',
    ],
  },
  types: [SERVICES],
  operations: azureOperations([SERVICES]),
  collect: async ctx => {
    await ctx.list('search', listCall(SERVICES), () => ctx.each(SERVICES, row => emitService(ctx, row)));
  },
};

async function emitService(ctx: AzureContext, row: ArmResource): Promise<void> {
  const service = propertiesOf(row) as Service;
  const replicas = requireField(service.replicaCount, 'replicaCount');
  const sku = requireField(row.sku?.name, 'sku.name');
  ctx.emit({
    ...headOf(row, 'search', SERVICES.type),
    facets: {
      // Two copies or more are put into zones of their own wherever there are any (Microsoft, "Reliability in Azure AI Search").
      placement:
        replicas.state !== 'value'
          ? replicas
          : replicas.value > 1
            ? await placementByService(ctx, row.location)
            : await zonalPlacement(ctx, row, 'single-zone'),
      dataDurability: value('derived'),
      encryptionAtRest: value('provider-managed-key'),
      encryptionInTransit: value('required'),
      // Nobody gets in without a key or a log-in, wherever from.
      publicAccess: value(isPublicAccessDisabled(service.publicNetworkAccess) ? 'blocked' : 'possible'),
      // Without a range nobody is kept out.
      networkAccess: value(
        isPublicAccessDisabled(service.publicNetworkAccess)
          ? 'private'
          : networkAccessIn(service.networkRuleSet?.ipRules ?? [], 'all-networks'),
      ),
      localAuthentication: keysOf(service.disableLocalAuth),
      performance: mapReading(sku, name => ({ type: name, burstable: name.toLowerCase() === 'free' })),
      state: mapReading(requireField(service.status, 'status'), status => (status === 'running' ? 'running' : 'other')),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
