import { absent, mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import {
  networkAccessIn,
  isPublicAccessDisabled,
  localAuthenticationOf,
  type NetworkRules,
} from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { SEARCH_SERVICES } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { placementByService, zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';

interface Service {
  readonly replicaCount?: number;
  readonly status?: string;
  readonly publicNetworkAccess?: string | null;
  readonly networkRuleSet?: NetworkRules | null;
  readonly disableLocalAuth?: boolean | null;
}

/** Azure AI Search. Indexes are derived data: they can be rebuilt from their sources. */
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
      'dedicatedPrimaryNodes',
      'state',
      'infrastructureAsCode',
    ],
  },
  types: [SEARCH_SERVICES],
  operations: azureOperations([SEARCH_SERVICES]),
  collect: async ctx => {
    await ctx.list('search', listCall(SEARCH_SERVICES), () => ctx.each(SEARCH_SERVICES, row => emitService(ctx, row)));
  },
};

async function emitService(ctx: AzureContext, row: ArmResource): Promise<void> {
  const service = propertiesOf(row) as Service;
  const replicas = requireField(service.replicaCount, 'replicaCount');
  const sku = requireField(row.sku?.name, 'sku.name');
  ctx.emit({
    ...headOf(row, 'search', SEARCH_SERVICES.type),
    facets: {
      // Two or more replicas are spread over zones where the region has any (Microsoft, "Reliability in Azure AI
      // Search").
      placement:
        replicas.state !== 'value'
          ? replicas
          : replicas.value > 1
            ? await placementByService(ctx, row.location)
            : await zonalPlacement(ctx, row, 'single-zone'),
      dataDurability: value('derived'),
      encryptionAtRest: value('provider-managed-key'),
      encryptionInTransit: value('required'),
      // Requests always need a key or a token.
      publicAccess: value(isPublicAccessDisabled(service.publicNetworkAccess) ? 'blocked' : 'possible'),
      // Without IP rules all networks are allowed.
      networkAccess: value(
        isPublicAccessDisabled(service.publicNetworkAccess)
          ? 'private'
          : networkAccessIn(service.networkRuleSet?.ipRules ?? [], 'all-networks'),
      ),
      localAuthentication: localAuthenticationOf(service.disableLocalAuth),
      performance: mapReading(sku, name => ({ type: name, burstable: name.toLowerCase() === 'free' })),
      // Replicas need nothing of the customer to agree.
      dedicatedPrimaryNodes: absent,
      state: mapReading(requireField(service.status, 'status'), status =>
        isEnumValue(status, 'running') ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
