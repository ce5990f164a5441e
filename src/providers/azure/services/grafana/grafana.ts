import { absent, flatMapReading, mapReading, type Reading, value } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, stateByProvisioning } from '../../facets/common-facets.ts';
import { isPublicAccessDisabled } from '../../facets/network-rules.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';

const WORKSPACES: ArmType = { type: 'Microsoft.Dashboard/grafana', apiVersion: '2023-09-01' };

interface Workspace {
  readonly provisioningState?: string;
  readonly zoneRedundancy?: string | null;
  readonly publicNetworkAccess?: string | null;
  readonly apiKey?: string | null;
}

/** Azure Managed Grafana. */
export const azureGrafana: AzureCollector = {
  id: 'azure-grafana',
  provider: 'azure',
  scope: 'global',
  lists: ['managed-service'],
  fills: {
    'managed-service': [
      'state', 'placement', 'networkInterfaces', 'networkAccess', 'localAuthentication', 'scaling', 'primaryNodes', 'launchSettings', 'infrastructureAsCode',
    ], // prettier-ignore
  },
  types: [WORKSPACES],
  operations: azureOperations([WORKSPACES]),
  collect: async ctx => {
    await ctx.list('managed-service', listCall(WORKSPACES), () => ctx.each(WORKSPACES, row => emitWorkspace(ctx, row)));
  },
};

async function emitWorkspace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const workspace = propertiesOf(row) as Workspace;
  const zoneRedundancy = requireField(workspace.zoneRedundancy, 'zoneRedundancy');
  const [singleZone, multiZone] = await Promise.all([
    zonalPlacement(ctx, row, 'single-zone'),
    zonalPlacement(ctx, row, 'multi-zone'),
  ]);
  ctx.emit({
    ...headOf(row, 'managed-service', WORKSPACES.type),
    facets: {
      placement: flatMapReading(zoneRedundancy, (setting): Reading<Facets['placement']> =>
        isEnumValue(setting, 'Enabled') ? multiZone : singleZone,
      ),
      state: stateByProvisioning(workspace.provisioningState),
      // Managed by Azure.
      networkInterfaces: absent,
      networkAccess: mapReading(requireField(workspace.publicNetworkAccess, 'publicNetworkAccess'), access =>
        isPublicAccessDisabled(access) ? 'private' : 'all-networks',
      ),
      // API keys are off unless they are enabled.
      localAuthentication: value({ enabled: isEnumValue(workspace.apiKey, 'Enabled') }),
      scaling: absent,
      primaryNodes: absent,
      launchSettings: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
