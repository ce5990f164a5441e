import { describe, it } from 'vitest';
import { askedFrom } from '../../../src/facts/network/cross-region-clients.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, world } from '../../support/world.ts';

const test = createFactTester({ describe, it });

const orders = resource('database', {
  id: 'orders',
  facets: { interfaces: [{ subnet: 'subnet-a', firewalls: ['sg-data'], families: [] }] },
});
const subnet = resource('subnet', { id: 'subnet-a', facets: { links: [{ to: 'vpc-home', role: 'network' }] } });
const firewall = (...sources: string[]) =>
  resource('firewall', {
    id: 'sg-data',
    facets: { openings: [{ protocol: 'tcp', from: 5432, to: 5432, sources }] },
  });
const peering = (region: string, blocks: string[], network = 'vpc-home') =>
  resource('link', {
    id: `pcx-${region}`,
    facets: {
      farEnd: { account: '111122223333', region, blocks },
      links: [network, 'vpc-far'].map(to => ({ to, role: 'network' })),
    },
  });
const at = (...more: readonly ReturnType<typeof resource>[]) => world({ resources: [orders, subnet, ...more] });

test(askedFrom, [
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
    unreadWhenRefused: ['link', 'firewall', 'subnet'],
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
      resource('link', { id: 'pcx', facets: { farEnd: unread('failed'), links: [] } }),
    ),
    expect: { orders: unread('failed') },
  },
  {
    name: 'a service without a network card',
    world: world({ resources: [resource('database', { id: 'table', facets: { interfaces: null } })] }),
    expect: { table: absent },
  },
]);
