import { describe, expect, it } from 'vitest';
import { azureContainerApps } from '../../../../../src/providers/azure/services/container-apps/container-apps.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';
import { azureVerdicts } from '../../../../support/azure/verdicts.ts';

const APP = 'Microsoft.App/containerApps';
const ENVIRONMENT = 'Microsoft.App/managedEnvironments';
const GROUP = 'Microsoft.ContainerInstance/containerGroups';
const row = (type: string, name: string, properties: object) => ({
  ...{ id: armPath(type, name), name, type, location: 'westeurope' },
  properties: { provisioningState: 'Succeeded', ...properties },
});
const world = (ingress: object | null, environment: object = {}) => [
  row(ENVIRONMENT, 'home', environment),
  row(APP, 'it', { managedEnvironmentId: armPath(ENVIRONMENT, 'home'), configuration: { ingress }, template: {} }),
];
const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const rules = (action: string, ...ranges: readonly string[]) => ({
  ipSecurityRestrictions: ranges.map((ipAddressRange, index) => ({
    name: `r${String(index)}`,
    action,
    ipAddressRange,
  })),
});
const WEB = { external: true, targetPort: 80, transport: 'Auto' };

describe('who reaches a container app', () => {
  it.each<readonly [string, object | null, object, unknown]>([
    ['external', WEB, {}, 'public'],
    ['internal', { ...WEB, external: false }, {}, 'blocked'],
    ['no ingress', null, {}, 'blocked'],
    ['an environment with an internal address', WEB, { vnetConfiguration: { internal: true } }, 'blocked'],
    ['an environment without public access', WEB, { publicNetworkAccess: 'Disabled' }, 'blocked'],
    ['an environment in a virtual network with a public address', WEB, { vnetConfiguration: { internal: false } }, 'public'],
    ['one office', { ...WEB, ...rules('Allow', '203.0.113.0/24') }, {}, 'possible'],
    ['everybody, in two halves', { ...WEB, ...rules('allow', '0.0.0.0/1', '128.0.0.0/1') }, {}, 'public'],
    ['a large part of the internet', { ...WEB, ...rules('Allow', '20.0.0.0/9') }, {}, { publicAddresses: 8_388_608 }],
    ['everybody but one network', { ...WEB, ...rules('Deny', '203.0.113.0/24') }, {}, 'public'],
    ['nobody', { ...WEB, ...rules('Deny', '0.0.0.0/0') }, {}, 'blocked'],
    ['one more port, which is external', { ...WEB, external: false, additionalPortMappings: [{ external: true, targetPort: 22 }] }, {}, 'public'],
  ])('%s', async (_, ingress, environment, access) => {
    const { resource } = await collectAzure({ ...base, resources: world(ingress, environment) }, { collectors: [azureContainerApps] });
    expect(resource('it').facets.publicAccess).toEqual({ state: 'value', value: access });
  }); // prettier-ignore

  it('is unread where the environment is denied and decides', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: [`${ENVIRONMENT}/read`] }] };
    const read = async (ingress: object) =>
      (
        await collectAzure({ ...base, permissions, resources: world(ingress) }, { collectors: [azureContainerApps] })
      ).resource('it').facets.publicAccess;
    expect(await read(WEB)).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(await read({ ...WEB, external: false })).toMatchObject({ value: 'blocked' });
  });
});

describe('ports of apps that are open to the internet', () => {
  const tcp = (port: number, more: object = {}) => ({ external: true, transport: 'tcp', targetPort: port, ...more });
  const container = (type: string, ...ports: readonly object[]) => [row(GROUP, 'it', { ipAddress: { type, ports } })];
  it.each<readonly [string, string, readonly ReturnType<typeof row>[], string]>([
    ['HTTP', 'open-management-port', world(WEB), 'pass'],
    ['SSH over TCP', 'open-management-port', world(tcp(22)), 'fail open'],
    ['SSH on another port outside', 'open-management-port', world(tcp(22, { exposedPort: 8022 })), 'pass'],
    ['Redis over TCP', 'open-database-port', world(tcp(6379)), 'fail service'],
    ['Redis over TCP, for an office', 'open-database-port', world(tcp(6379, rules('Allow', '203.0.113.7'))), 'pass'],
    ['SSH over TCP, for a large part of the internet', 'open-management-port', world(tcp(22, rules('Allow', '20.0.0.0/9'))), 'partial largeRange'],
    ['Redis over TCP, for a large part of the internet', 'open-database-port', world(tcp(6379, rules('Allow', '20.0.0.0/9'))), 'partial largeRange'],
    ['HTTP, for a large part of the internet', 'open-database-port', world({ ...WEB, ...rules('Allow', '20.0.0.0/9') }), 'pass'],
    ['SSH over TCP, for one network operator', 'open-management-port', world(tcp(22, rules('Allow', '203.0.0.0/16'))), 'pass'],
    ['Redis over TCP, internal', 'open-database-port', world(tcp(6379, { external: false })), 'pass'],
    ['a database beside the web', 'open-database-port', world({ ...WEB, additionalPortMappings: [{ external: true, targetPort: 5432 }, { targetPort: 6379 }] }), 'fail service'],
    ['a container group with SSH', 'open-management-port', container('Public', { port: 22, protocol: 'TCP' }), 'fail open'],
    ['a container group with memcached over UDP', 'open-database-port', container('Public', { port: 11_211, protocol: 'UDP' }), 'fail service'],
    ['a container group with a private address', 'open-management-port', container('Private', { port: 22, protocol: 'TCP' }), 'pass'],
    ['a container group without address', 'open-management-port', [row(GROUP, 'it', {})], 'pass'],
  ])('%s: %s', async (_, check, resources, verdict) => {
    expect((await azureVerdicts({ resources }, [check])).get('it')).toBe(verdict);
  }); // prettier-ignore
});
