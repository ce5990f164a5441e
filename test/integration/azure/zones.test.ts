import { cache, cluster, plan, serviceBus } from '../../support/azure/resources/apps.ts';
import {
  cosmosAccount,
  flexibleServer,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
} from '../../support/azure/resources/data.ts';
import { storageAccount } from '../../support/azure/resources/storage.ts';
import { virtualMachine, scaleSet } from '../../support/azure/resources/compute.ts';
import { address, balancer } from '../../support/azure/resources/network.ts';
import { idAt, ref, row, type ArmPlace } from '../../support/azure/resources/arm-place.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers';
const NET = { vnet: 'net', subnet: 'machines' };
/** A region without zones. */
const far = (place: ArmPlace): ArmPlace => ({ ...place, location: 'westus' });
const connectionTo = (place: ArmPlace, name: string, sku: string) =>
  row(place, 'Microsoft.Network/virtualNetworkGateways', name, {
    gatewayType: 'Vpn',
    vpnType: 'RouteBased',
    activeActive: true,
    sku: { name: sku, tier: sku },
  });
const members = (rows: ReturnType<typeof virtualMachine>, member: Record<string, unknown>) =>
  rows.map((one, index) => (index === 0 ? changed(one, member) : one));

const CASES: readonly NearMiss[] = [
  {
    name: 'virtual machines in one zone, and in a region without zones',
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
    name: 'data stores in one zone, and in a region without zones',
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
    name: 'load balancers and gateways in one zone, and in a region without zones',
    build: place => ({
      resources: [
        address(place, 'pinned', { zones: ['1'] }),
        balancer(place, 'door-here', { address: 'pinned', port: 443 }),
        // A Standard address without a zone is zone-redundant.
        address(place, 'unpinned', { zones: [], ip: '203.0.113.10' }),
        balancer(place, 'door-everywhere', { address: 'unpinned', port: 443 }),
        address(far(place), 'far', { zones: [], ip: '203.0.113.11' }),
        balancer(far(place), 'door-far', { address: 'far', port: 443 }),
        connectionTo(place, 'vpn-here', 'VpnGw1'),
        connectionTo(place, 'vpn-zones', 'VpnGw1AZ'),
        connectionTo(far(place), 'vpn-far', 'VpnGw1'),
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
    name: 'a virtual machine of a scale set, a standalone one, and two in an availability set',
    build: place => {
      const set = scaleSet(place, 'set', { zones: ['1', '2'], count: 2, ...NET });
      const racks = idAt(place, 'Microsoft.Compute/availabilitySets', 'racks');
      return {
        resources: [
          changed(set, { orchestrationMode: 'Flexible' }),
          ...members(virtualMachine(place, 'member', { zone: '1' }), { virtualMachineScaleSet: ref(set.id) }),
          ...virtualMachine(place, 'alone', { zone: '1' }),
          ...members(virtualMachine(place, 'rack-1'), { availabilitySet: ref(racks) }),
          ...members(virtualMachine(place, 'rack-2'), { availabilitySet: ref(racks.toUpperCase()) }),
          ...virtualMachine(place, 'asleep', { zone: '1', stopped: true }),
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
    name: 'a node pool and its scale set',
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
    name: 'an empty scale set, an empty plan and a consumption plan',
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
    name: 'a single-node tier and a zone-redundant one',
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
    name: 'services that are zone-redundant whatever they report',
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
    name: 'a read replica and its primary',
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
    name: 'the system database of a server, and a user database',
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
    name: 'a database in two regions, in one with zones, and in one without',
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
    name: 'a storage account with LRS, ZRS and GRS',
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
