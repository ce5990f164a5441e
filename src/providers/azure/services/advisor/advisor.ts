import { compareText } from '../../../../lib/text.ts';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading } from '../../../../model/reading.ts';
import { listCall, armId, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';

const RECOMMENDATIONS: ArmType = {
  type: 'Microsoft.Advisor/recommendations',
  apiVersion: '2023-01-01',
  table: 'advisorresources',
};
const EVENTS: ArmType = {
  type: 'Microsoft.ResourceHealth/events',
  apiVersion: '2024-02-01',
  table: 'servicehealthresources',
};

/** What Advisor tells the subscription to mend: of high impact, and of less. */
export const azureAdvisor: AzureCollector = {
  id: 'azure-advisor',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['openRecommendations'] },
  types: [RECOMMENDATIONS],
  operations: azureOperations([RECOMMENDATIONS]),
  collect: async ctx => {
    const openRecommendations = await ctx.read(listCall(RECOMMENDATIONS), async () => {
      const count = { errors: 0, warnings: 0 };
      await ctx.each(RECOMMENDATIONS, row => {
        const { impact, suppressionIds } = propertiesOf(row) as {
          readonly impact?: string;
          readonly suppressionIds?: readonly string[] | null;
        };
        // Somebody put it off on purpose.
        if ((suppressionIds ?? []).length > 0) return;
        if (impact === 'High') count.errors++;
        else if (impact === 'Medium') count.warnings++;
      });
      return count;
    });
    ctx.add(armId(`/subscriptions/${ctx.account}`), { openRecommendations });
  },
};

interface EventProperties {
  readonly EventType?: string;
  readonly EventSubType?: string;
  readonly Status?: string;
  readonly Title?: string;
  readonly ImpactStartTime?: string;
  readonly ImpactMitigationTime?: string;
  readonly Impact?: readonly { readonly ImpactedRegions?: readonly { readonly ImpactedRegion?: string }[] }[] | null;
}

/** What Microsoft announced that it will end, and what broke, by the events of Service Health that concern the subscription. */
export const azureServiceHealth: AzureCollector = {
  id: 'azure-service-health',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['scheduledChanges'], 'health-event': ['outages'] },
  types: [EVENTS],
  operations: azureOperations([EVENTS]),
  collect: async ctx => {
    const told = await ctx.read(listCall(EVENTS), async () => {
      const announcements: Facets['scheduledChanges'] = [];
      const outages: Facets['outages'] = [];
      await ctx.each(EVENTS, row => {
        const event = membersOf(propertiesOf(row));
        const what = event.Title ?? row.name;
        const began = parseNow(event.ImpactStartTime);
        if (event.EventType === 'ServiceIssue' && began !== undefined) outages.push({ what, at: began });
        if (!/retirement/i.test(event.EventSubType ?? '') || event.Status === 'Resolved') return;
        const region = event.Impact?.[0]?.ImpactedRegions?.[0]?.ImpactedRegion ?? 'global';
        const at = parseNow(event.ImpactMitigationTime);
        announcements.push({ what, region, ...(at === undefined ? {} : { at }) });
      });
      return { announcements, outages: outages.sort((a, b) => compareText(a.at, b.at) || compareText(a.what, b.what)) };
    });
    const subscription = `/subscriptions/${ctx.account}`;
    ctx.add(armId(subscription), { scheduledChanges: mapReading(told, ({ announcements }) => announcements) });
    ctx.add(armId(`${subscription}/providers/Microsoft.ResourceHealth/events`), {
      outages: mapReading(told, ({ outages }) => outages),
    });
  },
};

function parseNow(written: string | undefined): string | undefined {
  const at = Date.parse(written ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** Resource Graph writes the members of an event in capitals, Resource Manager does not. */
const membersOf = (properties: Readonly<Record<string, unknown>>): EventProperties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, member]),
  );
