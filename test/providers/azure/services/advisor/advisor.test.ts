import { describe, expect, it } from 'vitest';
import { value } from '../../../../../src/model/reading.ts';
import { azureAdvisor } from '../../../../../src/providers/azure/services/advisor/advisor.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const scope = `/subscriptions/${SUBSCRIPTION}`;
const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const only = { collectors: [azureAdvisor] };
const advice = (name: string, impact: string, more: Record<string, unknown> = {}) => ({
  id: `${scope}/providers/Microsoft.Advisor/recommendations/${name}`,
  type: 'Microsoft.Advisor/recommendations',
  name,
  properties: { category: 'HighAvailability', impact, impactedField: 'Microsoft.Compute/virtualMachines', ...more },
});

describe('Azure Advisor', () => {
  it('counts open recommendations by impact', async () => {
    const resources = [advice('a', 'High'), advice('b', 'Medium'), advice('c', 'High', { suppressionIds: ['x'] })];
    const { records } = await collectAzure({ subscriptions, resources }, only);
    expect(records.find(({ record }) => record === 'facet')).toMatchObject({
      id: scope,
      facets: { openRecommendations: value({ errors: 1, warnings: 1 }) },
    });
  });

  it('is unread when denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Resources/*/read'] }] };
    const { records } = await collectAzure({ subscriptions, permissions }, only);
    expect(records.find(({ record }) => record === 'facet')).toMatchObject({
      facets: { openRecommendations: { state: 'unread', reason: 'denied' } },
    });
  });
});
