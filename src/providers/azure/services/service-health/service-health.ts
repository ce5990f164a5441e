import { compareText } from '../../../../lib/text.ts';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { isoDate, propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const EVENTS: ArmType = {
  type: 'Microsoft.ResourceHealth/events',
  apiVersion: '2024-02-01',
  table: 'servicehealthresources',
};

interface HealthEvent {
  readonly EventType?: string;
  readonly EventSubType?: string;
  readonly Status?: string;
  readonly Title?: string;
  readonly ImpactStartTime?: string;
  readonly ImpactMitigationTime?: string;
  readonly Impact?: readonly { readonly ImpactedRegions?: readonly { readonly ImpactedRegion?: string }[] }[] | null;
}

/** Announced retirements and past outages, by the Service Health events of the subscription. */
export const azureServiceHealth: AzureCollector = {
  id: 'azure-service-health',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['scheduledChanges'], 'health-event': ['outages'] },
  types: [EVENTS],
  operations: azureOperations([EVENTS]),
  collect: async ctx => {
    const events = await ctx.read(listCall(EVENTS), async () => {
      const scheduledChanges: Facets['scheduledChanges'] = [];
      const outages: Facets['outages'] = [];
      await ctx.each(EVENTS, row => {
        const event = healthEventOf(propertiesOf(row));
        const what = event.Title ?? row.name;
        const started = isoDate(event.ImpactStartTime);
        if (isEnumValue(event.EventType, 'ServiceIssue') && started !== undefined) outages.push({ what, at: started });
        if (isOpenRetirement(event)) scheduledChanges.push({ what, ...retirementOf(event) });
      });
      outages.sort((a, b) => compareText(a.at, b.at) || compareText(a.what, b.what));
      return { scheduledChanges, outages };
    });
    const subscription = `/subscriptions/${ctx.account}`;
    ctx.add(armId(subscription), { scheduledChanges: mapReading(events, all => all.scheduledChanges) });
    ctx.add(armId(`${subscription}/providers/Microsoft.ResourceHealth/events`), {
      outages: mapReading(events, all => all.outages),
    });
  },
};

const isOpenRetirement = ({ EventSubType = '', Status }: HealthEvent): boolean =>
  /retirement/i.test(EventSubType) && !isEnumValue(Status, 'Resolved');

function retirementOf({ Impact, ImpactMitigationTime }: HealthEvent): {
  readonly region: string;
  readonly at?: string;
} {
  const region = Impact?.[0]?.ImpactedRegions?.[0]?.ImpactedRegion ?? 'global';
  const at = isoDate(ImpactMitigationTime);
  return { region, ...(at === undefined ? {} : { at }) };
}

/** Resource Graph capitalises the members of an event, Resource Manager does not. */
const healthEventOf = (properties: Readonly<Record<string, unknown>>): HealthEvent =>
  Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, member]),
  );
