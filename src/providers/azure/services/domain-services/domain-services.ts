import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf, told } from '../../facets/common-facets.ts';

const DOMAINS: ArmType = { type: 'Microsoft.AAD/domainServices', apiVersion: '2022-12-01' };

interface Domain {
  readonly provisioningState?: string;
  readonly replicaSets?: readonly { readonly location?: string; readonly serviceStatus?: string }[] | null;
}

/** Microsoft Entra Domain Services: the log-ins of older programs. */
export const azureDomainServices: AzureCollector = {
  id: 'azure-domain-services',
  provider: 'azure',
  scope: 'global',
  lists: ['compute-service'],
  fills: { 'compute-service': ['state', 'placement', 'interfaces', 'scaling', 'heads', 'management'] },
  types: [DOMAINS],
  operations: azureOperations([DOMAINS]),
  collect: async ctx => {
    await ctx.list('compute-service', listCall(DOMAINS), () => ctx.each(DOMAINS, row => emitDomain(ctx, row)));
  },
};

async function emitDomain(ctx: AzureContext, row: ArmResource): Promise<void> {
  const domain = propertiesOf(row) as Domain;
  // A set stands in several zones wherever its region has any (Microsoft, "What is Microsoft Entra Domain Services?").
  const one = await placementByService(ctx, row.location);
  ctx.emit({
    ...headOf(row, 'compute-service', DOMAINS.type),
    facets: {
      placement: flatMapReading(told(domain.replicaSets, 'replicaSets'), (sets): Reading<Facets['placement']> =>
        sets.length < 2
          ? one
          : value({
              spread: 'regions',
              places: sets.map(({ location }) => ({ region: regionName(location), role: 'primary' as const })),
            }),
      ),
      state: mapReading(told(domain.provisioningState, 'provisioningState'), state =>
        state === 'Succeeded' ? 'running' : 'other',
      ),
      // Azure sizes, steers and wires it.
      interfaces: absent,
      scaling: absent,
      heads: absent,
      management: managementOf(tagsOf(row)),
    },
  });
}
