import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

const CLOUDS: ArmType = { type: 'Microsoft.AVS/privateClouds', apiVersion: '2023-03-01' };

interface PrivateCloud {
  readonly provisioningState?: string;
  readonly availability?: { readonly strategy?: string | null } | null;
}

/** Azure VMware Solution: private clouds on machines of Azure's. */
export const azureVmware: AzureCollector = {
  id: 'azure-vmware',
  provider: 'azure',
  scope: 'global',
  lists: ['managed-service'],
  fills: {
    'managed-service': ['state', 'placement', 'networkInterfaces', 'scaling', 'primaryNodes', 'infrastructureAsCode'],
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
      state: mapReading(requireField(cloud.provisioningState, 'provisioningState'), state =>
        state === 'Succeeded' ? 'running' : 'other',
      ),
      // Its networks and machines are its own; how many there are is no matter of load here.
      networkInterfaces: absent,
      scaling: absent,
      primaryNodes: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** One that is stretched over two zones says so; all others stand in one. */
const placementOf = (
  ctx: AzureContext,
  { location }: ArmResource,
  { availability }: PrivateCloud,
): Promise<Reading<Facets['placement']>> =>
  zonalPlacement(
    ctx,
    { location: location ?? null },
    availability?.strategy === 'DualZone' ? 'multi-zone' : 'single-zone',
  );
