import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { accountId } from '../../facets/common-facets.ts';

/** Of each ticket only the support plan and date are read. */
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

/** Plans with and without a response to critical cases within the hour (Microsoft, "Azure support plans"). */
const EMERGENCY = /^(azure )?standard|pro\s*direct|professional direct|premier|unified|enterprise/i;
const NO_EMERGENCY = /^(azure )?(basic|free|none|developer)/i;

/** The support plan, which Azure shows only in support tickets. */
export const azureSupport: AzureCollector = {
  id: 'azure-support',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['supportPlan'] },
  types: [TICKETS],
  operations: azureOperations([TICKETS]),
  collect: async ctx => {
    // The newest ticket counts: plans belong to people and may cover several subscriptions.
    const newest = await ctx.read(listCall(TICKETS), async () => {
      let newestTicket = { contract: '', opened: '' };
      await ctx.each(TICKETS, row => {
        const { contract, opened } = row as { readonly contract?: string | null; readonly opened?: string | null };
        if ((contract ?? '') !== '' && (opened ?? '') >= newestTicket.opened)
          newestTicket = { contract: contract ?? '', opened: opened ?? '' };
      });
      return newestTicket.contract;
    });
    ctx.add(accountId(ctx), { supportPlan: flatMapReading(newest, planOf) });
  },
};

function planOf(contract: string): Reading<Facets['supportPlan']> {
  if (contract === '') return unread('unsupported', 'Azure shows the support plan only in support tickets');
  if (NO_EMERGENCY.test(contract)) return absent;
  return EMERGENCY.test(contract)
    ? value({ severities: ['minimal', 'moderate', 'critical'] })
    : unread('failed', `the response has the unknown support plan ${contract}`);
}
