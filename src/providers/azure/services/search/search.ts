import { absent, mapReading, value } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { callersIn, isShut, keysOf, type NetworkRules } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf, told, zonalPlacement } from '../../facets/common-facets.ts';

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
      'holds',
      'atRest',
      'inTransit',
      'publicAccess',
      'callersFrom',
      'namelessKey',
      'performance',
      'state',
      'management',
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
  const replicas = told(service.replicaCount, 'replicaCount');
  const sku = told(row.sku?.name, 'sku.name');
  ctx.emit({
    ...headOf(row, 'search', SERVICES.type),
    facets: {
      // Two copies or more are put into zones of their own wherever there are any (Microsoft, "Reliability in Azure AI Search").
      placement:
        replicas.state !== 'value'
          ? replicas
          : replicas.value > 1
            ? await placementByService(ctx, row.location)
            : await zonalPlacement(ctx, row, 'zone'),
      holds: value('derived'),
      atRest: value('provider-key'),
      inTransit: value('required'),
      // Nobody gets in without a key or a log-in, wherever from.
      publicAccess: value(isShut(service.publicNetworkAccess) ? 'blocked' : 'possible'),
      // Without a range nobody is kept out.
      callersFrom: value(
        isShut(service.publicNetworkAccess)
          ? 'own-networks'
          : callersIn(service.networkRuleSet?.ipRules ?? [], 'anywhere'),
      ),
      namelessKey: keysOf(service.disableLocalAuth),
      performance: mapReading(sku, name => ({ class: name, burstable: name.toLowerCase() === 'free' })),
      autoBackup: absent,
      state: mapReading(told(service.status, 'status'), status => (status === 'running' ? 'running' : 'other')),
      management: managementOf(tagsOf(row)),
    },
  });
}
