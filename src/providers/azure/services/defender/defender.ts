import { value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { isPersonalEmail } from '../../../kit/personal-email.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { IncompleteResponseError } from '../../../kit/response-fields.ts';
import { listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { accountId } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

/** Resource types that Defender plans cover; only counted. */
const digest = {
  steps:
    "summarize resources = count() by subscriptionId, type | extend id = strcat('/subscriptions/', subscriptionId, '/of/', type), name = type",
  columns: 'resources',
};
const countedType = (type: string, apiVersion: string): ArmType => ({ type, apiVersion, digest });
const PLANS: readonly (readonly [plan: string, type: ArmType])[] = [
  ['virtualmachines', countedType('Microsoft.Compute/virtualMachines', '2024-07-01')],
  ['storageaccounts', countedType('Microsoft.Storage/storageAccounts', '2023-05-01')],
  ['sqlservers', countedType('Microsoft.Sql/servers', '2021-11-01')],
  ['keyvaults', countedType('Microsoft.KeyVault/vaults', '2023-07-01')],
  ['containers', countedType('Microsoft.ContainerService/managedClusters', '2024-05-01')],
  ['appservices', countedType('Microsoft.Web/sites', '2024-04-01')],
];
/** The plan for Resource Manager covers the subscription itself. */
const RESOURCE_MANAGER_PLAN = 'arm';
const TYPES = PLANS.map(([, type]) => type);

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

/** Microsoft Defender for Cloud: enabled plans and the security contact. */
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
  decidedBy: { threatDetection: [PLANS_CALL], contacts: [CONTACTS_CALL], supportedContactTypes: [CONTACTS_CALL] },
  collect: async ctx => {
    const [plans, contacts] = await Promise.all([readPlans(ctx), readContacts(ctx)]);
    ctx.add(accountId(ctx), {
      threatDetection: await threatDetectionOf(ctx, plans),
      contacts,
      // Azure has no list of billing and operations contacts: those are set per budget and alert.
      supportedContactTypes: value(['security']),
    });
  },
};

const pathOf = ({ account }: AzureContext, list: string): string =>
  `/subscriptions/${account}/providers/Microsoft.Security/${list}`;

/** Names of the enabled plans. This list has no pages and no `nextLink`. */
function readPlans(ctx: AzureContext): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read(PLANS_CALL, async () => {
    const read = { path: pathOf(ctx, 'pricings'), apiVersion: '2024-01-01', call: PLANS_CALL };
    const { value: plans, nextLink } = await ctx.get<{ readonly value?: unknown; readonly nextLink?: string }>(read);
    assertLastPage(nextLink);
    if (!Array.isArray(plans)) throw new IncompleteResponseError('the response has no list');
    const enabled = (plans as Plan[]).filter(({ properties }) => isEnumValue(properties?.pricingTier, 'Standard'));
    return new Set(enabled.map(({ name = '' }) => name.toLowerCase()));
  });
}

function readContacts(ctx: AzureContext): Promise<Reading<Facets['contacts']>> {
  return ctx.read(CONTACTS_CALL, async () => {
    const contacts: Contact[] = [];
    const read = { path: pathOf(ctx, 'securityContacts'), apiVersion: '2020-01-01-preview', call: CONTACTS_CALL };
    for await (const page of ctx.pages<Contact>(read)) contacts.push(...page);
    return contactsOf(contacts);
  });
}

/** Only plans for resource types in use count; those are listed only where a plan is off. */
async function threatDetectionOf(
  ctx: AzureContext,
  plans: Reading<ReadonlySet<string>>,
): Promise<Reading<Facets['threatDetection']>> {
  if (plans.state !== 'value') return plans.state === 'absent' ? value('none') : plans;
  const enabled = plans.value;
  if (enabled.size === 0) return value('none');
  if (!enabled.has(RESOURCE_MANAGER_PLAN)) return value('partial');
  const disabled = PLANS.filter(([plan]) => !enabled.has(plan));
  const inUse = await Promise.all(disabled.map(([, type]) => hasAny(ctx, type)));
  if (inUse.some(one => one.state === 'value' && one.value)) return value('partial');
  return inUse.find(one => one.state === 'unread') ?? value('all');
}

const hasAny = (ctx: AzureContext, type: ArmType): Promise<Reading<boolean>> =>
  ctx.read(listCall(type), async () => {
    let found = false;
    await ctx.each(type, () => {
      found = true;
    });
    return found;
  });

/** The security contact with an address or a phone number; the owners of the subscription do not count. */
function contactsOf(contacts: readonly Contact[]): Facets['contacts'] | undefined {
  const reachable = contacts.filter(
    ({ properties }) =>
      properties?.isEnabled !== false && `${properties?.emails ?? ''}${properties?.phone ?? ''}` !== '',
  );
  if (reachable.length === 0) return undefined;
  const emails = reachable.flatMap(({ properties }) => (properties?.emails ?? '').split(/[;,]/)).filter(Boolean);
  return [{ role: 'security', personalEmail: emails.length > 0 && emails.every(isPersonalEmail) }];
}
