import { describe, it } from 'vitest';
import { createFactTester, resource, world } from '../../support/world.ts';
import { homeZones } from '../../../src/facts/network/eligible-zones.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const program = (...subnets: string[]) =>
  resource('app', {
    id: 'shop',
    facets: { interfaces: subnets.map(subnet => ({ subnet, firewalls: [], families: [] })) },
  });
const subnet = (id: string, zone: string | typeof denied) =>
  resource('subnet', {
    id,
    facets: {
      placement:
        typeof zone === 'string'
          ? ({ spread: 'zone', places: [{ region: 'eu-west-1', zone, role: 'primary' }] } satisfies Facets['placement'])
          : zone,
    },
  });

createFactTester({ describe, it })(homeZones, [
  {
    name: 'a program is where its subnets are, each zone once',
    world: world({
      resources: [program('b', 'a', 'c'), subnet('a', 'az1'), subnet('b', 'az2'), subnet('c', 'az1')],
    }),
    expect: { shop: value(['az1', 'az2']) },
  },
  {
    name: 'a program without subnets of ours is left to others',
    world: world({ resources: [resource('function', { id: 'mailer', facets: { interfaces: null } })] }),
    expect: { mailer: value(null) },
  },
  {
    name: 'two zones are two zones, whatever else is unread',
    world: world({ resources: [program('a', 'b', 'c'), subnet('a', 'az1'), subnet('b', 'az2'), subnet('c', denied)] }),
    expect: { shop: value(['az1', 'az2']) },
  },
  {
    name: 'one zone and a subnet that says nothing',
    world: world({ resources: [program('a', 'c'), subnet('a', 'az1'), subnet('c', denied)] }),
    expect: { shop: denied },
  },
  {
    name: 'a subnet that nobody listed',
    world: world({ resources: [program('gone')] }),
    expect: { shop: unread('not-collected', 'gone') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'a program that does not say where it is wired',
    world: world({ resources: [resource('app', { id: 'shop', facets: { interfaces: denied } })] }),
    expect: { shop: denied },
  },
]);
