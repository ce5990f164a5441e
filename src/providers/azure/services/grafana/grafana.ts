import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, told, zonalPlacement } from '../../facets/common-facets.ts';

const WORKSPACES: ArmType = { type: 'Microsoft.Dashboard/grafana', apiVersion: '2023-09-01' };

interface Workspace {
  readonly provisioningState?: string;
  readonly zoneRedundancy?: string | null;
}

/** Azure Managed Grafana: the pictures by which people see how programs fare. */
export const azureGrafana: AzureCollector = {
  id: 'azure-grafana',
  provider: 'azure',
  scope: 'global',
  lists: ['compute-service'],
  fills: { 'compute-service': ['state', 'placement', 'interfaces', 'scaling', 'heads', 'management'] },
  types: [WORKSPACES],
  operations: azureOperations([WORKSPACES]),
  collect: async ctx => {
    await ctx.list('compute-service', listCall(WORKSPACES), () => ctx.each(WORKSPACES, row => emitWorkspace(ctx, row)));
  },
};

async function emitWorkspace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const workspace = propertiesOf(row) as Workspace;
  const zones = told(workspace.zoneRedundancy, 'zoneRedundancy');
  const [one, several] = await Promise.all([zonalPlacement(ctx, row, 'zone'), zonalPlacement(ctx, row, 'zones')]);
  ctx.emit({
    ...headOf(row, 'compute-service', WORKSPACES.type),
    facets: {
      placement: flatMapReading(zones, (way): Reading<Facets['placement']> => (way === 'Enabled' ? several : one)),
      state: mapReading(told(workspace.provisioningState, 'provisioningState'), state =>
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
