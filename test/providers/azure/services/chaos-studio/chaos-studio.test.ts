import { describe, expect, it } from 'vitest';
import { azureChaosStudio } from '../../../../../src/providers/azure/services/chaos-studio/chaos-studio.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const TYPE = 'Microsoft.Chaos/experiments';
const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const experiment = {
  id: armPath(TYPE, 'zone-down'),
  type: TYPE,
  name: 'zone-down',
  location: 'westeurope',
  identity: { type: 'SystemAssigned' },
  properties: { provisioningState: 'Succeeded', steps: [], selectors: [] },
};
const run = (status: string, stoppedAt: string | null) => ({
  id: `${experiment.id}/executions/${status}`,
  type: `${TYPE}/executions`,
  name: status,
  properties: { status, startedAt: '2026-05-14T21:52:52.255Z', stoppedAt },
});
const RUNS = `${experiment.id}/executions`;
const only = { collectors: [azureChaosStudio] };
const readFacet = async (fixture: Partial<Parameters<typeof collectAzure>[0]>) =>
  (await collectAzure({ subscriptions, ...fixture }, only)).records.flatMap(one =>
    one.record === 'facet' ? [one.facets.chaosExperiments] : [],
  );

describe('chaos experiments', () => {
  it('count when a run succeeded', async () => {
    const runs = [
      run('Success', '2026-05-14T21:56:18.9Z'),
      run('success', '2026-03-01T00:00:00Z'),
      run('Failed', '2026-11-01T00:00:00Z'),
      run('Running', null),
    ];
    expect(await readFacet({ resources: [experiment], answers: { [RUNS]: runs } })).toEqual([
      { state: 'value', value: { prepared: 1, latest: '2026-05-14T21:56:18.900Z' } },
    ]);
    expect(await readFacet({ resources: [experiment], answers: { [RUNS]: [] } })).toEqual([
      { state: 'value', value: { prepared: 1 } },
    ]);
    expect(await readFacet({ resources: [] })).toEqual([{ state: 'value', value: { prepared: 0 } }]);
  });

  it('are unread when experiments or runs are denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Chaos/*'] }] };
    expect(await readFacet({ resources: [experiment], permissions })).toMatchObject([
      { state: 'unread', reason: 'denied' },
    ]);
    const refusals = [[/executions$/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    expect(await readFacet({ resources: [experiment], refusals })).toMatchObject([
      { state: 'unread', reason: 'denied' },
    ]);
  });
});
