import { describe, expect, it } from 'vitest';
import { value } from '../../../../../src/model/reading.ts';
import { gcpHybridConnectivity } from '../../../../../src/providers/gcp/services/hybrid-connectivity/hybrid-connectivity.ts';
import { gcpLoadBalancing } from '../../../../../src/providers/gcp/services/load-balancing/load-balancing.ts';
import { rule } from '../../../../support/gcp/balancers.ts';
import type { GcpFixture } from '../../../../support/gcp/gcp-fixture.ts';
import { readGcp } from '../../../../support/gcp/in-process.ts';
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
  // What is in the network may need it.
  expect(resources('network-connection')[0]?.facets.relationships).toEqual(
    value([{ to: expect.stringMatching(/\/global\/networks\/default$/) as string, role: 'network' }]),
  );
  expect(resources('load-balancer')).toEqual([]);
  expect(log.filter((one, at) => log.indexOf(one) !== at)).toEqual([]);
});
