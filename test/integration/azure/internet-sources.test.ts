import type { StoredResource } from '../../support/azure/arm-fixture.ts';
import { cache, cluster, plan, site, siteSettings } from '../../support/azure/resources/apps.ts';
import { idAt, ref, row, type ArmPlace } from '../../support/azure/resources/arm-place.ts';
import { scaleSet, virtualMachine } from '../../support/azure/resources/compute.ts';
import {
  cosmosAccount,
  firewallRules,
  flexibleServer,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
  sqlServerId,
} from '../../support/azure/resources/data.ts';
import {
  address,
  balancer,
  networkInterface,
  poolId,
  securityGroup,
  subnetId,
  vnet,
  type AllowRule,
} from '../../support/azure/resources/network.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const POSTGRESQL = 'Microsoft.DBforPostgreSQL/flexibleServers';
const MYSQL = 'Microsoft.DBforMySQL/flexibleServers';
type Range = readonly [first: string, last: string];

const office = (port: string): AllowRule => ({ order: 100, port, from: '198.51.100.0/24' });
const everybody = (port: string): AllowRule => ({ order: 100, port, from: 'Internet' });

const sql = (place: ArmPlace, name: string, ...rules: readonly Range[]) => ({
  resources: [sqlServer(place, name, { open: true }), sqlDatabase(place, name, `${name}-db`)],
  answers: { ...firewallRules(sqlServerId(place, name), ...rules), ...sqlAnswers(place, name, `${name}-db`) },
});

/** A machine without an address of its own, behind a load balancer on that port. */
const behindBalancer = (place: ArmPlace, name: string, port: number, guard?: string, subnet = 'street') => [
  ...virtualMachine(place, name, { zone: '1' }),
  networkInterface(place, name, { vnet: 'net', subnet, guard, balancer: `${name}-front` }),
  address(place, `${name}-front`),
  balancer(place, `${name}-front`, { address: `${name}-front`, port, machines: [name] }),
];

const streets = (place: ArmPlace): StoredResource =>
  vnet(place, 'net', [
    { name: 'street', prefix: '10.40.1.0/24' },
    { name: 'guarded', prefix: '10.40.2.0/24', guard: 'office' },
    { name: 'empty', prefix: '10.40.3.0/24' },
    { name: 'private', prefix: '10.40.4.0/24', guard: 'open-endpoint' },
  ]);

const managedInstance = (place: ArmPlace, name: string, isPublic: boolean, subnet: string): StoredResource =>
  row(
    place,
    'Microsoft.Sql/managedInstances',
    name,
    {
      state: 'Ready',
      zoneRedundant: true,
      publicDataEndpointEnabled: isPublic,
      subnetId: subnetId(place, 'net', subnet),
    },
    { sku: { name: 'GP_Gen5', tier: 'GeneralPurpose', capacity: 4 } },
  );

const CASES: readonly NearMiss[] = [
  {
    name: 'databases whose firewall rules add up to the internet, and one open to an office',
    build: place => {
      const servers = [
        sql(place, 'thirds', ['0.0.0.1', '85.0.0.0'], ['85.0.0.1', '170.0.0.0'], ['170.0.0.1', '255.255.255.254']),
        sql(place, 'upper', ['128.0.0.0', '255.255.255.255']),
        sql(place, 'office', ['198.51.100.0', '198.51.100.255'], ['10.0.0.0', '10.255.255.255']),
      ];
      return {
        resources: [
          ...servers.flatMap(one => one.resources),
          flexibleServer(place, POSTGRESQL, 'ledger', { open: true }),
          flexibleServer(place, MYSQL, 'stock', { open: true }),
        ],
        answers: Object.assign(
          {},
          ...servers.map(one => one.answers),
          firewallRules(idAt(place, POSTGRESQL, 'ledger'), ['1.0.0.0', '223.255.255.255']),
          firewallRules(idAt(place, MYSQL, 'stock'), ['0.0.0.0', '0.0.0.0'], ['198.51.100.7', '198.51.100.7']),
        ) as Record<string, unknown>,
      };
    },
    must: [
      ['open-database-port', 'thirds-db', 'critical: Anybody'],
      ['open-database-port', 'upper-db', 'critical: Anybody'],
      ['open-database-port', 'ledger', 'critical: Anybody'],
      ['open-database-port', 'stock', 'high: Any customer of the provider'],
    ],
    mustNot: [['open-database-port', 'office-db']],
  },
  {
    name: 'address rules of Cosmos DB, AKS and Redis that narrow nothing',
    build: place => {
      const cosmos = (name: string, ...rules: string[]) =>
        changed(cosmosAccount(place, name, { open: true }), {
          ipRules: rules.map(ipAddressOrRange => ({ ipAddressOrRange })),
        });
      const aks = (name: string, ...authorizedIPRanges: string[]) =>
        changed(cluster(place, name, { isPrivate: false }), {
          apiServerAccessProfile: { enablePrivateCluster: false, authorizedIPRanges },
        });
      const ranges = (name: string, ...rules: readonly Range[]) => ({
        [`${idAt(place, 'Microsoft.Cache/Redis', name)}/firewallRules`]: rules.map(([startIP, endIP], index) => ({
          name: `${name}/r${String(index)}`,
          properties: { startIP, endIP },
        })),
      });
      return {
        resources: [
          cosmos('cart-halves', '0.0.0.0/1', '128.0.0.0/1'),
          cosmos('cart-azure', '0.0.0.0', '198.51.100.7'),
          cosmos('cart-office', '198.51.100.0/24'),
          aks('aks-halves', '0.0.0.0/1', '128.0.0.0/1'),
          aks('aks-outbound', '0.0.0.0/32'),
          cache(place, 'wide', { closed: false }),
          cache(place, 'narrow', { closed: false }),
        ],
        answers: {
          ...ranges('wide', ['0.0.0.1', '126.0.0.0'], ['126.0.0.1', '255.255.255.255']),
          ...ranges('narrow', ['198.51.100.7', '198.51.100.9']),
        },
      };
    },
    must: [
      ['open-database-port', 'cart-halves', 'critical: Anybody'],
      ['open-database-port', 'cart-azure', 'high: Any customer'],
      ['public-kubernetes-api', 'aks-halves'],
      ['unrestricted-public-network-access', 'wide'],
    ],
    mustNot: [
      ['open-database-port', 'cart-office'],
      ['public-kubernetes-api', 'aks-outbound'],
      ['unrestricted-public-network-access', 'narrow'],
    ],
  },
  {
    name: 'access restrictions of a function by halves, by IPv6 and by the provider',
    build: place => {
      const rules: Readonly<Record<string, readonly object[]>> = {
        halves: [
          { ipAddress: '0.0.0.0/1', action: 'Allow', priority: 100 },
          { ipAddress: '128.0.0.0/1', action: 'Allow', priority: 110 },
        ],
        six: [{ ipAddress: '::/0', action: 'Allow', priority: 100 }],
        azure: [{ ipAddress: 'AzureCloud', tag: 'ServiceTag', action: 'Allow', priority: 100 }],
        refused: [
          { ipAddress: '0.0.0.0/1', action: 'Deny', priority: 90 },
          { ipAddress: '128.0.0.0/1', action: 'Deny', priority: 91 },
          { ipAddress: '0.0.0.0/0', action: 'Allow', priority: 100 },
        ],
      };
      const all = Object.keys(rules);
      const trigger = (name: string) => ({
        [`${site(place, name, { on: 'plan' }).id}/functions`]: [
          {
            name: `${name}/pay`,
            properties: { isDisabled: false, config: { bindings: [{ type: 'httpTrigger', authLevel: 'anonymous' }] } },
          },
        ],
        [`${site(place, name, { on: 'plan' }).id}/config/authsettingsV2`]: {
          name: 'authsettingsV2',
          properties: { platform: { enabled: false }, globalValidation: { requireAuthentication: false } },
        },
      });
      return {
        resources: [plan(place, 'plan'), ...all.map(name => site(place, name, { on: 'plan', kind: 'functionapp' }))],
        answers: Object.assign(
          {},
          ...all.flatMap(name => [siteSettings(place, name, { ipSecurityRestrictions: rules[name] }), trigger(name)]),
        ) as Record<string, unknown>,
      };
    },
    must: [
      ['public-function', 'halves', 'Anybody'],
      ['public-function', 'six', 'Anybody'],
      ['public-function', 'azure', 'Any customer of the provider'],
    ],
    mustNot: [['public-function', 'refused']],
  },
  {
    name: 'a load balancer on an administration port, by the security groups behind it',
    build: place => ({
      resources: [
        streets(place),
        securityGroup(place, 'office', [office('22')]),
        securityGroup(place, 'nobody'),
        securityGroup(place, 'all', [everybody('22')]),
        securityGroup(place, 'cloud', [{ order: 100, port: '22', from: 'AzureCloud.WestEurope' }]),
        securityGroup(place, 'open-endpoint', []),
        ...behindBalancer(place, 'by-card', 22, 'office'),
        ...behindBalancer(place, 'by-subnet', 22, undefined, 'guarded'),
        ...behindBalancer(place, 'closed', 22, 'nobody'),
        ...behindBalancer(place, 'unfiltered', 22),
        ...behindBalancer(place, 'open', 22, 'all'),
        ...behindBalancer(place, 'tenants', 22, 'cloud'),
        ...behindBalancer(place, 'both', 22, 'all', 'guarded'),
      ],
    }),
    must: [
      ['open-management-port', 'open-front', 'critical: Anybody'],
      ['open-management-port', 'open', 'critical: Anybody'],
      ['open-management-port', 'tenants-front', 'high: Any customer'],
    ],
    mustNot: ['by-card', 'by-subnet', 'closed', 'unfiltered', 'both'].flatMap(name => [
      ['open-management-port', name] as const,
      ['open-management-port', `${name}-front`] as const,
    ]),
  },
  {
    name: 'a load balancer whose pool names addresses',
    build: place => {
      const byAddress = (name: string, ip: string, port: number) =>
        changed(balancer(place, `${name}-front`, { address: `${name}-front`, port }), {
          backendAddressPools: [
            {
              id: poolId(place, `${name}-front`),
              name: 'pool',
              properties: {
                loadBalancerBackendAddresses: [
                  {
                    name: 'member',
                    properties: {
                      ipAddress: ip,
                      virtualNetwork: ref(idAt(place, 'Microsoft.Network/virtualNetworks', 'net')),
                    },
                  },
                ],
              },
            },
          ],
        });
      return {
        resources: [
          streets(place),
          securityGroup(place, 'office', [office('22')]),
          securityGroup(place, 'all', [everybody('22')]),
          securityGroup(place, 'open-endpoint', []),
          ...['open', 'fenced'].flatMap((name, index) => [
            ...virtualMachine(place, name, { zone: '1' }),
            networkInterface(place, name, {
              vnet: 'net',
              subnet: 'street',
              guard: index === 0 ? 'all' : 'office',
              ip: `10.40.1.${String(index + 4)}`,
            }),
            address(place, `${name}-front`),
            byAddress(name, `10.40.1.${String(index + 4)}`, 22),
          ]),
          address(place, 'web-front'),
          byAddress('web', '10.40.9.9', 443),
        ],
      };
    },
    must: [['open-management-port', 'open-front', 'SSH']],
    // A member that no list shows makes nothing unknown on a port of the web.
    mustNot: [
      ['open-management-port', 'fenced-front'],
      ['open-management-port', 'web-front'],
    ],
  },
  {
    name: 'a load balancer in front of a scale set',
    build: place => {
      const set = (name: string, subnet: string) => {
        const front = balancer(place, `${name}-front`, { address: `${name}-front`, port: 3389 });
        const instance = `${idAt(place, 'Microsoft.Compute/virtualMachineScaleSets', name)}/virtualMachines/0`;
        const card = `${instance}/networkInterfaces/${name}-nic/ipConfigurations/internal`;
        return [
          scaleSet(place, name, { zones: ['1'], count: 1, vnet: 'net', subnet, balancer: `${name}-front` }),
          address(place, `${name}-front`),
          changed(front, {
            backendAddressPools: [
              {
                id: poolId(place, `${name}-front`),
                name: 'pool',
                properties: { backendIPConfigurations: [ref(card)] },
              },
            ],
          }),
        ];
      };
      return {
        resources: [
          vnet(place, 'net', [
            { name: 'wide', prefix: '10.40.1.0/24', guard: 'all' },
            { name: 'narrow', prefix: '10.40.2.0/24', guard: 'office' },
            { name: 'bare', prefix: '10.40.3.0/24' },
          ]),
          securityGroup(place, 'all', [everybody('3389')]),
          securityGroup(place, 'office', [office('3389')]),
          ...set('reached', 'wide'),
          ...set('fenced', 'narrow'),
          ...set('bare', 'bare'),
        ],
      };
    },
    must: [['open-management-port', 'reached-front', 'Remote Desktop']],
    mustNot: [
      ['open-management-port', 'fenced-front'],
      ['open-management-port', 'bare-front'],
    ],
  },
  {
    name: 'the public endpoint of a managed instance, and subnets with and without rules',
    build: place => ({
      resources: [
        streets(place),
        securityGroup(place, 'office', [office('3342')]),
        securityGroup(place, 'open-endpoint', [everybody('3342')]),
        securityGroup(place, 'unused', [everybody('22')]),
        cache(place, 'beside'),
        managedInstance(place, 'reached', true, 'private'),
        managedInstance(place, 'fenced', true, 'guarded'),
        managedInstance(place, 'inside', false, 'private'),
        ...virtualMachine(place, 'lone', { zone: '1' }),
        networkInterface(place, 'lone', { vnet: 'net', subnet: 'street' }),
      ],
    }),
    must: [
      ['open-database-port', 'reached', 'port 3342'],
      ['data-store-in-public-subnet', 'reached'],
      ['unrestricted-ingress', 'unused', 'low: '],
      ['subnet-allows-management-ports', 'net/street', 'has no rules of its own'],
    ],
    mustNot: [
      ['open-database-port', 'fenced'],
      ['open-database-port', 'inside'],
      ['data-store-in-public-subnet', 'inside'],
      ['subnet-allows-management-ports', 'net/empty'],
    ],
  },
];

describeNearMisses('near misses about sources that are the internet, and paths to it, on Azure', CASES);
