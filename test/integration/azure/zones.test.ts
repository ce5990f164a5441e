import { cache, cluster, plan, serviceBus } from '../../support/azure/resources/apps.ts';
import {
  cosmosAccount,
  flexibleServer,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
  storageAccount,
} from '../../support/azure/resources/data.ts';
import { machine, scaleSet } from '../../support/azure/resources/machines.ts';
import { address, balancer } from '../../support/azure/resources/network.ts';
import { idAt, ref, row, type ArmPlace } from '../../support/azure/resources/place.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers';
const NET = { vnet: 'net', subnet: 'machines' };
/** A region that has no zones to choose. */
const far = (place: ArmPlace): ArmPlace => ({ ...place, location: 'westus' });
const lineTo = (place: ArmPlace, name: string, sku: string) =>
  row(place, 'Microsoft.Network/virtualNetworkGateways', name, {
    gatewayType: 'Vpn',
    vpnType: 'RouteBased',
    activeActive: true,
    sku: { name: sku, tier: sku },
  });
const members = (rows: ReturnType<typeof machine>, member: Record<string, unknown>) =>
  rows.map((one, index) => (index === 0 ? changed(one, member) : one));

const CASES: readonly NearMiss[] = [
  {
    name: 'machines in one zone, and in a region that has none',
    build: place => ({
      resources: [
        scaleSet(place, 'here', { zones: ['1'], count: 2, ...NET }),
        scaleSet(place, 'nowhere', { zones: [], count: 2, ...NET }),
        scaleSet(far(place), 'far', { zones: [], count: 2, ...NET }),
        plan(place, 'plan-here', { zones: false }),
        plan(far(place), 'plan-far', { zones: false }),
        cluster(far(place), 'aks-far', { zones: [] }),
      ],
    }),
    must: [
      ['single-zone-server-group', 'here'],
      ['single-zone-server-group', 'nowhere'],
      ['single-zone-server-group', 'plan-here'],
    ],
    mustNot: [
      ['single-zone-server-group', 'far'],
      ['single-zone-server-group', 'plan-far'],
      ['single-zone-server-group', 'aks-far/work'],
    ],
  },
  {
    name: 'data in one zone, and in a region that has none',
    build: place => ({
      resources: [
        flexibleServer(place, POSTGRES, 'pg-here', { standby: 'Disabled' }),
        changed(flexibleServer(far(place), POSTGRES, 'pg-far', { standby: 'Disabled' }), { availabilityZone: '' }),
        sqlServer(far(place), 'sql-far'),
        sqlDatabase(far(place), 'sql-far', 'orders-far', { zones: false }),
        cache(place, 'cache-here', { zones: 'NoZones' }),
        cache(far(place), 'cache-far', { zones: 'NoZones' }),
        storageAccount(place, 'fileshere', { sku: 'Standard_LRS' }),
        storageAccount(far(place), 'filesfar', { sku: 'Standard_LRS' }),
      ],
    }),
    must: [
      ['single-zone-database', 'pg-here'],
      ['single-zone-database', 'cache-here'],
      ['single-zone-bucket', 'fileshere'],
    ],
    mustNot: [
      ['single-zone-database', 'pg-far'],
      ['single-zone-database', 'orders-far'],
      ['single-zone-database', 'cache-far'],
    ],
  },
  {
    name: 'doors and lines in one zone, and in a region that has none',
    build: place => ({
      resources: [
        address(place, 'pinned', { zones: ['1'] }),
        balancer(place, 'door-here', { address: 'pinned', port: 443 }),
        // A standard address that names no zone is in all of them.
        address(place, 'unpinned', { zones: [], ip: '203.0.113.10' }),
        balancer(place, 'door-everywhere', { address: 'unpinned', port: 443 }),
        address(far(place), 'far', { zones: [], ip: '203.0.113.11' }),
        balancer(far(place), 'door-far', { address: 'far', port: 443 }),
        lineTo(place, 'vpn-here', 'VpnGw1'),
        lineTo(place, 'vpn-zones', 'VpnGw1AZ'),
        lineTo(far(place), 'vpn-far', 'VpnGw1'),
      ],
    }),
    must: [
      ['single-zone-load-balancer', 'door-here'],
      ['single-zone-network-connection', 'vpn-here'],
    ],
    mustNot: [
      ['single-zone-load-balancer', 'door-everywhere'],
      ['single-zone-load-balancer', 'door-far'],
      ['single-zone-network-connection', 'vpn-zones'],
      ['single-zone-network-connection', 'vpn-far'],
    ],
  },
  {
    name: 'a machine of a scale set, one alone, and two that stand in other racks',
    build: place => {
      const set = scaleSet(place, 'set', { zones: ['1', '2'], count: 2, ...NET });
      const racks = idAt(place, 'Microsoft.Compute/availabilitySets', 'racks');
      return {
        resources: [
          changed(set, { orchestrationMode: 'Flexible' }),
          ...members(machine(place, 'member', { zone: '1' }), { virtualMachineScaleSet: ref(set.id) }),
          ...machine(place, 'alone', { zone: '1' }),
          ...members(machine(place, 'rack-1'), { availabilitySet: ref(racks) }),
          ...members(machine(place, 'rack-2'), { availabilitySet: ref(racks.toUpperCase()) }),
          ...machine(place, 'asleep', { zone: '1', stopped: true }),
        ],
      };
    },
    must: [
      ['server-without-autohealing', 'alone', 'runs alone'],
      ['server-without-autohealing', 'rack-1', 'other racks'],
      ['server-without-autohealing', 'rack-2', 'other racks'],
    ],
    mustNot: [
      ['server-without-autohealing', 'member'],
      ['server-without-autohealing', 'asleep'],
    ],
  },
  {
    name: 'a pool of a cluster, and the scale set that Azure keeps below it',
    build: place => {
      const kept = { ...place, group: `MC_shop_k8s_${place.location}` };
      return {
        resources: [
          cluster(place, 'k8s', { zones: [] }),
          scaleSet(kept, 'aks-work-1234-vmss', {
            zones: [],
            count: 3,
            ...NET,
            tags: { 'aks-managed-poolName': 'work' },
          }),
          scaleSet(place, 'own', { zones: [], count: 3, ...NET, tags: { pool: 'work' } }),
        ],
      };
    },
    must: [
      ['single-zone-server-group', 'k8s/work'],
      ['single-zone-server-group', 'own'],
    ],
    mustNot: [],
    silent: [
      ['single-zone-server-group', 'aks-work-1234-vmss'],
      ['server-group-without-autoscaling', 'aks-work-1234-vmss'],
    ],
  },
  {
    name: 'a set of nobody, and a plan with nothing on it or paid by the call',
    build: place => ({
      resources: [
        scaleSet(place, 'asleep', { zones: ['1'], count: 0, ...NET }),
        scaleSet(place, 'awake', { zones: ['1'], count: 1, ...NET }),
        plan(place, 'empty', { zones: false, sites: 0 }),
        plan(place, 'used', { zones: false, sites: 1 }),
        plan(place, 'by-the-call', { zones: false, sku: { name: 'Y1', tier: 'Dynamic', capacity: 0 } }),
      ],
    }),
    must: [
      ['single-zone-server-group', 'awake'],
      ['single-zone-server-group', 'used'],
    ],
    mustNot: [
      ['single-zone-server-group', 'asleep'],
      ['single-zone-server-group', 'empty'],
    ],
    silent: [
      ['single-zone-server-group', 'by-the-call'],
      ['single-instance-app', 'by-the-call'],
    ],
  },
  {
    name: 'a tier that stands on one machine, and one that Azure spreads',
    build: place => ({
      resources: [
        cache(place, 'one-node', { tier: 'Basic', zones: 'Automatic' }),
        cache(place, 'two-nodes', { tier: 'Standard', zones: 'Automatic' }),
        cache(far(place), 'one-node-far', { tier: 'Basic' }),
      ],
    }),
    must: [['single-zone-database', 'one-node']],
    mustNot: [
      ['single-zone-database', 'two-nodes'],
      ['single-zone-database', 'one-node-far'],
    ],
  },
  {
    name: 'services that use every zone whatever they say of themselves',
    build: place => ({
      resources: [
        changed(serviceBus(place, 'bus', { tier: 'Standard' }), { zoneRedundant: false }),
        row(
          place,
          'Microsoft.EventHub/namespaces',
          'hubs',
          {
            zoneRedundant: false,
            isAutoInflateEnabled: true,
            maximumThroughputUnits: 20,
            publicNetworkAccess: 'Disabled',
            disableLocalAuth: true,
          },
          { sku: { name: 'Standard', tier: 'Standard', capacity: 2 } },
        ),
      ],
    }),
    must: [],
    mustNot: [
      ['single-zone-data-store', 'bus'],
      ['single-zone-data-store', 'hubs'],
    ],
  },
  {
    name: 'a read copy and the database that it is read from',
    build: place => ({
      resources: [
        flexibleServer(place, POSTGRES, 'primary', { standby: 'Disabled' }),
        changed(flexibleServer(place, POSTGRES, 'read-copy', { standby: 'Disabled' }), {
          replicationRole: 'AsyncReplica',
          sourceServerResourceId: idAt(place, POSTGRES, 'primary'),
        }),
      ],
    }),
    must: [['single-zone-database', 'primary']],
    mustNot: [['single-zone-database', 'read-copy']],
  },
  {
    name: 'the notebook of a server, and a database of ours',
    build: place => ({
      resources: [
        sqlServer(place, 'sql'),
        sqlDatabase(place, 'sql', 'master', { zones: false, backup: 'Local' }),
        sqlDatabase(place, 'sql', 'orders', { zones: false, backup: 'Local' }),
      ],
      answers: sqlAnswers(place, 'sql', 'orders'),
    }),
    must: [
      ['single-zone-database', 'orders'],
      ['no-cross-region-backup', 'orders'],
    ],
    mustNot: [],
    silent: [
      ['single-zone-database', 'master'],
      ['no-cross-region-backup', 'master'],
    ],
  },
  {
    name: 'a database in two regions without zones, in one with them, and in one without',
    build: place => ({
      resources: [
        cosmosAccount(place, 'two-regions', { regions: [{ name: 'West Europe' }, { name: 'North Europe' }] }),
        cosmosAccount(place, 'zones', { regions: [{ name: 'West Europe', zones: true }] }),
        cosmosAccount(place, 'alone', { regions: [{ name: 'West Europe' }] }),
      ],
    }),
    must: [['single-zone-database', 'alone']],
    mustNot: [
      ['single-zone-database', 'two-regions'],
      ['single-zone-database', 'zones'],
    ],
  },
  {
    name: 'files in one building, in three, and in one with a copy in another region',
    build: place => ({
      resources: [
        storageAccount(place, 'one', { sku: 'Standard_LRS' }),
        storageAccount(place, 'three', { sku: 'Standard_ZRS' }),
        storageAccount(place, 'elsewhere', { sku: 'Standard_RAGRS' }),
      ],
    }),
    must: [
      ['single-zone-bucket', 'one'],
      ['no-cross-region-backup', 'three'],
    ],
    mustNot: [
      ['single-zone-bucket', 'three'],
      ['single-zone-bucket', 'elsewhere'],
      ['no-cross-region-backup', 'elsewhere'],
    ],
  },
];

describeNearMisses('near misses about zones on Azure', CASES);
