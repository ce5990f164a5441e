import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { keysOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import { MESSAGING_FACETS } from '../../facets/messaging-facets.ts';

const TYPES: readonly ArmType[] = [
  { type: 'Microsoft.SignalRService/signalR', apiVersion: '2024-03-01' },
  { type: 'Microsoft.SignalRService/webPubSub', apiVersion: '2024-03-01' },
];

/** SignalR and Web PubSub: lines that stay open between programs and browsers. They keep nothing. */
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
      // Browsers of customers are who it is made for.
      networkAccess: absent,
      localAuthentication: keysOf(propertiesOf(row)['disableLocalAuth']),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** The premium tiers use the zones by themselves, the others cannot (Microsoft, "Availability zones support"). */
async function placementOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['placement']>> {
  const sku = requireField(row.sku?.name, 'sku.name');
  if (sku.state !== 'value') return sku;
  return /^premium/i.test(sku.value) ? placementByService(ctx, row.location) : zonalPlacement(ctx, row, 'single-zone');
}
