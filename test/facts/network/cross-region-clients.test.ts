import { describe, it } from 'vitest';
import { crossRegionClients } from '../../../src/facts/network/cross-region-clients.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });

const orders = resource('database', {
  id: 'orders',
  facets: { networkInterfaces: [{ subnet: 'subnet-a', firewalls: ['sg-data'], addressFamilies: [] }] },
});
const subnet = resource('subnet', { id: 'subnet-a', facets: { relationships: [{ to: 'vpc-home', role: 'network' }] } });
const firewall = (...sources: string[]) =>
  resource('firewall', {
    id: 'sg-data',
    facets: { allowedIngress: [{ protocol: 'tcp', fromPort: 5432, toPort: 5432, sources }] },
  });
const peering = (region: string, cidrBlocks: string[], network = 'vpc-home') =>
  resource('network-connection', {
    id: `pcx-${region}`,
    facets: {
      peerNetwork: { account: '111122223333', region, cidrBlocks },
      relationships: [network, 'vpc-far'].map(to => ({ to, role: 'network' })),
    },
  });
const at = (...more: readonly ReturnType<typeof resource>[]) => testInventory({ resources: [orders, subnet, ...more] });

test(crossRegionClients, [
  {
    name: 'a rule names addresses of the network in another region',
    world: at(firewall('10.1.2.0/24'), peering('eu-north-1', ['10.1.0.0/16'])),
    expect: { orders: value(['eu-north-1']) },
  },
  {
    name: 'addresses of the sixth version too',
    world: at(firewall('2001:db8:1:2::/64'), peering('eu-north-1', ['10.1.0.0/16', '2001:db8:1::/48'])),
    expect: { orders: value(['eu-north-1']) },
  },
  {
    name: 'a rule for its own network, and one that is wider than any network',
    world: at(firewall('10.0.0.0/16', '10.0.0.0/8', '0.0.0.0/0', 'sg-shop'), peering('eu-north-1', ['10.1.0.0/16'])),
    expect: { orders: value([]) },
    unreadWhenRefused: ['network-connection', 'firewall', 'subnet'],
  },
  {
    name: 'a peering within the region, and one of another network',
    world: at(
      firewall('10.1.2.0/24'),
      peering('eu-west-1', ['10.1.0.0/16']),
      peering('us-east-1', ['10.1.0.0/16'], 'vpc-other'),
    ),
    expect: { orders: value([]) },
  },
  {
    name: 'a firewall that was not shown to us',
    world: at(peering('eu-north-1', ['10.1.0.0/16'])),
    expect: { orders: unread('not-collected', 'sg-data') },
  },
  {
    name: 'a peering of which we do not know the other end',
    world: at(
      firewall('10.1.2.0/24'),
      resource('network-connection', { id: 'pcx', facets: { peerNetwork: unread('failed'), relationships: [] } }),
    ),
    expect: { orders: unread('failed') },
  },
  {
    name: 'a service without a network card',
    world: testInventory({ resources: [resource('database', { id: 'table', facets: { networkInterfaces: null } })] }),
    expect: { table: absent },
  },
]);
