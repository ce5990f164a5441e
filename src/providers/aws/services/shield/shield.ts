import type * as sdk from '@aws-sdk/client-shield';
import type { ShieldClient } from '@aws-sdk/client-shield';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { accountId } from '../../resource-ids.ts';

/** The only region of the Shield API. */
const HOME = 'us-east-1';

/** Reads the Shield Advanced subscription, its protected resources and emergency contacts. */
export const awsShield: AwsCollector = {
  id: 'aws-shield',
  provider: 'aws',
  scope: 'global',
  lists: [],
  fills: { account: ['ddosProtection'] },
  operations: operations('shield', ['GetSubscriptionState', 'ListProtections', 'DescribeEmergencyContactSettings']),
  collect: async ctx => {
    const shield = await import('@aws-sdk/client-shield');
    const client = ctx.client(shield.ShieldClient, HOME);
    const subscription = await ctx.read('shield:GetSubscriptionState', async () => {
      const answer = await client.send(new shield.GetSubscriptionStateCommand({}));
      return assertField(answer.SubscriptionState, 'SubscriptionState') === 'ACTIVE' ? true : undefined;
    });
    const ddosProtection = subscription.state === 'value' ? await readProtection(ctx, shield, client) : subscription;
    ctx.add(accountId(ctx), { ddosProtection });
  },
};

async function readProtection(
  ctx: AwsContext,
  shield: typeof sdk,
  client: ShieldClient,
): Promise<Reading<Facets['ddosProtection']>> {
  const [protectedResources, emergencyContacts] = await Promise.all([
    ctx.read('shield:ListProtections', async () => {
      const found: string[] = [];
      for await (const page of shield.paginateListProtections({ client, pageSize: 1000 }, {}))
        found.push(...assertField(page.Protections, 'Protections').flatMap(({ ResourceArn: arn }) => arn ?? []));
      return found;
    }),
    ctx.read('shield:DescribeEmergencyContactSettings', async () => {
      const answer = await client.send(new shield.DescribeEmergencyContactSettingsCommand({}));
      return (answer.EmergencyContactList ?? []).length;
    }),
  ]);
  return flatMapReading(protectedResources, resources =>
    mapReading(emergencyContacts, contacts => ({ protectedResources: resources, emergencyContacts: contacts })),
  );
}
