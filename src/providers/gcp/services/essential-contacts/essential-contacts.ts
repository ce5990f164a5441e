import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, absent, value } from '../../../../model/reading.ts';
import { isPersonalEmail } from '../../../kit/personal-email.ts';
import { gcpOperations, type GcpCollector, type GcpList } from '../../context.ts';
import { accountId } from '../../facets/common.ts';

/** The contacts of the project, with those that it inherits. */
const CONTACTS: GcpList = {
  call: 'essentialcontacts:projects.contacts.compute',
  permission: 'essentialcontacts.contacts.list',
  path: '/v1/projects/{project}/contacts:compute',
  query:
    'notificationCategories=ALL&notificationCategories=SECURITY&notificationCategories=TECHNICAL&notificationCategories=BILLING&pageSize=100',
  items: 'contacts',
};

interface Contact {
  readonly email?: string;
  readonly notificationCategorySubscriptions?: readonly string[] | null;
}

type Contacts = Facets['contacts'];
type Role = Contacts[number]['role'];

const ROLES: Readonly<Record<string, readonly Role[]>> = {
  ALL: ['security', 'operations', 'billing'],
  SECURITY: ['security'],
  TECHNICAL: ['operations'],
  BILLING: ['billing'],
};

/** Whom Google writes to about the project, besides its owners. */
export const gcpEssentialContacts: GcpCollector = {
  id: 'gcp-essential-contacts',
  provider: 'gcp',
  scope: 'global',
  lists: [],
  fills: { account: ['contacts', 'supportedContactTypes'] },
  operations: gcpOperations(CONTACTS),
  collect: async ctx => {
    const contacts = await ctx.read(CONTACTS.call, async () => {
      const found: Contacts = [];
      await ctx.each<Contact>(CONTACTS, ({ email = '', notificationCategorySubscriptions }) => {
        for (const role of new Set(
          (notificationCategorySubscriptions ?? []).flatMap(category => ROLES[category] ?? []),
        ))
          found.push({ role, personalEmail: isPersonalEmail(email) });
      });
      return found;
    });
    ctx.add(accountId(ctx), {
      contacts: flatMapReading(contacts, found => (found.length === 0 ? absent : value(found))),
      supportedContactTypes: value<Role[]>(['security', 'operations', 'billing']),
    });
  },
};
