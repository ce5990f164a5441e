import { describe, expect, it } from 'vitest';
import { azureServiceHealth } from '../../../../../src/providers/azure/services/service-health/service-health.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { CollectedAzure } from '../../../../support/azure/collect.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;

describe('Service Health', () => {
  const event = (name: string, properties: Record<string, unknown>) => ({
    id: `${scope}/providers/Microsoft.ResourceHealth/events/${name}`,
    type: 'Microsoft.ResourceHealth/events',
    name,
    properties,
  });
  const retirement = event('ABC-1', {
    EventType: 'HealthAdvisory',
    EventSubType: 'Retirement',
    Status: 'Active',
    Title: 'Basic load balancers end',
    ImpactMitigationTime: '2027-09-30T00:00:00Z',
    Impact: [{ ImpactedService: 'Load Balancer', ImpactedRegions: [{ ImpactedRegion: 'West Europe' }] }],
  });
  const account = ({ records }: CollectedAzure) => {
    const [found] = records.filter(one => one.record === 'facet');
    return found;
  };
  const outages = ({ records }: CollectedAzure) =>
    records.flatMap(one => (one.record === 'facet' && one.facets.outages !== undefined ? [one.facets.outages] : []))[0];

  it('reports announced retirements and past outages', async () => {
    const resources = [
      retirement,
      event('ABC-2', {
        EventType: 'ServiceIssue',
        Status: 'Active',
        Title: 'Outage',
        ImpactStartTime: '2026-03-01T08:00:00Z',
      }),
      event('ABC-3', { EventType: 'HealthAdvisory', EventSubType: 'Retirement', Status: 'Resolved', Title: 'Over' }),
    ];
    const read = await collectAzure({ subscriptions, resources }, { collectors: [azureServiceHealth] });
    expect(outages(read)).toEqual(value([{ what: 'Outage', at: '2026-03-01T08:00:00.000Z' }]));
    expect(account(read)?.facets.scheduledChanges).toEqual(
      value([{ what: 'Basic load balancers end', region: 'West Europe', at: '2027-09-30T00:00:00.000Z' }]),
    );
  });

  it('is unread when denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Resources/*/read'] }] };
    const read = await collectAzure(
      { subscriptions, resources: [retirement], permissions },
      { collectors: [azureServiceHealth] },
    );
    expect(account(read)?.facets.scheduledChanges).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(outages(read)).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
