import { describe, expect, it } from 'vitest';
import { azureContainerApps } from '../../../../../src/providers/azure/services/container-apps/container-apps.ts';
import { azureContainerInstances } from '../../../../../src/providers/azure/services/container-instances/container-instances.ts';
import type { ArmFixture } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const GROUP = 'Microsoft.ContainerInstance/containerGroups';
const group = (name: string, properties: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  id: armPath(GROUP, name),
  name,
  type: GROUP,
  location: 'West Europe',
  properties: {
    provisioningState: 'Succeeded',
    restartPolicy: 'Always',
    osType: 'Linux',
    containers: [],
    ...properties,
  },
  ...more,
});
const collect = (fixture: Partial<ArmFixture>) =>
  collectAzure(
    { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS, ...fixture },
    { collectors: [azureContainerApps, azureContainerInstances] },
  );

describe('a container group', () => {
  it('is a single instance; jobs do not scale, and pods of AKS virtual nodes are skipped', async () => {
    const { resource, records } = await collect({
      resources: [
        group('site', {
          containers: [{ name: 'c', properties: { environmentVariables: [{ name: 'TOKEN', value: 'abc def' }] } }],
        }),
        group('heard', { diagnostics: { logAnalytics: { workspaceId: 'w' } } }),
        group('job', { restartPolicy: 'OnFailure' }),
        group('off', { instanceView: { state: 'Stopped' } }),
        group('pod', {}, { tags: { PodName: 'p', NodeName: 'virtual-node', Namespace: 'default' } }),
      ],
    });
    expect(resource('site').facets).toMatchObject({
      scaling: { value: { min: 1, max: 1, desired: 1, automatic: false } },
      deploymentStrategy: { value: { keepsCapacity: false } },
      plaintextSecrets: { value: ['TOKEN'] },
      state: { value: 'running' },
    });
    expect(resource('site').facets.diagnosticLogging).toMatchObject({ value: 'none' });
    expect(resource('heard').facets.diagnosticLogging).toMatchObject({ value: 'all' });
    expect(resource('job').facets).toMatchObject({
      scaling: { state: 'absent' },
      deploymentStrategy: { state: 'absent' },
    });
    expect(resource('off').facets).toMatchObject({ scaling: { value: { desired: 0 } }, state: { value: 'stopped' } });
    expect(records.some(one => one.record === 'resource' && one.name === 'pod')).toBe(false);
  });
});
