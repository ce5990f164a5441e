import type { Resource } from '../../src/model/resource.ts';
import { database, part, placed } from './survival.ts';
import { code, server, type Case } from './survival-cases.ts';
import { resource } from './world.ts';

const REMOTE = 'eu-central-1';
const remote = (kind: 'database' | 'load-balancer') => ({
  placement: { spread: 'regional' as const, locations: [{ region: REMOTE, role: 'primary' as const }] },
  ...(kind === 'database' ? {} : { targets: [] }),
  ...code,
});
const net = { networkInterfaces: [{ subnet: 'subnet', firewalls: ['web-sg'], addressFamilies: [] }] };
/** A machine in a network, with its way out. */
const inNetwork: readonly Resource[] = [
  part('server', 'web', { placement: placed(['b']), relationships: [], ...code, ...net }),
  resource('subnet', {
    id: 'subnet',
    facets: {
      placement: placed(['b']),
      relationships: [{ to: 'vpc', role: 'network' }],
      routes: [{ to: '0.0.0.0/0', via: 'nat', target: 'nat' }],
    },
  }),
  resource('network', { id: 'vpc', facets: { relationships: [], ...code } }),
  resource('gateway', { id: 'nat', facets: { placement: placed(['a']), ...code } }),
];
/** A server through which all of a subnet goes. */
const passing = server('passing', 'c', {}, { stableId: 'i-1', tags: {} });
const through = (subnet: Resource, target: string): Resource => ({
  ...subnet,
  facets: { ...subnet.facets, routes: { state: 'value', value: [{ to: '0.0.0.0/0', via: 'other', target }] } },
});
const endpoint = (to: string): Resource =>
  resource('network-connection', {
    id: 'endpoint',
    facets: {
      placement: placed(['a', 'b'], 'regional'),
      hybridConnection: null,
      relationships: [
        { to: 'vpc', role: 'network' },
        { to, role: 'private-endpoint' },
      ],
      ...code,
    },
  });
const carts = database({ ...remote('database'), relationships: [{ to: 'attachment', role: 'published-as' }] }, { id: 'carts', region: REMOTE, tags: {} }); // prettier-ignore
const vendor = part('load-balancer', 'vendor', { ...remote('load-balancer'), relationships: [{ to: 'attachment', role: 'published-as' }] }, { region: REMOTE, tags: {} }); // prettier-ignore

/** Ways out and private endpoints. Whether a service behind an endpoint is used is not known: 0 at best. The figures are those of `survival-cases.ts`. */
export const NETWORK_CASES: readonly Case[] = [
  // The way out is in a: made again in b by hand, 4 + 5 + 4.
  ['a machine whose way out is in another zone', inNetwork, 'zone:a', 'zone-lost', 'by-hand', [0, 13], [0, 0]],
  // The way out is a server of the team that runs the network: made from its code in the other zone, 10 + 5 + 4.
  ['a machine whose way out is a server', [...inNetwork.map(one => (one.kind === 'subnet' ? through(one, 'i-1') : one)), passing], 'zone:c', 'zone-lost', 'rebuilds', [0, 19], [0, 0]],
  // The database waits for its region, which may never return.
  ['a database behind an endpoint', [...inNetwork, endpoint('carts'), carts], `region:${REMOTE}`, 'region-lost', 'waits', [0, null], [0, null]],
  // The endpoint names what the database is published as.
  ['a database that is published to an endpoint', [...inNetwork, endpoint('attachment'), carts], `region:${REMOTE}`, 'region-lost', 'waits', [0, null], [0, null]],
  // The balancer of a service is made from its code: 10 + 5 + 2 + 4.
  ['a balancer that is published to an endpoint', [...inNetwork, endpoint('attachment'), vendor], `region:${REMOTE}`, 'region-lost', 'rebuilds', [0, 21], [0, 0]],
  // The endpoint leads elsewhere.
  ['a database that the endpoint does not lead to', [...inNetwork, endpoint('orders'), carts], `region:${REMOTE}`, 'region-lost', 'unaffected', [0, 0], [0, 0]],
]; // prettier-ignore
