import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, parentOf, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import { AZURE_FIREWALLS, NETWORK_EDGE_TYPES } from '../network/network-types.ts';

interface FirewallProperties {
  readonly ipConfigurations?: readonly { readonly properties?: { readonly subnet?: Ref | null } }[];
}

/** Azure Firewall: the firewalls of virtual networks. Their diagnostic settings are read by `azure-diagnostics`. */
export const azureFirewall: AzureCollector = {
  id: 'azure-firewall',
  provider: 'azure',
  scope: 'global',
  lists: ['firewall'],
  fills: {
    firewall: [
      'allowedIngress', 'defaultSecurityGroup', 'placement', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships',
    ], // prettier-ignore
  },
  types: NETWORK_EDGE_TYPES,
  operations: azureOperations([AZURE_FIREWALLS]),
  collect: async ctx => {
    await ctx.list('firewall', listCall(AZURE_FIREWALLS), () =>
      ctx.each(AZURE_FIREWALLS, row => emitFirewall(ctx, row)),
    );
  },
};

async function emitFirewall(ctx: AzureContext, row: ArmResource): Promise<void> {
  const { ipConfigurations = [] } = propertiesOf(row) as FirewallProperties;
  const networks = ipConfigurations.flatMap(({ properties }) => {
    const subnet = refId(properties?.subnet);
    return subnet === undefined ? [] : [parentOf(subnet)];
  });
  ctx.emit({
    ...headOf(row, 'firewall', AZURE_FIREWALLS.type),
    facets: {
      allowedIngress: absent,
      defaultSecurityGroup: value(false),
      placement: await zonalPlacement(ctx, { location: row.location ?? null, zones: row.zones ?? null }),
      // Traffic that no rule matches is denied (Microsoft, "Azure Firewall rule processing logic").
      firewallDefaultAction: value('inspect'),
      wafRules: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value([...new Set(networks)].map(to => ({ to, role: 'network' }))),
    },
  });
}
