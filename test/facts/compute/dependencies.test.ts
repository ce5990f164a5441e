import { describe, it } from 'vitest';
import { clientApplications } from '../../../src/facts/compute/dependencies.ts';
import { unread, value, absent } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const sg = (name: string) => `arn:aws:ec2:eu-west-1:1:security-group/${name}`;
const cards = (...groups: string[]) => ({
  networkInterfaces: [{ subnet: 'subnet-a', firewalls: groups.map(sg), addressFamilies: [] }],
});
const firewall = (name: string, ...sources: string[]) =>
  resource('firewall', {
    id: sg(name),
    facets: { allowedIngress: [{ protocol: 'tcp', fromPort: 3306, toPort: 3306, sources }] },
  });
const server = (id: string, app: string, group: string) =>
  resource('server', { id, tags: { App: app }, facets: cards(group) });
const orders = resource('database', { id: 'orders', facets: cards('sg-data') });

test(clientApplications, [
  {
    name: 'two applications are let in by the names of their firewalls',
    world: testInventory({
      resources: [orders, firewall('sg-data', 'sg-shop', 'sg-stock'), server('web', 'Shop', 'sg-shop'), server('cron', 'stock', 'sg-stock'), server('other', 'pay', 'sg-pay')],
    }),
    expect: { orders: value(['shop', 'stock']) },
  },
  {
    name: 'two machines of one application',
    world: testInventory({
      resources: [orders, firewall('sg-data', 'sg-shop'), server('web-1', 'shop', 'sg-shop'), server('web-2', 'shop', 'sg-shop')],
    }),
    expect: { orders: value(['shop']) },
    unreadWhenRefused: ['firewall', 'server'],
  },
  {
    name: 'the firewall was not shown to us',
    world: testInventory({ resources: [orders] }),
    expect: { orders: unread('not-collected', sg('sg-data')) },
  },
  {
    name: 'a database without a network card',
    world: testInventory({ resources: [resource('database', { id: 'table', facets: { networkInterfaces: null } })] }),
    expect: { table: absent },
  },
]); // prettier-ignore
