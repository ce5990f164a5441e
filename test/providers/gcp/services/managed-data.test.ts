import { describe, expect, it } from 'vitest';
import type { FacetName } from '../../../../src/model/facets.ts';
import { gcpAlloyDb } from '../../../../src/providers/gcp/services/alloydb/alloydb.ts';
import { gcpBigQuery } from '../../../../src/providers/gcp/services/bigquery/bigquery.ts';
import { gcpBigtable } from '../../../../src/providers/gcp/services/bigtable/bigtable.ts';
import { gcpFilestore } from '../../../../src/providers/gcp/services/filestore/filestore.ts';
import { gcpFirestore } from '../../../../src/providers/gcp/services/firestore/firestore.ts';
import { gcpMemorystore } from '../../../../src/providers/gcp/services/memorystore/memorystore.ts';
import { gcpPubSub } from '../../../../src/providers/gcp/services/pubsub/pubsub.ts';
import { gcpSpanner } from '../../../../src/providers/gcp/services/spanner/spanner.ts';
import type { GcpCollector } from '../../../../src/providers/gcp/context.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';

const HOME = `projects/${PROJECT}`;

/** The value of a facet of the only resource of a kind; `absent` or `unread: reason` where there is none. */
async function facetOf(
  collector: GcpCollector,
  kind: string,
  name: FacetName,
  answers: GcpFixture['answers'],
  more: GcpFixture = {},
): Promise<unknown> {
  const { resources } = await readGcp({ ...more, answers: answers ?? {} }, [collector]);
  const [first] = resources(kind);
  const reading = first?.facets[name];
  if (reading === undefined) throw new Error(`no ${name} of a ${kind}`);
  return reading.state === 'value'
    ? reading.value
    : reading.state === 'unread'
      ? `unread: ${reading.reason}`
      : 'absent';
}
const spread = (collector: GcpCollector, kind: string, answers: GcpFixture['answers']): Promise<unknown> =>
  facetOf(collector, kind, 'placement', answers).then(one =>
    typeof one === 'object' && one !== null && 'spread' in one ? one.spread : one,
  );

describe('Memorystore', () => {
  const redis = (more: object) => ({
    [`redis /v1/${HOME}/locations/-/instances`]: {
      instances: [
        {
          name: `${HOME}/locations/europe-west1/instances/r`,
          locationId: 'europe-west1-b',
          state: 'READY',
          memorySizeGb: 5,
          ...more,
        },
      ],
    },
  });
  const cluster = (more: object) => ({
    [`redis /v1/${HOME}/locations/-/clusters`]: {
      clusters: [
        {
          name: `${HOME}/locations/europe-west1/clusters/c`,
          state: 'ACTIVE',
          nodeType: 'REDIS_STANDARD_SMALL',
          ...more,
        },
      ],
    },
  });

  it.each([
    [redis({ tier: 'BASIC' }), 'single-zone'],
    [redis({ tier: 'STANDARD_HA', alternativeLocationId: 'europe-west1-c' }), 'multi-zone'],
    [redis({}), 'unread: failed'],
    [
      cluster({ zoneDistributionConfig: { mode: 'SINGLE_ZONE', zone: 'europe-west1-b' }, replicaCount: 1 }),
      'single-zone',
    ],
    [cluster({ zoneDistributionConfig: { mode: 'MULTI_ZONE' }, replicaCount: 1 }), 'multi-zone'],
    [cluster({ zoneDistributionConfig: { mode: 'MULTI_ZONE' }, replicaCount: 0 }), 'single-zone'],
    [cluster({}), 'unread: failed'],
  ])('is placed by tier, zones and replicas: %j', async (answers, expected) => {
    expect(await spread(gcpMemorystore, 'cache', answers)).toBe(expected);
  });

  it('says whether it is encrypted in transit', async () => {
    expect(
      await facetOf(gcpMemorystore, 'cache', 'encryptionInTransit', redis({ transitEncryptionMode: 'DISABLED' })),
    ).toBe('none');
    expect(
      await facetOf(
        gcpMemorystore,
        'cache',
        'encryptionInTransit',
        redis({ transitEncryptionMode: 'SERVER_AUTHENTICATION' }),
      ),
    ).toBe('required');
    expect(await facetOf(gcpMemorystore, 'cache', 'encryptionInTransit', redis({}))).toBe('unread: failed');
  });
});

describe('Filestore', () => {
  const file = (more: object, location = 'europe-west1-b') => ({
    [`file /v1/${HOME}/locations/-/instances`]: {
      instances: [
        {
          name: `${HOME}/locations/${location}/instances/f`,
          state: 'READY',
          fileShares: [{ capacityGb: '1024' }],
          ...more,
        },
      ],
    },
  });
  it.each([
    [file({ tier: 'BASIC_HDD' }), 'single-zone'],
    [file({ tier: 'ZONAL' }), 'single-zone'],
    [file({ tier: 'ENTERPRISE' }, 'europe-west1'), 'multi-zone'],
  ])('is placed by its tier', async (answers, expected) => {
    expect(await spread(gcpFilestore, 'file-share', answers)).toBe(expected);
  });

  it('has its backups as resources of their own', async () => {
    const answers = {
      [`file /v1/${HOME}/locations/-/backups`]: {
        backups: [
          {
            name: `${HOME}/locations/europe-west1/backups/b`,
            state: 'READY',
            createTime: '2026-01-01T00:00:00Z',
            sourceInstance: `${HOME}/locations/europe-west1-b/instances/f`,
          },
        ],
      },
    };
    expect(await facetOf(gcpFilestore, 'backup', 'backup', answers)).toMatchObject({
      source: `//file.googleapis.com/${HOME}/locations/europe-west1-b/instances/f`,
      region: 'europe-west1',
      takenAt: '2026-01-01T00:00:00.000Z',
    });
  });
});

describe('AlloyDB', () => {
  const name = `${HOME}/locations/europe-west1/clusters/orders`;
  const alloy = (cluster: object, instance?: object) => ({
    [`alloydb /v1/${HOME}/locations/-/clusters`]: {
      clusters: [{ name, state: 'READY', clusterType: 'PRIMARY', ...cluster }],
    },
    [`alloydb /v1/${HOME}/locations/-/clusters/-/instances`]:
      instance === undefined
        ? {}
        : { instances: [{ name: `${name}/instances/p`, instanceType: 'PRIMARY', ...instance }] },
  });
  it.each([
    [alloy({}, { availabilityType: 'ZONAL', gceZone: 'europe-west1-b' }), 'single-zone'],
    [alloy({}, { availabilityType: 'REGIONAL' }), 'multi-zone'],
    [alloy({}), 'unread: failed'],
  ])('is placed by its primary instance', async (answers, expected) => {
    expect(await spread(gcpAlloyDb, 'database', answers)).toBe(expected);
  });

  it('has continuous and automated backups, or none', async () => {
    const of = (cluster: object) => facetOf(gcpAlloyDb, 'database', 'automatedBackups', alloy(cluster));
    expect(await of({ continuousBackupConfig: { enabled: true, recoveryWindowDays: 20 } })).toEqual({
      retentionDays: 20,
      pointInTimeRecovery: true,
    });
    expect(
      await of({ automatedBackupPolicy: { enabled: true, timeBasedRetention: { retentionPeriod: '604800s' } } }),
    ).toEqual({ retentionDays: 7, pointInTimeRecovery: false });
    expect(await of({ continuousBackupConfig: { enabled: false }, automatedBackupPolicy: { enabled: false } })).toBe(
      'absent',
    );
  });

  it('is public only with an address and a network of strangers', async () => {
    const of = (networkConfig: object) => facetOf(gcpAlloyDb, 'database', 'publicAccess', alloy({}, { networkConfig }));
    expect(await of({ enablePublicIp: false })).toBe('blocked');
    expect(await of({ enablePublicIp: true, authorizedExternalNetworks: [{ cidrRange: '203.0.113.0/24' }] })).toBe(
      'possible',
    );
    expect(await of({ enablePublicIp: true, authorizedExternalNetworks: [{ cidrRange: '0.0.0.0/0' }] })).toBe('public');
  });
});

describe('Spanner', () => {
  const instance = `${HOME}/instances/main`;
  const spanner = (config: string, database: object = {}, schedules: readonly object[] = []) => ({
    [`spanner /v1/${HOME}/instances`]: {
      instances: [{ name: instance, config: `${HOME}/instanceConfigs/${config}`, nodeCount: 3 }],
    },
    [`spanner /v1/${instance}/databases`]: {
      databases: [{ name: `${instance}/databases/orders`, state: 'READY', ...database }],
    },
    [`spanner /v1/${instance}/databases/orders/backupSchedules`]: { backupSchedules: schedules },
  });
  it('is placed by its configuration', async () => {
    expect(await spread(gcpSpanner, 'database', spanner('regional-europe-west1'))).toBe('multi-zone');
    expect(await spread(gcpSpanner, 'database', spanner('eur3'))).toBe('multi-region');
  });

  it('has backups by schedule, none without, and unread ones where the schedules are refused', async () => {
    const of = (answers: GcpFixture['answers'], more: GcpFixture = {}) =>
      facetOf(gcpSpanner, 'database', 'automatedBackups', answers, more);
    expect(await of(spanner('eur3', { versionRetentionPeriod: '7d' }, [{ retentionDuration: '1209600s' }]))).toEqual({
      retentionDays: 14,
      pointInTimeRecovery: true,
    });
    expect(await of(spanner('eur3', { versionRetentionPeriod: '1h' }))).toBe('absent');
    expect(await of(spanner('eur3'), { refusals: [[/backupSchedules/, { status: 403 }]] })).toBe('unread: denied');
  });
});

describe('Firestore', () => {
  const firestore = (more: object, schedules: readonly object[] = []) => ({
    [`firestore /v1/${HOME}/databases`]: {
      databases: [{ name: `${HOME}/databases/x-default`, locationId: 'eur3', type: 'FIRESTORE_NATIVE', ...more }],
    },
    [`firestore /v1/${HOME}/databases/x-default/backupSchedules`]: { backupSchedules: schedules },
  });
  it('is placed by its location, and protected from deletion or not', async () => {
    expect(await spread(gcpFirestore, 'database', firestore({}))).toBe('multi-region');
    expect(await spread(gcpFirestore, 'database', firestore({ locationId: 'europe-west1' }))).toBe('multi-zone');
    expect(
      await facetOf(
        gcpFirestore,
        'database',
        'deletionProtection',
        firestore({ deleteProtectionState: 'DELETE_PROTECTION_DISABLED' }),
      ),
    ).toBe(false);
    expect(await facetOf(gcpFirestore, 'database', 'automatedBackups', firestore({}))).toBe('absent');
    expect(
      await facetOf(
        gcpFirestore,
        'database',
        'automatedBackups',
        firestore({ pointInTimeRecoveryEnablement: 'POINT_IN_TIME_RECOVERY_ENABLED' }),
      ),
    ).toEqual({ retentionDays: 7, pointInTimeRecovery: true });
  });
});

describe('Bigtable', () => {
  const bigtable = (zones: readonly string[], routing: object = { singleClusterRouting: { clusterId: 'a' } }) => ({
    [`bigtableadmin /v2/${HOME}/instances`]: {
      instances: [{ name: `${HOME}/instances/t`, state: 'READY', type: 'PRODUCTION' }],
    },
    [`bigtableadmin /v2/${HOME}/instances/-/clusters`]: {
      clusters: zones.map(zone => ({
        name: `${HOME}/instances/t/clusters/${zone}`,
        location: `${HOME}/locations/${zone}`,
        serveNodes: 3,
      })),
    },
    [`bigtableadmin /v2/${HOME}/instances/-/appProfiles`]: {
      appProfiles: [{ name: `${HOME}/instances/t/appProfiles/default`, ...routing }],
    },
  });
  it.each([
    [['europe-west1-b'], {}, { spread: 'single-zone' }],
    [['europe-west1-b', 'europe-west1-c'], { multiClusterRoutingUseAny: {} }, { spread: 'multi-zone' }],
    [['europe-west1-b', 'us-east1-b'], { multiClusterRoutingUseAny: {} }, { spread: 'multi-region' }],
    [['europe-west1-b', 'europe-west1-c'], { singleClusterRouting: {} }, { spread: 'multi-zone', failover: 'manual' }],
  ])('is placed by its clusters and failed over by its routing: %j', async (zones, routing, expected) => {
    expect(await facetOf(gcpBigtable, 'database', 'placement', bigtable(zones, routing))).toMatchObject(expected);
  });
});

describe('BigQuery', () => {
  const bigquery = (dataset: object, permissions: readonly string[] = ['bigquery.datasets.get']) => ({
    [`bigquery /bigquery/v2/${HOME}/datasets`]: { datasets: [{ datasetReference: { datasetId: 'sales' } }] },
    [`bigquery /bigquery/v2/${HOME}/datasets/sales`]: { location: 'EU', ...dataset },
    [`cloudresourcemanager /v3/${HOME}:testIamPermissions`]: { permissions },
  });
  it('is shared with everybody by a group or a member', async () => {
    const of = (access: readonly object[]) => facetOf(gcpBigQuery, 'warehouse', 'sharedWith', bigquery({ access }));
    expect(await of([{ specialGroup: 'allAuthenticatedUsers' }])).toEqual(['*']);
    expect(await of([{ iamMember: 'allUsers' }])).toEqual(['*']);
    expect(await of([{ specialGroup: 'projectReaders' }])).toEqual([]);
  });

  it('is the same dataset in the same place when its details are refused', async () => {
    const [at] = Object.keys(bigquery({}));
    const listed = {
      datasets: [{ datasetReference: { datasetId: 'sales' }, location: 'EU', labels: { app: 'insights' } }],
    };
    const answers = { ...bigquery({ labels: { app: 'insights' } }), [at!]: listed };
    const read = (refusals: GcpFixture['refusals'] = []) => readGcp({ answers, refusals }, [gcpBigQuery]);
    const [whole, refused] = [await read(), await read([[/datasets\/sales$/, { status: 403 }]])].map(one =>
      one.resource('sales'),
    );
    const { region, id, tags } = whole!;
    expect(refused).toMatchObject({ region, id, tags, facets: { sharedWith: { state: 'unread' } } });
    expect(refused?.facets.placement).toEqual(whole?.facets.placement);
  });

  it('is unread as a list where datasets may be left out of it', async () => {
    const { population, resources } = await readGcp({ answers: bigquery({}, []) }, [gcpBigQuery]);
    expect(resources('warehouse')).toHaveLength(1);
    expect(population('warehouse')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('Pub/Sub', () => {
  it('counts subscriptions without a dead-letter topic', async () => {
    const topic = `${HOME}/topics/orders`;
    const answers = {
      [`pubsub /v1/${HOME}/topics`]: { topics: [{ name: topic }] },
      [`pubsub /v1/${HOME}/subscriptions`]: { subscriptions: [{ topic, name: 'a', deadLetterPolicy: { deadLetterTopic: `${HOME}/topics/dead` } }, { topic, name: 'b' }] },
      [`pubsub /v1/${topic}:getIamPolicy`]: { bindings: [{ role: 'roles/pubsub.publisher', members: ['allUsers'] }] },
    };
    expect(await facetOf(gcpPubSub, 'messaging', 'deadLetter', answers)).toEqual({ destinations: [`//pubsub.googleapis.com/${HOME}/topics/dead`], pathsWithout: 1 });
    expect(await facetOf(gcpPubSub, 'messaging', 'sharedWith', answers)).toEqual(['*']);
    expect(await facetOf(gcpPubSub, 'messaging', 'deadLetter', answers, { refusals: [[/subscriptions$/, { status: 403 }]] })).toBe('unread: denied');
  });
}); // prettier-ignore
