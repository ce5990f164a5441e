import { cluster, emptyVault, keyVault, plan, site, siteSettings } from '../../support/azure/resources/apps.ts';
import {
  firewallRules,
  sqlAnswers,
  sqlDatabase,
  sqlServer,
  sqlServerId,
  storageAccount,
  storageAnswers,
} from '../../support/azure/resources/data.ts';
import { machine } from '../../support/azure/resources/machines.ts';
import { address, card, guard, vnet } from '../../support/azure/resources/network.ts';
import { row, type ArmPlace } from '../../support/azure/resources/place.ts';
import { changed, describeNearMisses, type NearMiss } from './near-misses.ts';

const SSH = { port: '22', from: '*' };
const WHOLE_INTERNET = ['0.0.0.0', '255.255.255.255'] as const;
/** The rule that Azure writes for its own services. */
const SERVICES = ['0.0.0.0', '0.0.0.0'] as const;
const PRIVATE_WAY = [
  { properties: { privateLinkServiceConnectionState: { status: 'Approved' }, provisioningState: 'Succeeded' } },
];

/** A machine behind that group, with a public address of its own. */
const onTheStreet = (place: ArmPlace, name: string, group: string | undefined, stopped = false) => [
  ...machine(place, name, { zone: '1', stopped }),
  address(place, name),
  card(place, name, { vnet: 'net', subnet: 'street', guard: group, address: name }),
];
const street = (place: ArmPlace, group?: string) =>
  vnet(place, 'net', [{ name: 'street', prefix: '10.40.1.0/24', ...(group === undefined ? {} : { guard: group }) }]);

const CASES: readonly NearMiss[] = [
  {
    name: 'an open group with a machine behind it, and one that guards nothing',
    build: place => ({
      resources: [
        street(place),
        guard(place, 'used', [{ order: 100, ...SSH }]),
        guard(place, 'unused', [{ order: 100, ...SSH }]),
        ...onTheStreet(place, 'web', 'used'),
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
    name: 'a rule that denies before one that allows, and after it',
    build: place => ({
      resources: [
        street(place),
        guard(place, 'denied-first', [
          { order: 200, ...SSH },
          { order: 100, port: '22', from: 'Internet', deny: true },
        ]),
        guard(place, 'allowed-first', [
          { order: 200, port: '22', from: 'Internet', deny: true },
          { order: 100, ...SSH },
        ]),
        guard(place, 'half-denied', [
          { order: 100, port: '22', from: '203.0.113.0/24', deny: true },
          { order: 200, ...SSH },
        ]),
        ...onTheStreet(place, 'shut', 'denied-first'),
        ...onTheStreet(place, 'open', 'allowed-first'),
        ...onTheStreet(place, 'nearly', 'half-denied'),
      ],
    }),
    must: [
      ['open-management-port', 'open'],
      ['open-management-port', 'nearly'],
    ],
    mustNot: [['open-management-port', 'shut']],
  },
  {
    name: 'a card that lets strangers in behind a subnet that does not',
    build: place => ({
      resources: [
        street(place, 'closed'),
        guard(place, 'closed', [{ order: 100, port: '443', from: 'Internet' }]),
        guard(place, 'open', [{ order: 100, ...SSH }]),
        ...onTheStreet(place, 'inside', 'open'),
      ],
    }),
    must: [],
    mustNot: [['open-management-port', 'inside']],
  },
  {
    name: 'a machine without an address, one without a group, and one that answers the office alone',
    build: place => ({
      resources: [
        street(place),
        guard(place, 'open', [{ order: 100, ...SSH }]),
        guard(place, 'office', [{ order: 100, port: '22', from: '203.0.113.7/32' }]),
        guard(place, 'halves', [
          { order: 100, port: '22', from: '0.0.0.0/1' },
          { order: 110, port: '22', from: '128.0.0.0/1' },
        ]),
        ...machine(place, 'no-address', { zone: '1' }),
        card(place, 'no-address', { vnet: 'net', subnet: 'street', guard: 'open' }),
        // A standard address lets nothing in where no group says what may come.
        ...onTheStreet(place, 'no-group', undefined),
        ...onTheStreet(place, 'for-the-office', 'office'),
        ...onTheStreet(place, 'for-both-halves', 'halves'),
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
    name: 'an open card that hangs on no machine, and one of a machine that sleeps',
    build: place => ({
      resources: [
        street(place),
        guard(place, 'open', [{ order: 100, ...SSH }]),
        address(place, 'gone'),
        changed(card(place, 'gone', { vnet: 'net', subnet: 'street', guard: 'open', address: 'gone' }), {
          virtualMachine: undefined,
        }),
        ...onTheStreet(place, 'asleep', 'open', true),
      ],
    }),
    // Its address stays its own: it is reached by strangers the minute that it wakes.
    must: [['open-management-port', 'asleep']],
    mustNot: [['server-without-autohealing', 'asleep']],
    silent: [['open-management-port', 'gone']],
  },
  {
    name: 'a database whose door is shut although a rule lets everybody in, and one with a private way beside an open door',
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
          changed(sqlServer(place, name, { open }), name === 'both' ? { privateEndpointConnections: PRIVATE_WAY } : {}),
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
    must: [['open-database-port', 'both-db']],
    mustNot: [
      ['open-database-port', 'shut-db'],
      ['open-database-port', 'services-db'],
      ['open-database-port', 'office-db'],
      ['open-database-port', 'none-db'],
    ],
  },
  {
    name: 'a service that answers named addresses, one that answers nobody outside, and one with a private way beside an open door',
    build: place => ({
      resources: [
        keyVault(place, 'named', { named: ['203.0.113.7/32'] }),
        keyVault(place, 'shut', { closed: true }),
        changed(keyVault(place, 'both'), { privateEndpointConnections: PRIVATE_WAY }),
        keyVault(place, 'pretended', { named: ['0.0.0.0/0'] }),
        storageAccount(place, 'closedfiles', { networkClosed: true }),
        changed(storageAccount(place, 'fencedfiles'), {
          publicNetworkAccess: 'Enabled',
          networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7', action: 'Allow' }], virtualNetworkRules: [] },
        }),
        changed(storageAccount(place, 'bothfiles', { networkClosed: false }), { privateEndpointConnections: PRIVATE_WAY }),
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
    name: 'files that strangers could be shown, and files that they are shown',
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
    name: 'a cluster whose door answers the office alone',
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
    name: 'a function behind Front Door, one that asks for a key, and one for everybody',
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
    name: 'a site and the slot in which its next version waits',
    build: place => {
      const shop = site(place, 'shop', { on: 'plan' });
      const waits = row(
        place,
        'Microsoft.Web/sites/slots',
        ['shop', 'staging'],
        { state: 'Running', httpsOnly: false, serverFarmId: plan(place, 'plan').id },
        { kind: 'app' },
      );
      const lone = site(place, 'lone', { on: 'plan', httpsOnly: false });
      return {
        resources: [plan(place, 'plan', { sites: 3 }), shop, lone, { ...waits, name: 'shop/staging' }],
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

describeNearMisses('near misses about strangers on Azure', CASES);
