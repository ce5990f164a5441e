import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

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
  lists: ['managed-service'],
  fills: {
    'managed-service': ['state', 'placement', 'networkInterfaces', 'scaling', 'primaryNodes', 'infrastructureAsCode'],
  },
  types: [WORKSPACES],
  operations: azureOperations([WORKSPACES]),
  collect: async ctx => {
    await ctx.list('managed-service', listCall(WORKSPACES), () => ctx.each(WORKSPACES, row => emitWorkspace(ctx, row)));
  },
};

async function emitWorkspace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const workspace = propertiesOf(row) as Workspace;
  const zones = requireField(workspace.zoneRedundancy, 'zoneRedundancy');
  const [one, several] = await Promise.all([
    zonalPlacement(ctx, row, 'single-zone'),
    zonalPlacement(ctx, row, 'multi-zone'),
  ]);
  ctx.emit({
    ...headOf(row, 'managed-service', WORKSPACES.type),
    facets: {
      placement: flatMapReading(zones, (way): Reading<Facets['placement']> => (way === 'Enabled' ? several : one)),
      state: mapReading(requireField(workspace.provisioningState, 'provisioningState'), state =>
        state === 'Succeeded' ? 'running' : 'other',
      ),
      // Azure sizes, steers and wires it.
      networkInterfaces: absent,
      scaling: absent,
      primaryNodes: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
