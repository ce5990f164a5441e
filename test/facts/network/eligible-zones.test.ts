import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../support/world.ts';
import { eligibleZones } from '../../../src/facts/network/eligible-zones.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const program = (...subnets: string[]) =>
  resource('app', {
    id: 'shop',
    facets: { networkInterfaces: subnets.map(subnet => ({ subnet, firewalls: [], addressFamilies: [] })) },
  });
const subnet = (id: string, zone: string | typeof denied) =>
  resource('subnet', {
    id,
    facets: {
      placement:
        typeof zone === 'string'
          ? ({
              spread: 'single-zone',
              locations: [{ region: 'eu-west-1', zone, role: 'primary' }],
            } satisfies Facets['placement'])
          : zone,
    },
  });

const notebook = (facets: object) =>
  resource('managed-service', {
    id: 'notebook',
    facets: {
      placement: null,
      networkInterfaces: [{ subnet: 'a', firewalls: [], addressFamilies: [] }],
      ...facets,
    },
  });

createFactTester({ describe, it })(eligibleZones, [
  {
    name: 'a notebook is one machine',
    world: testInventory({
      resources: [notebook({ notebook: { directInternet: false } }), subnet('a', 'az1')],
    }),
    expect: { notebook: value(null) },
  },
  {
    name: 'a broker in one subnet',
    world: testInventory({ resources: [notebook({ notebook: null }), subnet('a', 'az1')] }),
    expect: { notebook: value(['az1']) },
  },
  {
    name: 'a program is where its subnets are, each zone once',
    world: testInventory({
      resources: [program('b', 'a', 'c'), subnet('a', 'az1'), subnet('b', 'az2'), subnet('c', 'az1')],
    }),
    expect: { shop: value(['az1', 'az2']) },
  },
  {
    name: 'a program without subnets of ours is left to others',
    world: testInventory({ resources: [resource('function', { id: 'mailer', facets: { networkInterfaces: null } })] }),
    expect: { mailer: value(null) },
  },
  {
    name: 'two zones are two zones, whatever else is unread',
    world: testInventory({
      resources: [program('a', 'b', 'c'), subnet('a', 'az1'), subnet('b', 'az2'), subnet('c', denied)],
    }),
    expect: { shop: value(['az1', 'az2']) },
  },
  {
    name: 'one zone and a subnet that says nothing',
    world: testInventory({ resources: [program('a', 'c'), subnet('a', 'az1'), subnet('c', denied)] }),
    expect: { shop: denied },
  },
  {
    name: 'a subnet that nobody listed',
    world: testInventory({ resources: [program('gone')] }),
    expect: { shop: unread('not-collected', 'gone') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'a program that does not say where it is wired',
    world: testInventory({ resources: [resource('app', { id: 'shop', facets: { networkInterfaces: denied } })] }),
    expect: { shop: denied },
  },
]);
