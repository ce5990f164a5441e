import { value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { isPersonalEmail } from '../../../kit/personal-email.ts';
import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { IncompleteResponseError } from '../../client/failure.ts';

/** What the plans of Defender watch; of each sort only whether there is any. */
const digest = {
  steps:
    "summarize things = count() by subscriptionId, type | extend id = strcat('/subscriptions/', subscriptionId, '/of/', type), name = type",
  columns: 'things',
};
const sort = (type: string, apiVersion: string): ArmType => ({ type, apiVersion, digest });
const WATCHED: readonly (readonly [plan: string, type: ArmType])[] = [
  ['virtualmachines', sort('Microsoft.Compute/virtualMachines', '2024-07-01')],
  ['storageaccounts', sort('Microsoft.Storage/storageAccounts', '2023-05-01')],
  ['sqlservers', sort('Microsoft.Sql/servers', '2021-11-01')],
  ['keyvaults', sort('Microsoft.KeyVault/vaults', '2023-07-01')],
  ['containers', sort('Microsoft.ContainerService/managedClusters', '2024-05-01')],
  ['appservices', sort('Microsoft.Web/sites', '2024-04-01')],
];
/** It watches what is done in the subscription, whatever is in it. */
const ALWAYS = 'arm';
const TYPES = WATCHED.map(([, type]) => type);

const PLANS_CALL = 'Microsoft.Security/pricings:list';
const CONTACTS_CALL = 'Microsoft.Security/securityContacts:list';

interface Named<P> {
  readonly name?: string;
  readonly properties?: P | null;
}
type Plan = Named<{ readonly pricingTier?: string; readonly deprecated?: boolean }>;
type Contact = Named<{
  readonly emails?: string | null;
  readonly phone?: string | null;
  readonly isEnabled?: boolean | null;
}>;

/** What Defender for Cloud watches for break-ins, and whom Microsoft may call about one. */
export const azureDefender: AzureCollector = {
  id: 'azure-defender',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['threatDetection', 'contacts', 'supportedContactTypes'] },
  types: TYPES,
  operations: azureOperations(TYPES, {
    [PLANS_CALL]: 'Microsoft.Security/pricings/read',
    [CONTACTS_CALL]: 'Microsoft.Security/securityContacts/read',
  }),
  collect: async ctx => {
    const path = `/subscriptions/${ctx.account}/providers/Microsoft.Security`;
    const [plans, contacts] = await Promise.all([
      ctx.read(PLANS_CALL, async () => {
        // The one list of Azure that is no list of pages.
        const { value: all } = await ctx.get<{ readonly value?: unknown }>({ path: `${path}/pricings`, apiVersion: '2024-01-01', call: PLANS_CALL }); // prettier-ignore
        if (!Array.isArray(all)) throw new IncompleteResponseError('the answer has no list');
        return new Set((all as Plan[]).filter(({ properties }) => properties?.pricingTier === 'Standard').map(({ name = '' }) => name.toLowerCase())); // prettier-ignore
      }),
      ctx.read(CONTACTS_CALL, async () => {
        const found: Contact[] = [];
        for await (const page of ctx.pages<Contact>({
          path: `${path}/securityContacts`,
          apiVersion: '2020-01-01-preview',
          call: CONTACTS_CALL,
        }))
          // prettier-ignore
          found.push(...page);
        return contactsIn(found);
      }),
    ]);
    ctx.add(armId(`/subscriptions/${ctx.account}`), {
      threatDetection: await watchOf(ctx, plans),
      contacts,
      // About bills and outages Azure writes to whom its alerts and its bills name.
      supportedContactTypes: value(['security']),
    });
  },
};

/** Only plans for what is there count; how much is there is asked for only where it matters. */
async function watchOf(
  ctx: AzureContext,
  plans: Reading<ReadonlySet<string>>,
): Promise<Reading<Facets['threatDetection']>> {
  if (plans.state !== 'value') return plans.state === 'absent' ? value('none') : plans;
  const on = plans.value;
  if (on.size === 0) return value('none');
  if (!on.has(ALWAYS)) return value('partial');
  const off = WATCHED.filter(([plan]) => !on.has(plan));
  const present = await Promise.all(
    off.map(([, type]) =>
      ctx.read(listCall(type), async () => {
        let some = false;
        await ctx.each(type, () => {
          some = true;
        });
        return some;
      }),
    ),
  );
  if (present.some(one => one.state === 'value' && one.value)) return value('partial');
  return present.find(one => one.state === 'unread') ?? value('all');
}

/** Whom Microsoft calls: somebody by name, not whoever owns the subscription. */
function contactsIn(contacts: readonly Contact[]): Facets['contacts'] | undefined {
  const reachable = contacts.filter(
    ({ properties }) =>
      properties?.isEnabled !== false && `${properties?.emails ?? ''}${properties?.phone ?? ''}` !== '',
  );
  if (reachable.length === 0) return undefined;
  const mailboxes = reachable.flatMap(({ properties }) => (properties?.emails ?? '').split(/[;,]/)).filter(Boolean);
  return [{ role: 'security', personalEmail: mailboxes.length > 0 && mailboxes.every(isPersonalEmail) }];
}
