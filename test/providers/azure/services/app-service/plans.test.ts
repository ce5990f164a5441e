import { describe, expect, it } from 'vitest';
import { azureAppService } from '../../../../../src/providers/azure/services/app-service/app-service.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const PLAN = 'Microsoft.Web/serverfarms';
const plan = (
  name: string,
  sku: Record<string, unknown>,
  properties: Record<string, unknown> = {},
  region = 'West Europe',
) => ({
  id: armPath(PLAN, name),
  name,
  type: PLAN,
  kind: 'app',
  location: region,
  sku,
  tags: { env: 'prod' },
  properties: {
    status: 'Ready',
    numberOfSites: 1,
    zoneRedundant: false,
    elasticScaleEnabled: false,
    perSiteScaling: false,
    maximumElasticWorkerCount: 1,
    ...properties,
  },
});
const autoscale = (target: string) => ({
  id: armPath('Microsoft.Insights/autoscaleSettings', 'by-load'),
  type: 'Microsoft.Insights/autoscaleSettings',
  location: 'West Europe',
  properties: {
    enabled: true,
    targetResourceUri: target,
    profiles: [{ capacity: { minimum: '2', maximum: '8', default: '2' }, rules: [{ scaleAction: {} }] }],
  },
});
const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const only = { collectors: [azureAppService] };
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure({ subscriptions, locations: LOCATIONS, ...fixture }, only);

describe('an App Service plan', () => {
  it('reports its zones, its server count and autoscaling', async () => {
    const { resource, records } = await collect({
      resources: [
        plan('good', { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }, { zoneRedundant: true }),
        plan('plain', { name: 'S1', tier: 'Standard', capacity: 1 }),
        plan('far', { name: 'P1v3', tier: 'PremiumV3', capacity: 2 }, {}, 'West US'),
        plan('free', { name: 'F1', tier: 'Free', capacity: 0 }),
        plan('elastic', { name: 'EP1', tier: 'ElasticPremium', capacity: 2 }, { maximumElasticWorkerCount: 20 }),
        plan('flex', { name: 'FC1', tier: 'FlexConsumption', capacity: 0 }),
        plan('bill', { name: 'Y1', tier: 'Dynamic', capacity: 0 }),
        plan('empty', { name: 'S1', tier: 'Standard', capacity: 1 }, { numberOfSites: 0 }),
        autoscale(armPath(PLAN, 'Good')),
      ],
    });
    expect(resource('good').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone', locations: [{ region: 'westeurope' }] } },
      scaling: { value: { min: 2, max: 8, desired: 3, automatic: true } },
      state: { value: 'running' },
      autohealing: { state: 'absent' },
    });
    expect(resource('plain').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      scaling: { value: { min: 1, max: 1, desired: 1, automatic: false } },
    });
    expect(resource('far').facets.placement, 'a region without zones').toMatchObject({
      value: { spread: 'single-zone', singleZoneRegion: true },
    });
    expect(resource('free').facets.scaling).toMatchObject({ value: { desired: 1 } });
    expect(resource('elastic').facets.scaling).toMatchObject({ value: { min: 2, max: 20, automatic: true } });
    expect(resource('flex').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      scaling: { state: 'absent' },
    });
    expect(resource('empty').facets).toMatchObject({
      placement: { state: 'absent' },
      scaling: { state: 'absent' },
      state: { value: 'stopped' },
    });
    const names = records.flatMap(one => (one.record === 'resource' ? [one.name] : []));
    expect(names, 'what is paid by the call is no group of machines').not.toContain('bill');
  });
});
