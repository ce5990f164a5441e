import { cluster, emptyVault, keyVault, plan, site, siteSettings } from '../../support/azure/resources/apps.ts';
import { firewallRules, sqlAnswers, sqlDatabase, sqlServer, sqlServerId } from '../../support/azure/resources/data.ts';
import { storageAccount, storageAnswers } from '../../support/azure/resources/storage.ts';
import { virtualMachine } from '../../support/azure/resources/compute.ts';
import { address, networkInterface, securityGroup, vnet } from '../../support/azure/resources/network.ts';
import { row, type ArmPlace } from '../../support/azure/resources/arm-place.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const SSH = { port: '22', from: '*' };
const WHOLE_INTERNET = ['0.0.0.0', '255.255.255.255'] as const;
/** The rule that allows Azure services. */
const SERVICES = ['0.0.0.0', '0.0.0.0'] as const;
const PRIVATE_ENDPOINT = [
  { properties: { privateLinkServiceConnectionState: { status: 'Approved' }, provisioningState: 'Succeeded' } },
];

/** A virtual machine behind that security group, with a public address. */
const onTheInternet = (place: ArmPlace, name: string, group: string | undefined, stopped = false) => [
  ...virtualMachine(place, name, { zone: '1', stopped }),
  address(place, name),
  networkInterface(place, name, { vnet: 'net', subnet: 'street', guard: group, address: name }),
];
const street = (place: ArmPlace, group?: string) =>
  vnet(place, 'net', [{ name: 'street', prefix: '10.40.1.0/24', ...(group === undefined ? {} : { guard: group }) }]);

const CASES: readonly NearMiss[] = [
  {
    name: 'an open security group with a server behind it, and an unused one',
    build: place => ({
      resources: [
        street(place),
        securityGroup(place, 'used', [{ order: 100, ...SSH }]),
        securityGroup(place, 'unused', [{ order: 100, ...SSH }]),
        ...onTheInternet(place, 'web', 'used'),
      ],
    }),
    must: [
      ['open-management-port', 'web', 'critical: '],
      ['unrestricted-ingress', 'used', 'medium: '],
      ['unrestricted-ingress', 'unused', 'low: '],
    ],
    mustNot: [],
  },
  {
    name: 'a deny rule before and after an allow rule',
    build: place => ({
      resources: [
        street(place),
        securityGroup(place, 'denied-first', [
          { order: 200, ...SSH },
          { order: 100, port: '22', from: 'Internet', deny: true },
        ]),
        securityGroup(place, 'allowed-first', [
          { order: 200, port: '22', from: 'Internet', deny: true },
          { order: 100, ...SSH },
        ]),
        securityGroup(place, 'half-denied', [
          { order: 100, port: '22', from: '203.0.113.0/24', deny: true },
          { order: 200, ...SSH },
        ]),
        ...onTheInternet(place, 'shut', 'denied-first'),
        ...onTheInternet(place, 'open', 'allowed-first'),
        ...onTheInternet(place, 'nearly', 'half-denied'),
      ],
    }),
    must: [
      ['open-management-port', 'open'],
      ['open-management-port', 'nearly'],
    ],
    mustNot: [['open-management-port', 'shut']],
  },
  {
    name: 'an open network interface in a closed subnet',
    build: place => ({
      resources: [
        street(place, 'closed'),
        securityGroup(place, 'closed', [{ order: 100, port: '443', from: 'Internet' }]),
        securityGroup(place, 'open', [{ order: 100, ...SSH }]),
        ...onTheInternet(place, 'inside', 'open'),
      ],
    }),
    must: [],
    mustNot: [['open-management-port', 'inside']],
  },
  {
    name: 'a server without a public address, without a security group, and open to one office',
    build: place => ({
      resources: [
        street(place),
        securityGroup(place, 'open', [{ order: 100, ...SSH }]),
        securityGroup(place, 'office', [{ order: 100, port: '22', from: '203.0.113.7/32' }]),
        securityGroup(place, 'halves', [
          { order: 100, port: '22', from: '0.0.0.0/1' },
          { order: 110, port: '22', from: '128.0.0.0/1' },
        ]),
        ...virtualMachine(place, 'no-address', { zone: '1' }),
        networkInterface(place, 'no-address', { vnet: 'net', subnet: 'street', guard: 'open' }),
        // A Standard address is closed without a security group.
        ...onTheInternet(place, 'no-group', undefined),
        ...onTheInternet(place, 'for-the-office', 'office'),
        ...onTheInternet(place, 'for-both-halves', 'halves'),
      ],
    }),
    must: [['open-management-port', 'for-both-halves']],
    mustNot: [
      ['open-management-port', 'no-address'],
      ['open-management-port', 'no-group'],
      ['open-management-port', 'for-the-office'],
    ],
  },
  {
    name: 'an open network interface without a server, and of a stopped server',
    build: place => ({
      resources: [
        street(place),
        securityGroup(place, 'open', [{ order: 100, ...SSH }]),
        address(place, 'gone'),
        changed(networkInterface(place, 'gone', { vnet: 'net', subnet: 'street', guard: 'open', address: 'gone' }), {
          virtualMachine: undefined,
        }),
        ...onTheInternet(place, 'asleep', 'open', true),
      ],
    }),
    // A stopped server keeps its address, and is reachable once started.
    must: [['open-management-port', 'asleep']],
    mustNot: [['server-without-autohealing', 'asleep']],
    silent: [['open-management-port', 'gone']],
  },
  {
    name: 'a database with public access disabled despite an open rule, and one with a private endpoint and public access',
    build: place => {
      const servers = {
        shut: { open: false, rules: [WHOLE_INTERNET] },
        both: { open: true, rules: [WHOLE_INTERNET] },
        services: { open: true, rules: [SERVICES] },
        office: { open: true, rules: [['203.0.113.7', '203.0.113.9'] as const] },
        none: { open: true, rules: [] },
      };
      const all = Object.entries(servers);
      return {
        resources: all.flatMap(([name, { open }]) => [
          changed(sqlServer(place, name, { open }), name === 'both' ? { privateEndpointConnections: PRIVATE_ENDPOINT } : {}),
          sqlDatabase(place, name, `${name}-db`),
        ]),
        answers: Object.assign(
          {},
          ...all.map(([name, { rules }]) => ({
            ...firewallRules(sqlServerId(place, name), ...rules),
            ...sqlAnswers(place, name, `${name}-db`),
          })),
        ) as Record<string, unknown>,
      };
    },
    must: [
      ['open-database-port', 'both-db', 'critical: Anybody on the internet'],
      ['open-database-port', 'services-db', 'high: Any customer of the provider'],
    ],
    mustNot: [
      ['open-database-port', 'shut-db'],
      ['open-database-port', 'office-db'],
      ['open-database-port', 'none-db'],
    ],
  },
  {
    name: 'a service open to selected networks, a private one, and one with a private endpoint and public access',
    build: place => ({
      resources: [
        keyVault(place, 'named', { named: ['203.0.113.7/32'] }),
        keyVault(place, 'shut', { closed: true }),
        changed(keyVault(place, 'both'), { privateEndpointConnections: PRIVATE_ENDPOINT }),
        keyVault(place, 'pretended', { named: ['0.0.0.0/0'] }),
        storageAccount(place, 'closedfiles', { networkClosed: true }),
        changed(storageAccount(place, 'fencedfiles'), {
          publicNetworkAccess: 'Enabled',
          networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7', action: 'Allow' }], virtualNetworkRules: [] },
        }),
        changed(storageAccount(place, 'bothfiles', { networkClosed: false }), { privateEndpointConnections: PRIVATE_ENDPOINT }),
      ],
      answers: {
        ...emptyVault(place, 'named'),
        ...emptyVault(place, 'shut'),
        ...emptyVault(place, 'both'),
        ...emptyVault(place, 'pretended'),
      },
    }),
    must: [
      ['unrestricted-public-network-access', 'both'],
      ['unrestricted-public-network-access', 'pretended'],
      ['unrestricted-public-network-access', 'bothfiles'],
    ],
    mustNot: [
      ['unrestricted-public-network-access', 'named'],
      ['unrestricted-public-network-access', 'shut'],
      ['unrestricted-public-network-access', 'closedfiles'],
      ['unrestricted-public-network-access', 'fencedfiles'],
    ],
  },
  {
    name: 'containers that may be public, and public containers',
    build: place => ({
      resources: [
        storageAccount(place, 'couldbe', { publicBlobs: true, networkClosed: false }),
        storageAccount(place, 'overruled', { publicBlobs: false, networkClosed: false }),
        storageAccount(place, 'behindashutdoor', { publicBlobs: true, networkClosed: true }),
        storageAccount(place, 'shown', { publicBlobs: true, networkClosed: false }),
      ],
      answers: {
        ...storageAnswers(place, 'couldbe', { containers: ['invoices'] }),
        ...storageAnswers(place, 'overruled', { open: ['pictures'] }),
        ...storageAnswers(place, 'behindashutdoor', { open: ['pictures'] }),
        ...storageAnswers(place, 'shown', { open: ['pictures'] }),
      },
    }),
    must: [['public-bucket', 'shown']],
    mustNot: [
      ['public-bucket', 'couldbe'],
      ['public-bucket', 'overruled'],
      ['public-bucket', 'behindashutdoor'],
    ],
  },
  {
    name: 'a cluster whose API server is open to one office',
    build: place => ({
      resources: [
        cluster(place, 'open', { isPrivate: false }),
        cluster(place, 'private', { isPrivate: true }),
        changed(cluster(place, 'office', { isPrivate: false }), {
          apiServerAccessProfile: { enablePrivateCluster: false, authorizedIPRanges: ['203.0.113.7/32'] },
        }),
      ],
    }),
    must: [['public-kubernetes-api', 'open']],
    mustNot: [
      ['public-kubernetes-api', 'private'],
      ['public-kubernetes-api', 'office'],
    ],
  },
  {
    name: 'a function behind Front Door, with a key, and anonymous',
    build: place => {
      const all = ['behind', 'keyed', 'everybody', 'shut'];
      const trigger = (name: string, authLevel: string) => ({
        [`${site(place, name, { on: 'plan' }).id}/functions`]: [
          { name: `${name}/pay`, properties: { isDisabled: false, config: { bindings: [{ type: 'httpTrigger', direction: 'in', name: 'req', authLevel }] } } },
        ],
        [`${site(place, name, { on: 'plan' }).id}/config/authsettingsV2`]: {
          name: 'authsettingsV2',
          properties: { platform: { enabled: false }, globalValidation: { requireAuthentication: false } },
        },
      });
      const frontDoor = [
        { ipAddress: 'AzureFrontDoor.Backend', tag: 'ServiceTag', action: 'Allow', priority: 100, headers: { 'x-azure-fdid': ['00000000-0000-0000-0000-000000000001'] } },
        { ipAddress: 'Any', action: 'Allow', priority: 200, headers: { 'x-azure-fdid': ['00000000-0000-0000-0000-000000000002'] } },
        { ipAddress: 'Any', action: 'Deny', priority: 2_147_483_647, name: 'Deny all' },
      ];
      return {
        resources: [plan(place, 'plan'), ...all.map(name => site(place, name, { on: 'plan', kind: 'functionapp', closed: name === 'shut' }))],
        answers: {
          ...siteSettings(place, 'behind', { ipSecurityRestrictions: frontDoor }),
          ...siteSettings(place, 'keyed'),
          ...siteSettings(place, 'everybody'),
          ...siteSettings(place, 'shut'),
          ...trigger('behind', 'anonymous'),
          ...trigger('keyed', 'function'),
          ...trigger('everybody', 'anonymous'),
          ...trigger('shut', 'anonymous'),
        },
      };
    },
    must: [['public-function', 'everybody']],
    mustNot: [
      ['public-function', 'behind'],
      ['public-function', 'keyed'],
      ['public-function', 'shut'],
    ],
  },
  {
    name: 'a web app and its deployment slot',
    build: place => {
      const shop = site(place, 'shop', { on: 'plan' });
      const waits = row(
        place,
        'Microsoft.Web/sites/slots',
        ['shop', 'staging'],
        { state: 'Running', httpsOnly: false, serverFarmId: plan(place, 'plan').id },
        { kind: 'app' },
      );
      const single = site(place, 'lone', { on: 'plan', httpsOnly: false });
      return {
        resources: [plan(place, 'plan', { sites: 3 }), shop, single, { ...waits, name: 'shop/staging' }],
        answers: { ...siteSettings(place, 'shop'), ...siteSettings(place, 'lone') },
      };
    },
    must: [
      ['deployment-without-rollback', 'lone', 'may stop the old one'],
      ['deployment-without-rollback', 'shop', 'not taken back by itself'],
      ['tls-not-enforced', 'lone'],
    ],
    mustNot: [['tls-not-enforced', 'shop']],
    silent: [
      ['tls-not-enforced', 'staging'],
      ['single-instance-app', 'staging'],
    ],
  },
]; // prettier-ignore

describeNearMisses('near misses about exposure on Azure', CASES);
