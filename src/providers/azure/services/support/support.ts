import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';

/** Of each case only under which contract it was opened, and when: what it is about stays where it is. */
const TICKETS: ArmType = {
  type: 'Microsoft.Support/supportTickets',
  apiVersion: '2024-04-01',
  table: 'supportresources',
  digest: {
    steps:
      'extend contract = tostring(coalesce(properties.SupportPlanType, properties.supportPlanType)), opened = tostring(coalesce(properties.CreatedDate, properties.createdDate))',
    columns: 'contract, opened',
  },
};

/** Contracts that answer emergencies within the hour, at all hours, and those that do not (Microsoft, "Azure support plans"). */
const EMERGENCY = /^(azure )?standard|pro\s*direct|professional direct|premier|unified|enterprise/i;
const NO_EMERGENCY = /^(azure )?(basic|free|none|developer)/i;

/** The contract with Microsoft: Azure tells it only by the cases that were opened under it. */
export const azureSupport: AzureCollector = {
  id: 'azure-support',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['supportPlan'] },
  types: [TICKETS],
  operations: azureOperations([TICKETS]),
  collect: async ctx => {
    // A contract belongs to people, and may cover more than one subscription: the newest case is the best witness.
    const newest = await ctx.read(listCall(TICKETS), async () => {
      let last = { contract: '', opened: '' };
      await ctx.each(TICKETS, row => {
        const { contract, opened } = row as { readonly contract?: string | null; readonly opened?: string | null };
        if ((contract ?? '') !== '' && (opened ?? '') >= last.opened)
          last = { contract: contract ?? '', opened: opened ?? '' };
      });
      return last.contract;
    });
    ctx.add(armId(`/subscriptions/${ctx.account}`), { supportPlan: flatMapReading(newest, planOf) });
  },
};

function planOf(contract: string): Reading<Facets['supportPlan']> {
  if (contract === '')
    return unread('unsupported', 'Azure tells the contract only by the cases that were opened under it');
  if (NO_EMERGENCY.test(contract)) return absent;
  return EMERGENCY.test(contract)
    ? value({ severities: ['minimal', 'moderate', 'critical'] })
    : unread('failed', `the answer has the unknown contract ${contract}`);
}
