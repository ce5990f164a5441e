import { describe, expect, it } from 'vitest';
import type { GcpFixture } from '../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp, type ReadGcp } from '../../support/gcp/in-process.ts';
import { WORLD } from '../../support/gcp/world-of-500.ts';

const APIS = [
  'alloydb', 'apikeys', 'appengine', 'artifactregistry', 'backupdr', 'bigquery', 'bigtableadmin', 'certificatemanager', 'cloudbuild', 'clouddeploy',
  'cloudfunctions', 'cloudkms', 'cloudtasks', 'compute', 'config', 'container', 'dns', 'file', 'firestore', 'gkebackup', 'memcache', 'monitoring',
  'netapp', 'pubsub', 'recommender', 'redis', 'run', 'secretmanager', 'spanner', 'sqladmin', 'storagetransfer',
]; // prettier-ignore
const withApis = (...more: string[]): GcpFixture => ({ ...WORLD, enabled: { [PROJECT]: [...APIS, ...more] } });

/** Resources and the state of every list, without what only the inventory itself tells. */
const found = ({ records }: ReadGcp) =>
  records.flatMap((one): unknown[] => {
    if (one.record === 'population') return [[one.unit, one.kind, one.reading]];
    if (one.record === 'resource') return [[one.id, one.facets]];
    return one.record === 'facet' && !('resourceCensus' in one.facets) ? [[one.id, one.facets]] : [];
  });

describe('Cloud Asset Inventory', () => {
  it('gives the same resources of one world as service by service, with fewer calls', async () => {
    const [services, inventory] = [await readGcp(withApis()), await readGcp(withApis('cloudasset'))];
    expect(found(inventory)).toEqual(found(services));
    expect(inventory.records.filter(({ record }) => record === 'resource').length).toBeGreaterThanOrEqual(500);
    const pages = inventory.log.filter(line => line.startsWith('GET cloudasset ')).length;
    expect(pages).toBe(2);
    expect(new Set(inventory.log.filter(line => !services.log.includes(line)))).toEqual(
      new Set([`GET cloudasset /v1/projects/${PROJECT}:searchAllResources`]),
    );
    expect([services.log.length, inventory.log.length]).toEqual([252, 220]);
  });

  it('counts what no collector reads', async () => {
    const { records } = await readGcp({
      ...withApis('cloudasset'),
      answers: { ...WORLD.answers, [`dataproc /v1/projects/${PROJECT}/regions/europe-west1/clusters`]: { clusters: [{}, {}] } },
    });
    const census = records.flatMap(one => (one.record === 'facet' ? [one.facets.resourceCensus] : [])).find(Boolean);
    expect(census).toMatchObject({
      state: 'value',
      value: { types: expect.arrayContaining([{ type: 'dataproc.googleapis.com/Cluster', count: 2, regions: ['europe-west1'] }]) as unknown },
    });
  }); // prettier-ignore

  it.each([
    ['is refused', { refusals: [[/GET cloudasset/, { status: 403 }]] as const }],
    ['breaks off', { refusals: [[/GET cloudasset/, { status: 500 }]] as const }],
    ['names nothing, not even the project', { answers: { ...WORLD.answers, [`cloudasset /v1/projects/${PROJECT}:searchAllResources`]: {} } }],
  ])('is not believed where it %s: every list is asked for', async (_, broken: GcpFixture) => {
    const [services, inventory] = [await readGcp(withApis()), await readGcp({ ...withApis('cloudasset'), ...broken })];
    expect(found(inventory)).toEqual(found(services));
    expect(inventory.log.filter(line => !line.startsWith('GET cloudasset '))).toHaveLength(services.log.length);
  }); // prettier-ignore

  it('of an organization is one stream for all of its projects', async () => {
    const scopes = ['organizations/456'];
    const { log, records } = await readGcp(withApis(), undefined, {}, scopes);
    expect(found({ records } as ReadGcp)).toEqual(found(await readGcp(withApis())));
    expect(log.filter(line => line.startsWith('GET cloudasset '))).toEqual(
      Array.from({ length: 2 }, () => 'GET cloudasset /v1/organizations/456:searchAllResources'),
    );
  });
});
