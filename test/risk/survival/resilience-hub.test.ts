import { describe, expect, it } from 'vitest';
import type { TestFacets } from '../../../src/check/testing/test-inventory.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { Fate, Scenario } from '../../../src/model/survival.ts';
import { database, part, PITR, placed, rowOf, simulated, TB } from '../../support/survival.ts';
import { REGION, resource } from '../../support/world.ts';

/*
 * The four disruption types of AWS Resilience Hub (Software, Hardware, AZ, Region) on three sample applications that are published
 * for it, as the simulation sees them; docs/survival.md has the differences. Round figures: see test/support/survival-cases.ts.
 */
const STACK: TestFacets = { infrastructureAsCode: { tool: 'cloudformation', evidence: 'tag' } };
const SOFTWARE = 'data-corrupted', HARDWARE = 'component-lost', ZONE = 'zone-lost', REGIONAL = 'region-lost'; // prettier-ignore
const REGION_WIDE = { spread: 'regional' as const, locations: [{ region: REGION, role: 'primary' as const }] };

const subnet = (zone: string, gateway: string): Resource =>
  resource('subnet', {
    id: `private-${zone}`,
    facets: {
      placement: placed([zone]),
      relationships: [{ to: 'vpc', role: 'network' }],
      routes: [{ to: '0.0.0.0/0', via: 'nat', target: gateway }],
    },
  });
const gateway = (zone: string): Resource =>
  resource('gateway', { id: `nat-${zone}`, facets: { placement: placed([zone]), ...STACK } });
const web = (zone: string): Resource =>
  part('server', `web-${zone}`, {
    ...STACK,
    placement: placed([zone]),
    relationships: [{ to: 'web', role: 'group' }],
    networkInterfaces: [{ subnet: `private-${zone}`, firewalls: ['web-sg'], addressFamilies: ['ipv4'] }],
  });
const firewall = resource('firewall', {
  id: 'db-sg',
  facets: { allowedIngress: [{ protocol: 'tcp', ports: [[3306, 3306]], sources: ['web-sg'] } as never] },
});
const lab = ({ gateways, backups, versions }: { gateways: readonly [string, string]; backups: object | null; versions: boolean }): Resource[] => [
  part('load-balancer', 'alb', { ...STACK, placement: placed(['a', 'b'], 'multi-zone', 'replica'), targets: [{ id: 'web-a' }, { id: 'web-b' }] }),
  part('server-group', 'web', { ...STACK, placement: placed(['a', 'b'], 'multi-zone', 'replica'), relationships: [] }),
  web('a'), web('b'), firewall,
  database({ ...STACK, placement: placed(['a', 'b']), automatedBackups: backups as never, networkInterfaces: [{ subnet: 'private-a', firewalls: ['db-sg'], addressFamilies: ['ipv4'] }] }),
  part('bucket', 'files', { ...STACK, dataDurability: 'durable', size: { bytes: TB }, placement: REGION_WIDE, versioning: versions, immutability: null, replicationDestinations: null }, { type: 'AWS::S3::Bucket' }),
  subnet('a', gateways[0]), subnet('b', gateways[1]), ...[...new Set(gateways)].map(id => gateway(id.slice(-1))),
  resource('network', { id: 'vpc', facets: STACK }),
]; // prettier-ignore

const labBefore = lab({ gateways: ['nat-a', 'nat-a'], backups: null, versions: false });
const labAfter = lab({ gateways: ['nat-a', 'nat-b'], backups: PITR, versions: true });

/** Two databases that were told nothing of backups. */
const basic = [
  database({ ...STACK, placement: placed(['a']), automatedBackups: null }),
  part('database', 'table', { ...STACK, dataDurability: 'durable', size: { bytes: TB }, placement: REGION_WIDE, automatedBackups: null }, { type: 'AWS::DynamoDB::Table' }),
]; // prettier-ignore

const group = (id: string, region: string, zone: string): Resource =>
  part('server-group', id, { ...STACK, placement: { spread: 'single-zone', locations: [{ region, zone, role: 'primary' }] }, relationships: [] }, { region }); // prettier-ignore
const twoRegions = [group('use1', REGION, 'a'), group('use2', 'us-east-2', 'c')];

type Expected = readonly [scenario: Scenario, decides: string, fate: Fate, hours: Ends, loss: Ends];
type Ends = readonly [best: number | null, worst: number | null];

const APPLICATIONS: readonly (readonly [string, readonly Resource[], readonly Expected[]])[] = [
  [
    'the workshop, as deployed',
    labBefore,
    [
      // Breached there too: no backups of the database, no versions of the bucket.
      [SOFTWARE, 'files', 'lost', [null, null], [null, null]],
      // The balancer is the slowest that starts again; the standby of the database takes 0.1 to 0.2.
      [HARDWARE, 'alb', 'restarts', [0.5, 1], [0, 0]],
      // Breached there too, by the one gateway: made in the other zone by hand, 2-5 + 0-4 + 1-4; best: nothing goes out, 0.1 to switch.
      [ZONE, 'nat-a', 'by-hand', [0.1, 13], [0, 0]],
      // Not in the policy of the workshop. Nothing has a copy elsewhere.
      [REGIONAL, 'files', 'waits', [3, null], [0, null]],
    ],
  ],
  [
    'the workshop, improved as recommended: policy met',
    labAfter,
    [
      // There within the target, because only machines count. Here 3-7 of people and 3-8 of the restore.
      [SOFTWARE, 'orders', 'restores', [6, 15], [0.1, 0.5]],
      [HARDWARE, 'alb', 'restarts', [0.5, 1], [0, 0]],
      // The gateway of the other zone goes on. Whether one server carries the load of two is not known: 0 to 8.
      [ZONE, 'web', 'fails-over', [0.1, 8], [0, 0]],
      [REGIONAL, 'files', 'waits', [3, null], [0, null]],
    ],
  ],
  [
    'two databases of the Terraform module',
    basic,
    [
      [SOFTWARE, 'orders', 'lost', [null, null], [null, null]],
      // An instance mostly starts again on other hardware, and nobody promises its volume.
      [HARDWARE, 'orders', 'lost', [0.5, null], [0, null]],
      // The table is over all zones.
      [ZONE, 'orders', 'waits', [2, null], [0, null]],
      [REGIONAL, 'orders', 'waits', [3, null], [0, null]],
    ],
  ],
  [
    'two groups of the Terraform module, in two regions',
    twoRegions,
    [
      // Nothing holds data.
      [SOFTWARE, '', 'unaffected', [0, 0], [0, 0]],
      [HARDWARE, 'use1', 'restarts', [0.5, 1], [0, 0]],
      // Somebody told the other product that the two replace each other; here nothing shows it, so that each is needed: 2-5 + 0-4 + 1-8.
      [ZONE, 'use1', 'by-hand', [2, 17], [0, 0]],
      [REGIONAL, 'use1', 'rebuilds', [3, 21], [0, 0]],
    ],
  ],
];

describe.each(APPLICATIONS)('%s', (_, resources, expected) => {
  it.each(expected)('%s is decided by %s: %s', (scenario, decides, fate, hours, loss) => {
    const row = rowOf(simulated({ resources }), scenario);
    expect([row.decides[0]?.resource.id ?? '', row.fate]).toEqual([decides, fate]);
    expect([row.hours.best, row.hours.worst]).toEqual(hours);
    expect([row.dataLoss.best, row.dataLoss.worst]).toEqual(loss);
  });
});

it('what the other product does not ask: all that one administrator can delete is gone, improved or not', () => {
  for (const resources of [labBefore, labAfter])
    for (const scenario of ['account-wiped', 'account-closed'] as const)
      expect(rowOf(simulated({ resources }), scenario).dataLoss.worst).toBeNull();
});

it('a balancer over both regions shows that they replace each other, as somebody told the other product', () => {
  const door = part('global-load-balancer', 'door', { placement: { spread: 'multi-region', locations: [REGION, 'us-east-2'].map(region => ({ region, role: 'primary' as const })) }, targets: [{ id: 'use1' }, { id: 'use2' }] }, { type: 'AWS::GlobalAccelerator::Accelerator', region: 'global' }); // prettier-ignore
  const { hours } = rowOf(simulated({ resources: [...twoRegions.map(one => ({ ...one, tags: { app: 'behind' } })), door] }), 'region-lost'); // prettier-ignore
  // Takes over in 0.1 at best; whether one group carries the load of two is not known.
  expect(hours).toEqual({ best: 0.1, worst: 8 });
});
