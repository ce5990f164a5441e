import type { Facets } from '../../../../model/facets.ts';
import { absent, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, stateByProvisioning } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';

const CLOUDS: ArmType = { type: 'Microsoft.AVS/privateClouds', apiVersion: '2023-03-01' };

interface PrivateCloud {
  readonly provisioningState?: string;
  readonly availability?: { readonly strategy?: string | null } | null;
}

/** Azure VMware Solution: private clouds. */
export const azureVmware: AzureCollector = {
  id: 'azure-vmware',
  provider: 'azure',
  scope: 'global',
  lists: ['managed-service'],
  fills: {
    'managed-service': [
      'state', 'placement', 'networkInterfaces', 'networkAccess', 'localAuthentication', 'scaling', 'primaryNodes', 'launchSettings', 'infrastructureAsCode',
    ], // prettier-ignore
  },
  types: [CLOUDS],
  operations: azureOperations([CLOUDS]),
  collect: async ctx => {
    await ctx.list('managed-service', listCall(CLOUDS), () => ctx.each(CLOUDS, row => emitCloud(ctx, row)));
  },
};

async function emitCloud(ctx: AzureContext, row: ArmResource): Promise<void> {
  const cloud = propertiesOf(row) as PrivateCloud;
  ctx.emit({
    ...headOf(row, 'managed-service', CLOUDS.type),
    facets: {
      placement: await placementOf(ctx, row, cloud),
      state: stateByProvisioning(cloud.provisioningState),
      // Networks and hosts are managed inside the private cloud.
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

/** A stretched cluster spans two zones; all others run in one. */
const placementOf = (
  ctx: AzureContext,
  { location }: ArmResource,
  { availability }: PrivateCloud,
): Promise<Reading<Facets['placement']>> =>
  zonalPlacement(
    ctx,
    { location: location ?? null },
    isEnumValue(availability?.strategy, 'DualZone') ? 'multi-zone' : 'single-zone',
  );
