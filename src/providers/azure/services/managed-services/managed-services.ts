import { absent } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, stateByProvisioning } from '../../facets/common-facets.ts';
import { MANAGED_TYPES, type ManagedType } from './managed-types.ts';
import { SYNAPSE_READS } from './synapse-firewall.ts';

const TYPES = MANAGED_TYPES.map(({ type }) => type);

/** AI, analytics, integration and automation services, each by what its list says. */
export const azureManagedServices: AzureCollector = {
  id: 'azure-managed-services',
  provider: 'azure',
  scope: 'global',
  lists: ['managed-service'],
  fills: {
    'managed-service': [
      'state', 'placement', 'networkInterfaces', 'networkAccess', 'localAuthentication', 'scaling', 'primaryNodes', 'launchSettings', 'infrastructureAsCode',
    ], // prettier-ignore
  },
  types: TYPES,
  operations: azureOperations(TYPES, SYNAPSE_READS),
  collect: async ctx => {
    for (const one of MANAGED_TYPES)
      await ctx.list('managed-service', listCall(one.type), () =>
        ctx.each(one.type, row => emitService(ctx, one, row)),
      );
  },
};

async function emitService(ctx: AzureContext, service: ManagedType, row: ArmResource): Promise<void> {
  const { provisioningState } = propertiesOf(row) as { readonly provisioningState?: string };
  ctx.emit({
    ...headOf(row, 'managed-service', service.type.type),
    facets: {
      state: service.state?.(row) ?? stateByProvisioning(provisioningState),
      placement: (await service.placement?.(ctx, row)) ?? absent,
      networkAccess: (await service.networkAccess?.(ctx, row)) ?? absent,
      localAuthentication: service.localAuthentication?.(row) ?? absent,
      launchSettings: service.launchSettings?.(row) ?? absent,
      // Managed by Azure.
      networkInterfaces: absent,
      scaling: absent,
      primaryNodes: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
