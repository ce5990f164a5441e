import type { AccountClient, AlternateContactType } from '@aws-sdk/client-account';
import type * as sdk from '@aws-sdk/client-account';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { isPersonalEmail } from '../../../kit/personal-email.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { accountId } from '../../resource-ids.ts';

type Account = typeof sdk;
type Contact = Facets['contacts'][number];

const ROLES: readonly (readonly [AlternateContactType, Contact['role']])[] = [
  ['SECURITY', 'security'],
  ['OPERATIONS', 'operations'],
  ['BILLING', 'billing'],
];

/** Reads which alternate contacts are registered; names and addresses are not kept. */
export const awsAlternateContacts: AwsCollector = {
  id: 'aws-alternate-contacts',
  provider: 'aws',
  scope: 'global',
  lists: [],
  fills: { account: ['contacts', 'supportedContactTypes'] },
  operations: operations('account', ['GetAlternateContact']),
  collect: async ctx => {
    const account = await import('@aws-sdk/client-account');
    const client = ctx.client(account.AccountClient);
    const readings = await Promise.all(ROLES.map(([type, role]) => readContact(ctx, account, client, type, role)));
    ctx.add(accountId(ctx), {
      contacts: contactsOf(readings),
      supportedContactTypes: value(['security', 'operations', 'billing']),
    });
  },
};

function readContact(
  ctx: AwsContext,
  account: Account,
  client: AccountClient,
  AlternateContactType: AlternateContactType,
  role: Contact['role'],
): Promise<Reading<Contact>> {
  return ctx.read(
    'account:GetAlternateContact',
    async () => {
      const answer = await client.send(new account.GetAlternateContactCommand({ AlternateContactType }));
      const address = assertField(answer.AlternateContact?.EmailAddress, 'EmailAddress');
      return { role, personalEmail: isPersonalEmail(address) };
    },
    { absentOn: ['ResourceNotFoundException'] },
  );
}

function contactsOf(readings: readonly Reading<Contact>[]): Reading<Facets['contacts']> {
  const unread = readings.find(reading => reading.state === 'unread');
  if (unread?.state === 'unread') return unread;
  const contacts = readings.flatMap(reading => (reading.state === 'value' ? [reading.value] : []));
  return contacts.length === 0 ? absent : value(contacts);
}
