import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { localAuthenticationOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { SIGNALR, WEB_PUBSUB } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { placementByService, zonalPlacement } from '../../facets/placement.ts';
import { MESSAGING_FACETS } from '../../facets/messaging-facets.ts';

const TYPES = [SIGNALR, WEB_PUBSUB];

/** Azure SignalR Service and Web PubSub: open connections to clients, without stored messages. */
export const azureSignalrWebPubsub: AzureCollector = {
  id: 'azure-signalr-web-pubsub',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: MESSAGING_FACETS },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    for (const type of TYPES)
      await ctx.list('messaging', listCall(type), () => ctx.each(type, row => emitService(ctx, type, row)));
  },
};

async function emitService(ctx: AzureContext, { type }: ArmType, row: ArmResource): Promise<void> {
  ctx.emit({
    ...headOf(row, 'messaging', type),
    facets: {
      placement: await placementOf(ctx, row),
      dataDurability: value('none'),
      encryptionAtRest: absent,
      encryptionInTransit: value('required'),
      deadLetter: absent,
      scaling: absent,
      performance: absent,
      // Made for clients on the internet.
      // It has no resource policy.
      sharedWith: absent,
      networkAccess: absent,
      localAuthentication: localAuthenticationOf(propertiesOf(row)['disableLocalAuth']),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Premium tiers are zone-redundant automatically, others cannot be (Microsoft, "Availability zones support"). */
async function placementOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['placement']>> {
  const sku = requireField(row.sku?.name, 'sku.name');
  if (sku.state !== 'value') return sku;
  return /^premium/i.test(sku.value) ? placementByService(ctx, row.location) : zonalPlacement(ctx, row, 'single-zone');
}
