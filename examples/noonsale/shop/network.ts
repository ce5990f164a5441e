import { serverArn } from '../builders/compute.ts';
import {
  address,
  firewall,
  firewallArn,
  listThatCloses,
  natGateway,
  network,
  subnet,
  tcp,
} from '../builders/network.ts';
import { stack, type Made, type Zone } from '../builders/place.ts';
import { SHOP, SHOP_FRANKFURT, tagsOf } from '../company.ts';

const ANYWHERE = ['0.0.0.0/0', '::/0'];
const OFFICE = '203.0.113.16/28';
const ZONES: readonly Zone[] = ['a', 'b', 'c'];

const inStack = (logical: string) => ({ ...tagsOf('shop'), ...stack(SHOP, 'shop-network', logical) });

/** Three public, three private and three data subnets from the stack, and what people added by hand. */
function subnets(): Made[] {
  const regular = ZONES.flatMap(zone => [
    subnet(SHOP, `public-${zone}`, {
      network: 'shop',
      zone,
      out: 'internet',
      tags: inStack(`Public${zone.toUpperCase()}`),
    }),
    // All three leave through one gateway: it was cheaper.
    subnet(SHOP, `private-${zone}`, {
      network: 'shop',
      zone,
      out: { nat: 'nat-a' },
      tags: inStack(`Private${zone.toUpperCase()}`),
    }),
    subnet(SHOP, `data-${zone}`, { network: 'shop', zone, tags: inStack(`Data${zone.toUpperCase()}`) }),
  ]);
  const closed = subnet(SHOP, 'old-public-a', {
    network: 'shop',
    zone: 'a',
    out: 'internet',
    list: listThatCloses([22, 3306]),
  });
  return [...regular, closed];
}

const group = (name: string) => firewallArn(SHOP, name).split('/').at(-1) ?? '';

/** Two doors that are open, and three that only look it. */
function firewalls(): Made[] {
  const tags = (logical: string) => inStack(logical);
  return [
    firewall(SHOP, 'shop-public', 'shop', [tcp(80, ...ANYWHERE), tcp(443, ...ANYWHERE)], tags('PublicBalancerGroup')),
    firewall(SHOP, 'shop-web', 'shop', [tcp(8080, group('shop-public'))], tags('WebGroup')),
    firewall(
      SHOP,
      'databases',
      'shop',
      [tcp(3306, group('shop-web'), group('workers')), tcp(5432, group('workers'))],
      tags('DatabaseGroup'),
    ),
    firewall(SHOP, 'workers', 'shop', [tcp(22, group('ssh-from-anywhere'))]),
    firewall(SHOP, 'search', 'shop', [tcp(9200, group('shop-web'), group('workers'))]),
    firewall(SHOP, 'partners', 'shop', [tcp(443, '198.51.100.0/24')]),
    firewall(SHOP, 'ssh-from-anywhere', 'shop', [tcp(22, '0.0.0.0/0')]),
    firewall(SHOP, 'reports-mysql', 'shop', [tcp(3306, '0.0.0.0/0'), tcp(22, OFFICE)]),
    // Look open and are not: a machine without a public address, a subnet list that shuts, and nothing behind it at all.
    firewall(SHOP, 'image-resizer', 'shop', [tcp(22, '0.0.0.0/0'), tcp(6379, '0.0.0.0/0')]),
    firewall(SHOP, 'old-shop', 'shop', [tcp(22, '0.0.0.0/0'), tcp(3306, '0.0.0.0/0')]),
    firewall(SHOP, 'launch-wizard-1', 'shop', [tcp(22, '0.0.0.0/0'), tcp(3389, '0.0.0.0/0')]),
  ];
}

/** The network of the shop in Ireland, and the one in Frankfurt that an agency was given. */
export function shopNetwork(): Made[] {
  const preview = [
    ...network(SHOP_FRANKFURT, 'default'),
    subnet(SHOP_FRANKFURT, 'default-a', { network: 'default', zone: 'a', out: 'internet' }),
    firewall(SHOP_FRANKFURT, 'agency-preview', 'default', [tcp(443, ...ANYWHERE), tcp(22, '198.51.100.77/32')]),
  ];
  return [
    ...network(SHOP, 'shop', inStack('Network')),
    ...subnets(),
    ...natGateway(SHOP, 'nat-a', { network: 'shop', subnet: 'public-a', zone: 'a', tags: inStack('NatA') }),
    ...['jump-1', 'reports-1', 'old-shop-1'].map(name => address(SHOP, name, serverArn(SHOP, name))),
    ...firewalls(),
    ...preview,
  ];
}
