import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** The one region that answers for the whole account. */
const HOME = 'us-east-1';

/** Reads whether the paid defence against floods of traffic is on, what it defends and whom it may call. */
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
    const paid = await ctx.read('shield:GetSubscriptionState', async () => {
      const answer = await client.send(new shield.GetSubscriptionStateCommand({}));
      return assertField(answer.SubscriptionState, 'SubscriptionState') === 'ACTIVE' ? true : undefined;
    });
    const add = (ddosProtection: Reading<Facets['ddosProtection']>): void => {
      ctx.add(ctx.arn('iam', 'root', { region: '' }), { ddosProtection });
    };
    if (paid.state !== 'value') {
      add(paid.state === 'absent' ? absent : paid);
      return;
    }
    const [protects, contacts] = await Promise.all([
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
    if (protects.state !== 'value') add(protects.state === 'absent' ? absent : protects);
    else if (contacts.state !== 'value') add(contacts.state === 'absent' ? absent : contacts);
    else add(value({ protectedResources: protects.value, emergencyContacts: contacts.value }));
  },
};
