import type { TestFacets } from '../../src/check/testing/test-inventory.ts';
import { backup, part, PITR, placed, TB } from './survival.ts';
import { code, NEVER, type Case } from './survival-cases.ts';
import { REGION } from './world.ts';

const ELSEWHERE = 'europe-west4';
const gcp = (type: string) => ({ provider: 'gcp' as const, type });
const held = { dataDurability: 'durable', size: { bytes: TB } } as const;
const sql = (zones: readonly string[], facets: TestFacets = {}) =>
  part(
    'database',
    'orders',
    { ...held, placement: placed(zones), automatedBackups: PITR, ...facets },
    gcp('sqladmin.googleapis.com/Instance'),
  );
const photos = (regions: readonly string[]) =>
  part(
    'bucket',
    'photos',
    {
      ...held,
      placement: {
        spread: 'multi-region',
        locations: regions.map((region, at) => ({
          region,
          role: at === 0 ? ('primary' as const) : ('replica' as const),
        })),
      },
      versioning: false,
      immutability: null,
      replicationDestinations: null,
    },
    gcp('storage.googleapis.com/Bucket'),
  );
const area = { spread: 'multi-region' as const, locations: [{ region: 'eu', role: 'primary' as const }] };
const machine = (id: string, facets: TestFacets = {}) =>
  part(
    'server',
    id,
    { placement: placed(['a']), ...code, relationships: [], ...facets },
    gcp('compute.googleapis.com/Instance'),
  );
const disk = (zones: readonly string[]) =>
  part(
    'disk',
    'data',
    { ...held, placement: placed(zones), relationships: [{ to: 'app', role: 'server' }] },
    gcp('compute.googleapis.com/Disk'),
  );
const app = machine('app', { relationships: [{ to: 'boot', role: 'boot-disk' }] });
const snapshot = (region: string) =>
  backup({ source: 'data', provider: 'gcp', region, type: 'compute.googleapis.com/Snapshot' });

/** Google Cloud; the figures are those of `survival-cases.ts`. */
export const GCP_CASES: readonly Case[] = [
  // Nothing by itself: restored in 8 + 7 + 4 at worst, or the zone is back.
  ['zonal Cloud SQL', [sql(['a'])], 'zone:a', 'zone-lost', 'restores', [2, 19], [0, 0.5]],
  // The other zone has the same data.
  ['regional Cloud SQL', [sql(['a', 'b'])], 'zone:a', 'zone-lost', 'fails-over', [0.1, 0.2], [0, 0]],
  // Two zones are not two regions, and backups are kept in the region.
  ['regional Cloud SQL, the region', [sql(['a', 'b'])], `region:${REGION}`, 'region-lost', 'waits', [3, NEVER], [0, NEVER]],
  // A replica elsewhere is promoted by people: 2 + 5 + 2.
  ['Cloud SQL with a replica in another region', [sql(['a']), backup({ provider: 'gcp', region: ELSEWHERE, type: 'sqladmin.googleapis.com/Instance' })], `region:${REGION}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // What is left goes on; what it lacks is started.
  ['a regional managed instance group', [part('server-group', 'web', { placement: placed(['a', 'b'], undefined, 'replica'), relationships: [], ...code }, gcp('compute.googleapis.com/InstanceGroupManager'))], 'zone:a', 'zone-lost', 'fails-over', [0, 8], [0, 0]],
  // Made again from its code: 10 + 5 + 4.
  ['a GKE cluster in one zone', [part('kubernetes-cluster', 'shop', { placement: placed(['a']), relationships: [], ...code }, gcp('container.googleapis.com/Cluster'))], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
  // Its other region takes over by itself, without people; what was written last may be missing.
  ['a dual-region bucket', [photos([REGION, ELSEWHERE])], `region:${REGION}`, 'region-lost', 'fails-over', [1, 2], [0, 0.5]],
  // It is over the zones of both regions.
  ['a dual-region bucket, one zone', [photos([REGION, ELSEWHERE]), machine('app')], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
  // Google names no region of it: this one may have nothing of it, or what answers now. The machine is made again: 10 + 5 + 2 + 4.
  ['Spanner in several regions', [part('database', 'orders', { ...held, placement: area, automatedBackups: PITR }, gcp('spanner.googleapis.com/Database')), machine('app')], `region:${REGION}`, 'region-lost', 'unknown', [3, 21], [0, 0.5]],
  // BigQuery promises no second region: the data may be in this one, and nowhere else.
  ['BigQuery in a multi-region', [part('warehouse', 'sales', { ...held, placement: area, automatedBackups: null }, gcp('bigquery.googleapis.com/Dataset')), machine('app')], `region:${REGION}`, 'region-lost', 'unknown', [3, NEVER], [0, NEVER]],
  // 6 + 2 + 7 + 4; the snapshot of ten hours ago.
  ['a zonal disk with a snapshot in another region', [app, disk(['a']), snapshot(ELSEWHERE)], 'zone:a', 'zone-lost', 'restores', [2, 19], [0, 10]],
  // Everybody restores at once: 8 x 2 + 7 + 2 + 4.
  ['the region of a disk with a snapshot in another one', [app, disk(['a']), snapshot(ELSEWHERE)], `region:${REGION}`, 'region-lost', 'restores', [3, 29], [0, 10]],
  // The disk is in both zones; its machine is made again from code.
  ['a regional disk', [app, disk(['a', 'b'])], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
]; // prettier-ignore
