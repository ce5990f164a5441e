import { describe, expect, it } from 'vitest';
import { azureContainerApps } from '../../../../../src/providers/azure/services/container-apps/container-apps.ts';
import { azureContainerInstances } from '../../../../../src/providers/azure/services/container-instances/container-instances.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const APP = 'Microsoft.App/containerApps';
const ENVIRONMENT = 'Microsoft.App/managedEnvironments';
const app = (name: string, configuration: Record<string, unknown>, template: Record<string, unknown>, more = {}) => ({
  id: armPath(APP, name),
  name,
  type: APP,
  location: 'West Europe',
  properties: {
    provisioningState: 'Succeeded',
    runningStatus: 'Running',
    managedEnvironmentId: armPath(ENVIRONMENT, 'spread'),
    configuration: { activeRevisionsMode: 'Single', ...configuration },
    template: { containers: [{ name: 'main', image: 'shop:1' }], ...template },
    ...more,
  },
});
const environment = (name: string, zoneRedundant: boolean, location = 'West Europe') => ({
  id: armPath(ENVIRONMENT, name),
  name,
  type: ENVIRONMENT,
  location,
  properties: {
    provisioningState: 'Succeeded',
    zoneRedundant,
    appLogsConfiguration: { destination: zoneRedundant ? 'log-analytics' : null },
  },
});
const ingress = (more: Record<string, unknown> = {}) => ({
  ingress: { external: true, targetPort: 80, transport: 'Auto', allowInsecure: false, ...more },
});
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure(
    { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS, ...fixture },
    { collectors: [azureContainerApps, azureContainerInstances] },
  );

describe('a container app', () => {
  it('reports its replicas, its ingress and variables that look like secrets', async () => {
    const { resource, records } = await collect({
      resources: [
        environment('spread', true),
        app('shop', ingress(), {
          scale: { minReplicas: 2, maxReplicas: 9 },
          containers: [
            {
              env: [
                { name: 'DB_PASSWORD', value: 'hunter two' },
                { name: 'API_KEY', secretRef: 'key' },
                { value: 'x' },
              ],
            },
          ],
        }),
        app('lax', ingress({ allowInsecure: true, stickySessions: { affinity: 'sticky' } }), {
          scale: { minReplicas: null, maxReplicas: null },
        }),
        app('worker', { ingress: null }, { scale: { minReplicas: 1, maxReplicas: 3, rules: null } }),
        app('raw', ingress({ transport: 'Tcp' }), {}),
        app('off', ingress(), { scale: { minReplicas: 2 } }, { runningStatus: 'Stopped' }),
      ],
    });
    expect(resource('shop').facets).toMatchObject({
      networkInterfaces: { state: 'absent' },
      scaling: { value: { min: 2, max: 9, desired: 2, automatic: true } },
      deploymentStrategy: { value: { keepsCapacity: true, automaticRollback: true } },
      loadBalancing: { value: { sessionAffinity: false, healthChecks: true } },
      encryptionInTransit: { value: 'required' },
      plaintextSecrets: { value: ['DB_PASSWORD'] },
      relationships: { value: [{ to: armPath(ENVIRONMENT, 'spread').toLowerCase(), role: 'plan' }] },
    });
    expect(JSON.stringify(records)).not.toContain('hunter');
    expect(resource('lax').facets).toMatchObject({
      scaling: { value: { min: 0, max: 10, desired: 1, automatic: true } },
      loadBalancing: { value: { sessionAffinity: true } },
      encryptionInTransit: { value: 'optional' },
    });
    expect(resource('worker').facets).toMatchObject({
      scaling: { value: { min: 1, max: 3, automatic: false } },
      loadBalancing: { state: 'absent' },
      encryptionInTransit: { state: 'absent' },
    });
    expect(resource('raw').facets.encryptionInTransit).toMatchObject({ state: 'absent' });
    expect(resource('off').facets).toMatchObject({ state: { value: 'stopped' }, scaling: { value: { desired: 0 } } });
  });

  it('has an environment with or without zone redundancy; an empty one is not in use', async () => {
    const { resource } = await collect({
      resources: [
        environment('spread', true),
        environment('narrow', false),
        environment('far', false, 'West US'),
        environment('bare', false),
        app('shop', ingress(), {}),
        app('inside', ingress(), {}, { managedEnvironmentId: armPath(ENVIRONMENT, 'Narrow') }),
        app('away', ingress(), {}, { managedEnvironmentId: undefined, environmentId: armPath(ENVIRONMENT, 'far') }),
      ],
    });
    const placement = (name: string) => resource(name).facets.placement;
    expect(placement('spread')).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(placement('narrow')).toMatchObject({ value: { spread: 'single-zone' } });
    expect(placement('far')).toMatchObject({ value: { spread: 'single-zone', singleZoneRegion: true } });
    expect(placement('bare')).toMatchObject({ state: 'absent' });
    expect(resource('shop').facets.diagnosticLogging).toMatchObject({ value: 'all' });
    expect(resource('inside').facets.diagnosticLogging).toMatchObject({ value: 'none' });
  });

  it('does not count an environment as empty when the apps are denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: [`${APP}/read`] }] };
    const { resource, population } = await collect({ resources: [environment('narrow', false)], permissions });
    expect(population('app')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(resource('narrow').facets.placement).toMatchObject({ value: { spread: 'single-zone' } });
  });
});

it('denied environments leave placement and logging unread', async () => {
  const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: [`${ENVIRONMENT}/read`] }] };
  const { resource, population } = await collect({ resources: [app('shop', ingress(), {})], permissions });
  expect(population('server-group')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  expect(resource('shop').facets.diagnosticLogging).toMatchObject({ state: 'unread', reason: 'denied' });
});
