import type { ArmFixture, StoredResource } from '../../support/azure/arm-fixture.ts';
import { LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';
import {
  cache,
  cluster,
  emptyVault,
  keyVault,
  plan,
  queues,
  serviceBus,
  site,
  siteSettings,
} from '../../support/azure/resources/apps.ts';
import { gateway } from '../../support/azure/resources/application-gateway.ts';
import {
  cosmosAccount,
  firewallRules,
  flexibleServer,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
  sqlServerId,
  type Answers,
} from '../../support/azure/resources/data.ts';
import { storageAccount, storageAnswers } from '../../support/azure/resources/storage.ts';
import {
  autoscale,
  disk,
  virtualMachine,
  virtualMachineId,
  scaleSet,
  snapshot,
} from '../../support/azure/resources/compute.ts';
import { address, balancer, networkInterface, securityGroup, vnet } from '../../support/azure/resources/network.ts';
import { idAt, type ArmPlace } from '../../support/azure/resources/arm-place.ts';
import {
  locks,
  protectedVirtualMachine,
  recoveryVault,
  restoreJobs,
} from '../../support/azure/resources/monitoring.ts';

const SHOP: ArmPlace = { subscription: SUBSCRIPTION, group: 'shop', location: 'westeurope' };
const NET = { vnet: 'net', subnet: 'machines' };
const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers';
const MYSQL = 'Microsoft.DBforMySQL/flexibleServers';
const LAST_NIGHT = new Date(Date.now() - 8 * 3600 * 1000).toISOString();
const WHOLE_INTERNET = ['0.0.0.0', '255.255.255.255'] as const;

/** Network resources, each with a weak twin: open, without encryption or single-zone. */
function networkResources(): StoredResource[] {
  return [
    vnet(SHOP, 'net', [
      { name: 'machines', prefix: '10.40.1.0/24', guard: 'web' },
      { name: 'doors', prefix: '10.40.2.0/24' },
    ]),
    securityGroup(SHOP, 'web', [{ order: 100, port: '*', from: 'Internet' }]),
    securityGroup(SHOP, 'web-only', [{ order: 100, port: '443', from: 'Internet' }]),
    securityGroup(SHOP, 'ssh-open', [{ order: 100, port: '22', from: '*' }]),
    securityGroup(SHOP, 'data-open', [{ order: 100, port: '5000-6000', from: '0.0.0.0/0' }]),
    address(SHOP, 'ip-good', { ip: '203.0.113.1' }),
    address(SHOP, 'ip-bad', { ip: '203.0.113.2' }),
    address(SHOP, 'ip-data', { ip: '203.0.113.3' }),
    address(SHOP, 'door-good', { ip: '203.0.113.4' }),
    address(SHOP, 'door-bad', { ip: '203.0.113.5', zones: ['1'] }),
    address(SHOP, 'gate-good', { ip: '203.0.113.6' }),
    address(SHOP, 'gate-bad', { ip: '203.0.113.7' }),
    networkInterface(SHOP, 'vm-good', { ...NET, guard: 'web-only', address: 'ip-good', ip: '10.40.1.4' }),
    networkInterface(SHOP, 'vm-bad', { ...NET, guard: 'ssh-open', address: 'ip-bad', ip: '10.40.1.5' }),
    networkInterface(SHOP, 'vm-data', { ...NET, guard: 'data-open', address: 'ip-data', ip: '10.40.1.6' }),
    balancer(SHOP, 'door-good', { address: 'door-good', port: 443 }),
    balancer(SHOP, 'door-bad', { address: 'door-bad', port: 443 }),
    gateway(SHOP, 'gate-good', { vnet: 'net', subnet: 'doors', address: 'gate-good' }),
    gateway(SHOP, 'gate-bad', { vnet: 'net', subnet: 'doors', address: 'gate-bad', zones: [], encrypted: false, filters: false }),
  ];
} // prettier-ignore

/** Virtual machines, disks and backups: one set in a locked geo-redundant vault, one in an unlocked vault. */
function machines(): StoredResource[] {
  const scales = scaleSet(SHOP, 'set-good', { zones: ['1', '2', '3'], count: 3, ...NET });
  const at = (name: string): string => virtualMachineId(SHOP, name);
  return [
    scales,
    autoscale(SHOP, 'by-load', scales.id, 3, 12),
    scaleSet(SHOP, 'set-bad', { zones: ['1'], count: 3, repairs: false, ...NET }),
    ...virtualMachine(SHOP, 'vm-good', { zone: '1' }),
    ...virtualMachine(SHOP, 'vm-bad', { zone: '1', size: 'Standard_DS2_v2' }),
    ...virtualMachine(SHOP, 'vm-data', { zone: '2', size: 'Standard_B2ms' }),
    disk(SHOP, 'disk-good', { zone: '1', at: at('vm-good') }),
    disk(SHOP, 'disk-bad', { zone: '1', at: at('vm-bad'), sku: 'StandardSSD_LRS' }),
    disk(SHOP, 'disk-bare', { zone: '2', at: at('vm-data') }),
    disk(SHOP, 'disk-slow', { zone: '2', at: at('vm-data'), sku: 'StandardSSD_LRS', gibibytes: 64 }),
    disk(SHOP, 'disk-snapped', { zone: '2', at: at('vm-data') }),
    snapshot(SHOP, 'snap', 'disk-snapped', LAST_NIGHT),
    recoveryVault(SHOP, 'vault-good'),
    recoveryVault(SHOP, 'vault-bad', { immutability: 'Unlocked', otherRegion: false }),
    protectedVirtualMachine(SHOP, 'vault-good', 'vm-good', LAST_NIGHT),
    protectedVirtualMachine(SHOP, 'vault-bad', 'vm-bad', LAST_NIGHT),
  ];
}

function data(): StoredResource[] {
  return [
    sqlServer(SHOP, 'sql-good'),
    sqlDatabase(SHOP, 'sql-good', 'orders-good'),
    sqlServer(SHOP, 'sql-bad', { open: true }),
    sqlDatabase(SHOP, 'sql-bad', 'orders-bad', { zones: false, backup: 'Local' }),
    flexibleServer(SHOP, POSTGRES, 'pg-good'),
    flexibleServer(SHOP, POSTGRES, 'pg-bad', { burstable: true, standby: 'Disabled', geoBackup: false, days: 7, open: true }),
    flexibleServer(SHOP, MYSQL, 'mysql-good'),
    flexibleServer(SHOP, MYSQL, 'mysql-bad', { standby: 'SameZone', geoBackup: false, days: 7, open: true }),
    cosmosAccount(SHOP, 'cosmos-good'),
    cosmosAccount(SHOP, 'cosmos-bad', { regions: [{ name: 'West Europe' }], continuous: false, open: true }),
    storageAccount(SHOP, 'blobsgood', { lockedDays: 30 }),
    storageAccount(SHOP, 'blobsbad', { sku: 'Standard_LRS', publicBlobs: true, networkClosed: false, httpsOnly: false }),
  ];
} // prettier-ignore

function apps(): StoredResource[] {
  return [
    plan(SHOP, 'plan-good'),
    plan(SHOP, 'plan-bad', { sku: { name: 'S1', tier: 'Standard', capacity: 1 }, zones: false }),
    site(SHOP, 'site-good', { on: 'plan-good' }),
    site(SHOP, 'site-bad', { on: 'plan-bad', httpsOnly: false }),
    cluster(SHOP, 'aks-good'),
    cluster(SHOP, 'aks-bad', { zones: [], grows: false, isPrivate: false, localAccounts: true }),
    keyVault(SHOP, 'keys-good', { closed: true }),
    keyVault(SHOP, 'keys-bad', { purgeable: true }),
    cache(SHOP, 'cache-good'),
    cache(SHOP, 'cache-bad', { tier: 'Basic', plainPort: true, closed: false }),
    serviceBus(SHOP, 'bus-good'),
    serviceBus(SHOP, 'bus-bad', { closed: false, tier: 'Standard', keys: true }),
  ];
}

const answers: Answers = {
  ...sqlAnswers(SHOP, 'sql-good', 'orders-good'),
  ...sqlAnswers(SHOP, 'sql-bad', 'orders-bad', { days: 1, encrypted: false, audited: false }),
  ...firewallRules(sqlServerId(SHOP, 'sql-good')),
  ...firewallRules(sqlServerId(SHOP, 'sql-bad'), WHOLE_INTERNET),
  ...firewallRules(idAt(SHOP, POSTGRES, 'pg-good')),
  ...firewallRules(idAt(SHOP, POSTGRES, 'pg-bad'), WHOLE_INTERNET),
  ...firewallRules(idAt(SHOP, MYSQL, 'mysql-good')),
  ...firewallRules(idAt(SHOP, MYSQL, 'mysql-bad'), WHOLE_INTERNET),
  ...storageAnswers(SHOP, 'blobsgood'),
  ...storageAnswers(SHOP, 'blobsbad', { versioning: false, softDeleteDays: 0, open: ['pictures'] }),
  ...siteSettings(SHOP, 'site-good'),
  ...siteSettings(SHOP, 'site-bad', { minTlsVersion: '1.0', healthCheckPath: null }),
  ...emptyVault(SHOP, 'keys-good'),
  ...emptyVault(SHOP, 'keys-bad'),
  ...queues(SHOP, 'bus-good', { 'queue-good': true }),
  ...queues(SHOP, 'bus-bad', { 'queue-bad': false }),
  [`${idAt(SHOP, 'Microsoft.ServiceBus/namespaces', 'bus-bad')}/networkRuleSets/default`]: {
    name: 'default',
    properties: { publicNetworkAccess: 'Enabled', defaultAction: 'Allow', ipRules: [] },
  },
  [`${idAt(SHOP, 'Microsoft.Cache/Redis', 'cache-bad')}/firewallRules`]: [],
  ...restoreJobs(SHOP, 'vault-good', LAST_NIGHT),
  ...restoreJobs(SHOP, 'vault-bad'),
  ...locks(SHOP, sqlServerId(SHOP, 'sql-good')),
};

/** A company whose resources come in pairs: one with recommended, one with weak settings. */
export const company: ArmFixture = {
  subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop production' }],
  locations: LOCATIONS,
  resources: [...networkResources(), ...machines(), ...data(), ...apps()],
  answers,
};
