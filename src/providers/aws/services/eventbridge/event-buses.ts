import type { EventBridgeClient, EventBus } from '@aws-sdk/client-eventbridge';
import type * as sdk from '@aws-sdk/client-eventbridge';
import { absent, value } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { sharedWithOf } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads event buses with a resource policy. Every region has a default bus: without a policy it says nothing. */
export const awsEventBuses: AwsCollector = {
  id: 'aws-event-buses',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'networkAccess',
      'localAuthentication',
      'sharedWith',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'deadLetter',
      'scaling',
      'performance',
    ],
  },
  // An event bus has no network interface.
  invariants: { messaging: { networkInterfaces: absent } },
  operations: operations('events', ['ListEventBuses']),
  collect: async ctx => {
    const events = await import('@aws-sdk/client-eventbridge');
    const client = ctx.client(events.EventBridgeClient);
    await ctx.list('messaging', 'events:ListEventBuses', async () => {
      await forEachPage(listBuses(events, client), bus => {
        if ((bus.Policy ?? '') !== '') emitBus(ctx, bus);
      });
    });
  },
};

async function* listBuses(events: typeof sdk, client: EventBridgeClient): AsyncGenerator<EventBus> {
  let token: string | undefined;
  do {
    const page: sdk.ListEventBusesCommandOutput = await client.send(
      new events.ListEventBusesCommand({ Limit: 100, ...(token === undefined ? {} : { NextToken: token }) }),
    );
    yield* assertField(page.EventBuses, 'EventBuses');
    token = page.NextToken;
  } while (token !== undefined);
}

function emitBus(ctx: AwsContext, bus: EventBus): void {
  const id = assertField(bus.Arn, 'Arn');
  ctx.emit({
    id,
    kind: 'messaging',
    type: 'AWS::Events::EventBus',
    name: bus.Name ?? id,
    tags: {},
    createdAt: bus.CreationTime?.toISOString(),
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      sharedWith: sharedWithOf(bus.Policy, { account: ctx.account, service: 'events' }),
      placement: regionalPlacement(ctx),
      // A bus delivers events; an archive of them is a resource of its own.
      dataDurability: value('none'),
      encryptionAtRest: value('provider-managed-key'),
      encryptionInTransit: value('required'),
      // Targets of rules have dead-letter queues.
      deadLetter: absent,
      scaling: absent,
      performance: absent,
    },
  });
}
