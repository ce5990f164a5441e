import { describe, expect, it } from 'vitest';
import { unread } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { database, part, placed, rowOf, simulated } from '../../support/survival.ts';
import { resource } from '../../support/world.ts';

/** Azure's ids say what belongs to what; a database is inside its server. */
const arm = (path: string): string => `/subscriptions/s/resourcegroups/g/providers/${path}`;
const VAULT_KEY = arm('microsoft.keyvault/vaults/safe/keys/data');
const SERVER = arm('microsoft.sql/servers/shop');
const NETWORK = arm('microsoft.network/virtualnetworks/net');
const SUBNET = `${NETWORK}/subnets/apps`;
const azure = { provider: 'azure', account: 'sub' } as const;

const subnet = (region = 'westeurope'): Resource =>
  resource('subnet', { ...azure, id: SUBNET, region, facets: { relationships: [{ to: NETWORK, role: 'network' }] } });
const network = (endpoints: readonly string[], region = 'westeurope'): Resource =>
  resource('network', {
    ...azure,
    id: NETWORK,
    name: 'net',
    region,
    facets: { relationships: endpoints.map(to => ({ to, role: 'private-endpoint' })) },
  });
/** Elsewhere, so that only what it needs can be lost with the region. */
const machine = (): Resource =>
  part(
    'server',
    arm('microsoft.compute/virtualmachines/web'),
    {
      placement: { spread: 'single-zone', locations: [{ region: 'northeurope', role: 'primary' }] },
      networkInterfaces: [{ subnet: SUBNET, firewalls: [], addressFamilies: [] }],
      infrastructureAsCode: null,
    },
    { ...azure, region: 'northeurope' },
  );
const store = (): Resource =>
  database({ placement: { spread: 'single-zone', locations: [{ region: 'westeurope', role: 'primary' }] } }, {
    ...azure,
    id: `${SERVER}/databases/orders`,
    type: 'Microsoft.Sql/servers/databases',
    region: 'westeurope',
    tags: { app: 'ledger' },
  }); // prettier-ignore

const lose = (resources: readonly Resource[], id: string) => rowOf(simulated({ resources }, id), 'region-lost');

describe('an edge that a provider shows', () => {
  it('Azure: a key by the address of its vault, which goes with its region', () => {
    const disk = part('disk', arm('microsoft.compute/disks/d'), {
      dataDurability: 'durable',
      placement: { spread: 'single-zone', locations: [{ region: 'northeurope', role: 'primary' }] },
      relationships: [
        { to: 'vault:safe/keys/data', role: 'key' },
        { to: arm('microsoft.compute/virtualmachines/web'), role: 'server' },
      ],
      encryptionAtRest: 'customer-managed-key',
    }, { ...azure, region: 'northeurope' }); // prettier-ignore
    const server = part('server', arm('microsoft.compute/virtualmachines/web'), {
      placement: { spread: 'single-zone', locations: [{ region: 'northeurope', role: 'primary' }] },
      relationships: [{ to: disk.id, role: 'disk' }],
    }, { ...azure, region: 'northeurope' }); // prettier-ignore
    const key = resource('key', { ...azure, id: VAULT_KEY, type: 'Microsoft.KeyVault/vaults/keys', region: 'westeurope' }); // prettier-ignore
    const seen = simulated({ resources: [server, disk, key] }, 'region:westeurope');
    expect(rowOf(seen, 'region-lost').decides[0]?.causes[0]?.key).toBe('key-returns');
    expect(seen.graph.workloads[0]?.unseen).toEqual([]);
    // The vault is in a subscription that was not read.
    const unseen = simulated({ resources: [server, disk] }, 'region:westeurope');
    expect(unseen.graph.workloads[0]?.unseen).toEqual([`key of ${disk.name}`]);
  });

  it('Azure: a private endpoint leads to every database of a server, without certainty', () => {
    const all = [machine(), subnet(), network([SERVER]), store()];
    const { hours, decides } = lose(all, 'region:westeurope');
    expect(hours.worst).toBeNull();
    expect(hours.best).toBe(0);
    expect(decides.map(({ resource: { id } }) => id)).toContain(store().id);
    const without = lose([machine(), subnet(), network([]), store()], 'region:westeurope');
    expect(without.decides.map(({ resource: { id } }) => id)).not.toContain(store().id);
  });

  it('Azure: endpoints that were refused may lead to any store of the region', () => {
    const opaque = { ...network([]), facets: { relationships: unread('denied') } };
    const near = { ...store(), tags: { app: 'ledger' } };
    const web = { ...machine(), region: 'westeurope' };
    const result = simulated({ resources: [web, subnet(), opaque, near] }, 'region:westeurope');
    const workload = result.graph.workloads.find(({ name }) => name === 'shop');
    expect(workload?.unseen).toContain('private endpoints of net');
    expect(rowOf(result, 'region-lost').decides.map(({ resource: { id } }) => id)).toContain(near.id);
  });

  it.each(['certificate', 'event-source', 'secret', 'registry'] as const)(
    'a %s counts in the worst case alone',
    role => {
      const kind = role === 'event-source' ? 'messaging' : role;
      const needed = resource(kind, { id: 'needed', region: 'eu-central-1', facets: { infrastructureAsCode: null, dataDurability: 'none', ...(kind === 'messaging' ? { placement: { spread: 'regional', locations: [{ region: 'eu-central-1', role: 'primary' }] } } : {}) } }); // prettier-ignore
      const door = part('app', 'web', { placement: placed(['a', 'b'], 'multi-zone', 'replica'), relationships: [{ to: 'needed', role }] }); // prettier-ignore
      const { hours } = lose([door, needed], 'region:eu-central-1');
      expect(hours.best).toBe(0);
      expect(hours.worst).not.toBe(0);
      expect(lose([{ ...door, facets: { ...door.facets, relationships: { state: 'absent' } } }, needed], 'region:eu-central-1').hours.worst).toBe(0); // prettier-ignore
    },
  );

  it('endpoints of a network lead to a service each; lines to the company replace each other', () => {
    const connection = (id: string, hybrid: boolean): Resource =>
      resource('network-connection', {
        id,
        type: hybrid ? 'AWS::EC2::VPNConnection' : 'AWS::EC2::VPCEndpoint',
        facets: {
          placement: placed(['a']),
          relationships: [{ to: 'vpc', role: 'network' }],
          hybridConnection: hybrid ? { peer: id, redundantTunnels: true } as never : null,
          infrastructureAsCode: null,
        },
      }); // prettier-ignore
    const web = part('server', 'web', { placement: placed(['b']), networkInterfaces: [{ subnet: 'subnet', firewalls: [], addressFamilies: [] }] }); // prettier-ignore
    const place = [
      resource('subnet', { id: 'subnet', facets: { relationships: [{ to: 'vpc', role: 'network' }] } }),
      resource('network', { id: 'vpc', facets: { infrastructureAsCode: null } }),
    ];
    const worst = (...more: readonly Resource[]) =>
      rowOf(simulated({ resources: [web, ...place, ...more] }, 'resource:one'), 'component-lost').hours.worst;
    expect(worst(connection('one', false))).not.toBe(0);
    expect(worst(connection('one', false), connection('two', false))).not.toBe(0);
    expect(worst(connection('one', true), connection('two', true))).toBe(0);
  });

  it('a store that an endpoint names may be used by what is in the network of the endpoint, and only by that', () => {
    const endpoint = (to: string): Resource =>
      resource('network-connection', {
        id: 'endpoint',
        type: 'AWS::EC2::VPCEndpoint',
        facets: { placement: placed(['a', 'b'], 'regional'), hybridConnection: null, relationships: [{ to: 'vpc', role: 'network' }, { to, role: 'private-endpoint' }] },
      }); // prettier-ignore
    const table = database({}, { id: 'carts', type: 'AWS::DynamoDB::Table', tags: { app: 'ledger' } });
    const web = (subnet: string): Resource =>
      part('server', 'web', { placement: placed(['b']), networkInterfaces: [{ subnet, firewalls: [], addressFamilies: [] }] }); // prettier-ignore
    const place = ['vpc', 'other'].flatMap(id => [
      resource('subnet', { id: `in-${id}`, facets: { relationships: [{ to: id, role: 'network' }] } }),
      resource('network', { id, facets: { infrastructureAsCode: null } }),
    ]);
    const hours = (subnet: string, to: string) =>
      rowOf(simulated({ resources: [web(subnet), table, ...place, endpoint(to)] }, 'resource:carts'), 'component-lost').hours;
    expect(hours('in-vpc', 'carts').best).toBe(0);
    expect(hours('in-vpc', 'carts').worst).not.toBe(0);
    expect(hours('in-vpc', 'orders').worst).toBe(0);
    expect(hours('in-other', 'carts').worst).toBe(0);
  }); // prettier-ignore

  it.each([
    ['a server', 'server', 'networkInterfaces'],
    ['an app without an interface of its own, by the subnet that its calls leave through', 'app', 'relationships'],
  ] as const)('the way out of a subnet may be needed by %s', (_, kind, facet) => {
    const facets = facet === 'networkInterfaces'
      ? { networkInterfaces: [{ subnet: 'subnet', firewalls: [], addressFamilies: [] }] }
      : { relationships: [{ to: 'subnet', role: 'way-out' }] }; // prettier-ignore
    const caller = part(kind, 'caller', { placement: placed(['a', 'b'], 'multi-zone', 'replica'), ...facets });
    const place = (routes: unknown) => [
      resource('subnet', { id: 'subnet', facets: { relationships: [], routes: routes as never } }),
      resource('gateway', { id: 'nat', facets: { placement: placed(['a']), infrastructureAsCode: null } }),
    ];
    const lost = (routes: unknown) =>
      rowOf(simulated({ resources: [caller, ...place(routes)] }, 'resource:nat'), 'component-lost').hours;
    const out = [{ to: '0.0.0.0/0', via: 'nat', target: 'nat' }];
    // Whether it works without is not known.
    expect(lost(out)).toEqual({ best: 0, worst: 1 });
    expect(lost([]).worst).toBe(0);
    // A way that was refused may be any of the region's, as far as the subnet is known to be its own.
    if (kind === 'server') expect(lost(unread('denied')).worst).toBe(1);
  });

  it('a database answers by the way that the call came, and needs no way out', () => {
    const inSubnet = database({ placement: placed(['a', 'b']), networkInterfaces: [{ subnet: 'subnet', firewalls: [], addressFamilies: [] }] }); // prettier-ignore
    const place = [
      resource('subnet', { id: 'subnet', facets: { relationships: [], routes: [{ to: '0.0.0.0/0', via: 'nat', target: 'nat' }] } }),
      resource('gateway', { id: 'nat', facets: { placement: placed(['a']), infrastructureAsCode: null } }),
    ]; // prettier-ignore
    const row = rowOf(simulated({ resources: [inSubnet, ...place] }, 'resource:nat'), 'component-lost');
    expect([row.affected, row.hours.worst]).toEqual([0, 0]);
  });
});
