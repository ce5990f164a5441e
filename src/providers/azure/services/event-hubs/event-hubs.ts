import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import { localAuthenticationOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { encryptionByKeySource, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { keysOf, type VaultEncryption } from '../../facets/vault-references.ts';
import { placementByService } from '../../facets/placement.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { networkAccessOf, MESSAGING_FACETS } from '../../facets/messaging-facets.ts';
import { EVENT_HUBS } from '../../resource-types.ts';

const NETWORK_RULES_CALL = 'Microsoft.EventHub/namespaces/networkRuleSets:get';

interface Namespace {
  readonly createdAt?: string;
  readonly minimumTlsVersion?: string | null;
  readonly disableLocalAuth?: boolean | null;
  readonly encryption?: VaultEncryption | null;
  readonly isAutoInflateEnabled?: boolean;
  readonly maximumThroughputUnits?: number;
}

/** Azure Event Hubs namespaces. */
export const azureEventHubs: AzureCollector = {
  id: 'azure-event-hubs',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: MESSAGING_FACETS },
  types: [EVENT_HUBS],
  operations: azureOperations([EVENT_HUBS], {
    [NETWORK_RULES_CALL]: 'Microsoft.EventHub/namespaces/networkRuleSets/read',
  }),
  collect: async ctx => {
    await ctx.list('messaging', listCall(EVENT_HUBS), () => ctx.each(EVENT_HUBS, row => emitNamespace(ctx, row)));
  },
};

async function emitNamespace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const namespace = propertiesOf(row) as Namespace;
  ctx.emit({
    ...headOf(row, 'messaging', EVENT_HUBS.type),
    createdAt: namespace.createdAt,
    facets: {
      // Zone-redundant where the region has zones, whatever `zoneRedundant` says (Microsoft, "Reliability in Azure
      // Event Hubs").
      placement: await placementByService(ctx, row.location),
      dataDurability: value('durable'),
      encryptionAtRest: value(encryptionByKeySource(namespace.encryption?.keySource)),
      encryptionInTransit: requiredTls(requireField(namespace.minimumTlsVersion, 'minimumTlsVersion')),
      // Consumers read at their own offset: nothing is dead-lettered.
      deadLetter: absent,
      scaling: scalingOf(row, namespace),
      performance: absent,
      // It has no resource policy.
      sharedWith: absent,
      networkAccess: await networkAccessOf(ctx, row, EVENT_HUBS, NETWORK_RULES_CALL),
      localAuthentication: localAuthenticationOf(namespace.disableLocalAuth),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(keysOf(namespace.encryption)),
    },
  });
}

/** Basic and Standard scale by throughput units; Premium and Dedicated have no auto-inflate. */
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
