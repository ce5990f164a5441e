import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../support/world.ts';
import { crossZoneNatClients } from '../../../src/facts/network/nat-zones.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const inZone = (zone?: string): Facets['placement'] => ({
  spread: 'single-zone',
  locations: [{ region: 'eu-west-1', role: 'primary', ...(zone === undefined ? {} : { zone }) }],
});
const gateway = (placement: Facets['placement'] | typeof denied | null) =>
  resource('gateway', { id: 'nat-1', facets: { placement } });
const leaving = (
  id: string,
  placement: Facets['placement'] | typeof denied,
  via: 'nat' | 'internet' = 'nat',
  to = 'nat-1',
) => resource('subnet', { id, facets: { placement, routes: [{ to: '0.0.0.0/0', via, target: to }] } });

createFactTester({ describe, it })(crossZoneNatClients, [
  {
    name: 'subnets of two other zones leave through a gateway of the first',
    world: testInventory({
      resources: [
        gateway(inZone('az1')),
        leaving('a', inZone('az1')),
        leaving('c', inZone('az3')),
        leaving('b', inZone('az2')),
        leaving('d', inZone('az4'), 'internet'),
        leaving('e', inZone('az5'), 'nat', 'nat-2'),
      ],
    }),
    expect: { 'nat-1': value(['az2', 'az3']) },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'only subnets of its own zone leave through it',
    world: testInventory({ resources: [gateway(inZone('az1')), leaving('a', inZone('az1'))] }),
    expect: { 'nat-1': value([]) },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'a gateway of the whole region has no zone to fall with, whatever is unread',
    world: testInventory({
      resources: [
        gateway({ spread: 'regional', locations: [{ region: 'eu-west-1', role: 'primary' }] }),
        leaving('b', denied),
      ],
      refused: ['subnet'],
    }),
    expect: { 'nat-1': value([]) },
  },
  {
    name: 'its place is unread',
    world: testInventory({ resources: [gateway(denied), leaving('b', inZone('az2'))] }),
    expect: { 'nat-1': denied },
  },
  { name: 'it has no place', world: testInventory({ resources: [gateway(null)] }), expect: { 'nat-1': value([]) } },
  {
    name: 'its own zone has no name',
    world: testInventory({ resources: [gateway(inZone()), leaving('b', inZone('az2'))] }),
    expect: { 'nat-1': unread('not-collected', 'zone') },
  },
  {
    name: 'the place of a subnet behind it is unread',
    world: testInventory({ resources: [gateway(inZone('az1')), leaving('a', inZone('az1')), leaving('b', denied)] }),
    expect: { 'nat-1': denied },
  },
  {
    name: 'the routes of a subnet of this region are unread',
    world: testInventory({
      resources: [
        gateway(inZone('az1')),
        resource('subnet', { id: 'b', facets: { placement: inZone('az2'), routes: denied } }),
      ],
    }),
    expect: { 'nat-1': denied },
  },
  {
    name: 'one foreign zone is one too many, whatever else is unread',
    world: testInventory({ resources: [gateway(inZone('az1')), leaving('b', inZone('az2')), leaving('c', denied)] }),
    expect: { 'nat-1': value(['az2']) },
  },
]);
