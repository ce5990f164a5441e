import { describe, expect, it } from 'vitest';
import { value } from '../../../../../src/model/reading.ts';
import { gcpHybridConnectivity } from '../../../../../src/providers/gcp/services/hybrid-connectivity/hybrid-connectivity.ts';
import type { Kind } from '../../../../../src/model/kinds.ts';
import type { GcpCollector } from '../../../../../src/providers/gcp/context.ts';
import { gcpAlloyDb } from '../../../../../src/providers/gcp/services/alloydb/alloydb.ts';
import { gcpMemorystore } from '../../../../../src/providers/gcp/services/memorystore/memorystore.ts';
import { gcpSql } from '../../../../../src/providers/gcp/services/sql/sql.ts';
import { gcpLoadBalancing } from '../../../../../src/providers/gcp/services/load-balancing/load-balancing.ts';
import { rule } from '../../../../support/gcp/balancers.ts';
import type { GcpFixture } from '../../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../../support/gcp/in-process.ts';
import { aggregated, compute, link } from '../../../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../../../support/gcp/verdicts.ts';

const REGION = 'regions/europe-west1';
const NETWORK = link('global', 'networks', 'default');
const part = (collection: string, name: string, more: object = {}): object => ({
  ...{ name, selfLink: link(REGION, collection, name), region: link(REGION, '', '').replace(/\/+$/, '') },
  ...more,
});
const tunnel = (name: string, peerIp: string, more: object = {}): object =>
  part('vpnTunnels', name, { status: 'ESTABLISHED', peerIp, vpnGateway: link(REGION, 'vpnGateways', 'ha'), ...more });
const classic = (name: string, peerIp: string): object =>
  tunnel(name, peerIp, { vpnGateway: undefined, targetVpnGateway: link(REGION, 'targetVpnGateways', 'old') });
const attachment = (name: string, more: object): object =>
  part('interconnectAttachments', name, {
    ...{ type: 'DEDICATED', router: link(REGION, 'routers', 'r'), operationalStatus: 'OS_ACTIVE', state: 'ACTIVE' },
    ...more,
  });

interface World {
  readonly tunnels?: readonly object[];
  readonly attachments?: readonly object[];
  readonly interconnects?: readonly object[];
  readonly rules?: readonly object[];
  readonly refusals?: GcpFixture['refusals'];
}

const fixture = ({ tunnels = [], attachments = [], interconnects = [], rules = [], refusals = [] }: World): GcpFixture => ({
  refusals,
  answers: {
    [compute('aggregated/vpnTunnels')]: aggregated('vpnTunnels', tunnels, REGION),
    [compute('aggregated/vpnGateways')]: aggregated('vpnGateways', [part('vpnGateways', 'ha', { network: NETWORK })], REGION),
    [compute('aggregated/targetVpnGateways')]: aggregated('targetVpnGateways', [part('targetVpnGateways', 'old', { network: NETWORK })], REGION),
    [compute('aggregated/routers')]: aggregated('routers', [part('routers', 'r', { network: NETWORK })], REGION),
    [compute('aggregated/interconnectAttachments')]: aggregated('interconnectAttachments', attachments, REGION),
    [compute('global/interconnects')]: { items: interconnects },
    [compute('aggregated/forwardingRules')]: aggregated('forwardingRules', rules, REGION),
  },
}); // prettier-ignore
const verdict = async (world: World, name: string): Promise<string | undefined> =>
  (await gcpVerdicts(fixture(world), ['non-redundant-hybrid-connection'], [gcpHybridConnectivity])).get(name);

describe('Cloud VPN', () => {
  it.each<[string, readonly object[], string]>([
    ['with tunnels to two devices', [tunnel('a', '203.0.113.1'), tunnel('b', '203.0.113.2')], 'pass'],
    ['with one tunnel', [tunnel('a', '203.0.113.1')], 'fail singlePath'],
    ['with two tunnels to one device', [tunnel('a', '203.0.113.1'), tunnel('b', '203.0.113.1')], 'fail singlePath'],
    ['with a tunnel that is down', [tunnel('a', '203.0.113.1', { status: 'NO_INCOMING_PACKETS' })], 'fail down'],
    ['whose other tunnel is down', [tunnel('a', '203.0.113.1'), tunnel('b', '203.0.113.2', { status: 'FAILED' })], 'fail singlePath'],
    ['through one Classic VPN gateway to two devices', [classic('a', '203.0.113.1'), classic('b', '203.0.113.2')], 'fail singlePath'],
    ['between two networks of Google Cloud', [tunnel('a', '34.1.1.1', { peerGcpGateway: link(REGION, 'vpnGateways', 'x', 'other') })], 'not-applicable'],
  ])('%s', async (_, tunnels, said) => {
    expect(await verdict({ tunnels }, 'a')).toBe(said);
  }); // prettier-ignore

  it('is unknown where the gateways are refused', async () => {
    const refusals = [[/aggregated\/vpnGateways/, { status: 403 }]] as const;
    expect(await verdict({ tunnels: [tunnel('a', '203.0.113.1')], refusals }, 'a')).toBe('unknown');
  });
});

describe('Cloud Interconnect', () => {
  const line = (name: string, location: string): object => ({
    ...{ name, selfLink: link('global', 'interconnects', name) },
    location: link('global', 'interconnectLocations', location),
  });
  const dedicated = (name: string) => attachment(name, { interconnect: link('global', 'interconnects', name) });

  it('needs two edge availability domains', async () => {
    const attachments = [dedicated('a'), dedicated('b')];
    const apart = [line('a', 'fra-zone1-58'), line('b', 'fra-zone2-58')];
    const together = [line('a', 'fra-zone1-58'), line('b', 'fra-zone1-58')];
    expect(await verdict({ attachments, interconnects: apart }, 'a')).toBe('pass');
    expect(await verdict({ attachments, interconnects: together }, 'a')).toBe('fail singlePath');
    expect(await verdict({ attachments }, 'a')).toBe('unknown');
  });

  it('of a partner names its domain, and carries nothing before the partner has built it', async () => {
    const partner = (name: string, domain: string, more: object = {}) =>
      attachment(name, { type: 'PARTNER', edgeAvailabilityDomain: domain, ...more });
    const both = [partner('a', 'AVAILABILITY_DOMAIN_1'), partner('b', 'AVAILABILITY_DOMAIN_2')];
    expect(await verdict({ attachments: both }, 'a')).toBe('pass');
    const pending = { operationalStatus: undefined, state: 'PENDING_PARTNER' };
    expect(await verdict({ attachments: [partner('a', 'AVAILABILITY_DOMAIN_1', pending)] }, 'a')).toBe('fail down');
  });

  it('is backed by a VPN into the same network', async () => {
    const attachments = [attachment('a', { type: 'PARTNER', edgeAvailabilityDomain: 'AVAILABILITY_DOMAIN_1' })];
    expect(await verdict({ attachments, tunnels: [tunnel('t', '203.0.113.1')] }, 'a')).toBe('pass');
  });
});

it('endpoints of Private Service Connect are connections, and lists are read once for all collectors', async () => {
  const target = link(REGION, 'serviceAttachments', 'db', 'vendor');
  const rules = [
    rule('to-vendor', {
      region: REGION,
      selfLink: link(REGION, 'forwardingRules', 'to-vendor'),
      target,
      network: NETWORK,
    }),
  ];
  const { resources, log } = await readGcp(fixture({ rules }), [gcpHybridConnectivity, gcpLoadBalancing]);
  expect(resources('network-connection').map(({ name }) => name)).toEqual(['to-vendor']);
  // What is in the network may need it, and what it leads to.
  expect(resources('network-connection')[0]?.facets.relationships).toEqual(
    value([
      { to: expect.stringMatching(/\/global\/networks\/default$/) as string, role: 'network' },
      {
        to: '//compute.googleapis.com/projects/vendor/regions/europe-west1/serviceAttachments/db',
        role: 'private-endpoint',
      },
    ]),
  );
  expect(resources('load-balancer')).toEqual([]);
  expect(log.filter((one, at) => log.indexOf(one) !== at)).toEqual([]);
});

it('an endpoint to all APIs of Google names no service', async () => {
  const rules = [
    rule('all', { target: 'all-apis', network: NETWORK, selfLink: link('global', 'forwardingRules', 'all') }),
  ];
  const { resources } = await readGcp(fixture({ rules }), [gcpHybridConnectivity]);
  expect(resources('network-connection')[0]?.facets.relationships).toEqual(
    value([{ to: expect.stringMatching(/\/networks\/default$/) as string, role: 'network' }]),
  );
});

describe('a service says what it is published as:', () => {
  const attachment = (name: string): string => `projects/tenant/regions/europe-west1/serviceAttachments/${name}`;
  const published = (name: string) => ({ to: `//compute.googleapis.com/${attachment(name)}`, role: 'published-as' });
  const relationships = async (answers: NonNullable<GcpFixture['answers']>, collector: GcpCollector, kind: Kind, refusals: NonNullable<GcpFixture['refusals']> = []) =>
    (await readGcp({ answers, refusals }, [collector])).resources(kind)[0]?.facets.relationships; // prettier-ignore

  it('an instance of Cloud SQL', async () => {
    const row = { name: 'orders', region: 'europe-west1', pscServiceAttachmentLink: attachment('sql'), settings: {} };
    const answers = { [`sqladmin /v1/projects/${PROJECT}/instances`]: { items: [row] } };
    expect(await relationships(answers, gcpSql, 'database')).toEqual(value([published('sql')]));
  });

  it('a cluster of AlloyDB by all of its instances', async () => {
    const name = `projects/${PROJECT}/locations/europe-west1/clusters/orders`;
    const instance = (id: string, instanceType: string) => ({
      ...{ name: `${name}/instances/${id}`, instanceType },
      pscInstanceConfig: { serviceAttachmentLink: attachment(id) },
    });
    const answers = {
      [`alloydb /v1/projects/${PROJECT}/locations/-/clusters`]: { clusters: [{ name, state: 'READY' }] },
      [`alloydb /v1/projects/${PROJECT}/locations/-/clusters/-/instances`]: {
        instances: [instance('main', 'PRIMARY'), instance('readers', 'READ_POOL')],
      },
    };
    const found = await relationships(answers, gcpAlloyDb, 'database');
    expect(found).toEqual(value([published('main'), published('readers')]));
    const refused = await relationships(answers, gcpAlloyDb, 'database', [[/\/instances$/, { status: 403 }]]);
    expect(refused?.state).toBe('unread');
  });

  it('a cluster of Memorystore, and the endpoints that the service made', async () => {
    const forwardingRule = link(REGION, 'forwardingRules', 'auto');
    const row = {
      name: `projects/${PROJECT}/locations/europe-west1/clusters/sessions`,
      pscServiceAttachments: [{ serviceAttachment: attachment('redis') }],
      pscConnections: [{ forwardingRule }],
    };
    const answers = { [`redis /v1/projects/${PROJECT}/locations/-/clusters`]: { clusters: [row] } };
    const [, own] = forwardingRule.split('/compute/v1/');
    const endpoint = { to: `//compute.googleapis.com/${own ?? ''}`, role: 'published-as' };
    expect(await relationships(answers, gcpMemorystore, 'cache')).toEqual(value([published('redis'), endpoint]));
  });

  it('an internal load balancer by its attachment', async () => {
    const internal = rule('inside', {
      ...{ loadBalancingScheme: 'INTERNAL', region: REGION, target: undefined },
      ...{
        selfLink: link(REGION, 'forwardingRules', 'inside'),
        backendService: link(REGION, 'backendServices', 'api'),
      },
    });
    const own = part('serviceAttachments', 'api', { targetService: link(REGION, 'forwardingRules', 'inside') });
    const other = part('serviceAttachments', 'x', { targetService: link(REGION, 'forwardingRules', 'other') });
    const answers = {
      ...fixture({ rules: [internal] }).answers,
      [compute('aggregated/serviceAttachments')]: aggregated('serviceAttachments', [own, other], REGION),
    };
    expect(await relationships(answers, gcpLoadBalancing, 'load-balancer')).toEqual(
      value([{ to: expect.stringMatching(/\/serviceAttachments\/api$/) as string, role: 'published-as' }]),
    );
  });
});
