import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, stateByProvisioning } from '../../facets/common-facets.ts';
import { placementByService } from '../../facets/placement.ts';

const DOMAINS: ArmType = { type: 'Microsoft.AAD/domainServices', apiVersion: '2022-12-01' };

interface Domain {
  readonly provisioningState?: string;
  readonly replicaSets?: readonly { readonly location?: string; readonly serviceStatus?: string }[] | null;
}

/** Microsoft Entra Domain Services. */
export const azureDomainServices: AzureCollector = {
  id: 'azure-domain-services',
  provider: 'azure',
  scope: 'global',
  lists: ['managed-service'],
  fills: {
    'managed-service': [
      'state', 'placement', 'networkInterfaces', 'networkAccess', 'localAuthentication', 'scaling', 'primaryNodes', 'launchSettings', 'infrastructureAsCode',
    ], // prettier-ignore
  },
  types: [DOMAINS],
  operations: azureOperations([DOMAINS]),
  collect: async ctx => {
    await ctx.list('managed-service', listCall(DOMAINS), () => ctx.each(DOMAINS, row => emitDomain(ctx, row)));
  },
};

async function emitDomain(ctx: AzureContext, row: ArmResource): Promise<void> {
  const domain = propertiesOf(row) as Domain;
  // A replica set is zone-redundant where its region has zones (Microsoft, "What is Microsoft Entra Domain Services?").
  const singleRegion = await placementByService(ctx, row.location);
  ctx.emit({
    ...headOf(row, 'managed-service', DOMAINS.type),
    facets: {
      placement: flatMapReading(
        requireField(domain.replicaSets, 'replicaSets'),
        (sets): Reading<Facets['placement']> =>
          sets.length < 2
            ? singleRegion
            : value({
                spread: 'multi-region',
                locations: sets.map(({ location }) => ({ region: regionName(location), role: 'primary' as const })),
              }),
      ),
      state: stateByProvisioning(domain.provisioningState),
      // Managed by Azure.
      networkInterfaces: absent,
      // It is in a customer network, and sign-in is by its own directory.
      networkAccess: absent,
      localAuthentication: absent,
      scaling: absent,
      primaryNodes: absent,
      launchSettings: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
