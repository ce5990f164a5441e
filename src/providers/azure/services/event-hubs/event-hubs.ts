import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { keysOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf, requireField } from '../../facets/common-facets.ts';
import { networkAccessOf, MESSAGING_FACETS } from '../../facets/messaging-facets.ts';

const NAMESPACES: ArmType = { type: 'Microsoft.EventHub/namespaces', apiVersion: '2024-01-01' };
const RULES = 'Microsoft.EventHub/namespaces/networkRuleSets:get';

interface Namespace {
  readonly createdAt?: string;
  readonly disableLocalAuth?: boolean | null;
  readonly encryption?: { readonly keySource?: string | null } | null;
  readonly isAutoInflateEnabled?: boolean;
  readonly maximumThroughputUnits?: number;
}

/** Event Hubs: streams that readers read at their own pace. */
export const azureEventHubs: AzureCollector = {
  id: 'azure-event-hubs',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: MESSAGING_FACETS },
  types: [NAMESPACES],
  operations: azureOperations([NAMESPACES], { [RULES]: 'Microsoft.EventHub/namespaces/networkRuleSets/read' }),
  collect: async ctx => {
    await ctx.list('messaging', listCall(NAMESPACES), () => ctx.each(NAMESPACES, row => emitNamespace(ctx, row)));
  },
};

async function emitNamespace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const namespace = propertiesOf(row) as Namespace;
  ctx.emit({
    ...headOf(row, 'messaging', NAMESPACES.type),
    createdAt: namespace.createdAt,
    facets: {
      // In a region with zones every namespace uses them, whatever `zoneRedundant` says (Microsoft, "Reliability in Azure Event Hubs").
      placement: await placementByService(ctx, row.location),
      dataDurability: value('durable'),
      encryptionAtRest: value(
        /keyvault/i.test(namespace.encryption?.keySource ?? '') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      encryptionInTransit: value('required'),
      // It hands nothing on: a reader that failed comes back and reads again.
      deadLetter: absent,
      scaling: scalingOf(row, namespace),
      performance: absent,
      networkAccess: await networkAccessOf(ctx, row, NAMESPACES, RULES),
      localAuthentication: keysOf(namespace.disableLocalAuth),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** The width of the shared tiers is a number of throughput units; the dedicated ones have no such limit that could inflate. */
function scalingOf(row: ArmResource, namespace: Namespace): Reading<Facets['scaling']> {
  const tier = requireField(row.sku?.tier ?? row.sku?.name, 'sku.tier');
  if (tier.state !== 'value') return tier;
  if (!/^(basic|standard)$/i.test(tier.value)) return absent;
  return flatMapReading(requireField(row.sku?.capacity, 'sku.capacity'), units =>
    mapReading(requireField(namespace.isAutoInflateEnabled, 'isAutoInflateEnabled'), automatic => ({
      min: units,
      max: automatic ? Math.max(units, namespace.maximumThroughputUnits ?? units) : units,
      desired: units,
      automatic,
    })),
  );
}
