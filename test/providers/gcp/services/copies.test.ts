import { describe, expect, it } from 'vitest';
import { FACTS } from '../../../../src/facts/index.ts';
import { createInventoryIndex } from '../../../../src/facts/inventory-index.ts';
import { PROVIDER_TRAITS } from '../../../../src/providers/index.ts';
import { gcpBackupDr } from '../../../../src/providers/gcp/services/backup-dr/backup-dr.ts';
import { gcpDisks } from '../../../../src/providers/gcp/services/compute/disks.ts';
import { gcpGkeBackup } from '../../../../src/providers/gcp/services/gke-backup/gke-backup.ts';
import { gcpSql } from '../../../../src/providers/gcp/services/sql/sql.ts';
import { gcpStorage } from '../../../../src/providers/gcp/services/storage/storage.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { mergeRecords } from '../../../support/gcp/merge.ts';

const HOME = `projects/${PROJECT}`;
const bucket = (name: string, location = 'EUROPE-WEST1', more: object = {}): object => ({
  name,
  location,
  locationType: 'region',
  ...more,
});
const JOBS = 'storagetransfer /v1/transferJobs';
const RUNS = 'storagetransfer /v1/transferOperations';
const job = (source: object, sink: string, more: object = { schedule: {} }): object => ({
  name: 'transferJobs/1',
  status: 'ENABLED',
  transferSpec: { ...source, gcsDataSink: { bucketName: sink } },
  ...more,
});
const from = (bucketName: string) => ({ gcsDataSource: { bucketName } });

/** A fact about the only resource of a kind. */
async function factOf(name: string, kind: 'bucket' | 'disk', fixture: GcpFixture): Promise<unknown> {
  const { records } = await readGcp(fixture, [gcpStorage, gcpDisks, gcpBackupDr]);
  const index = createInventoryIndex(mergeRecords(records, PROJECT), PROVIDER_TRAITS);
  const fact = FACTS.find(one => one.name === name);
  const resource = index.seen(kind).find(one => one.name === 'orders');
  if (fact === undefined || resource === undefined) throw new Error(`no ${name} of a ${kind}`);
  const reading = fact.compute(resource, fact.prepare(index), index);
  return reading.state === 'value'
    ? reading.value
    : reading.state === 'unread'
      ? `unread: ${reading.reason}`
      : 'absent';
}

describe('Storage Transfer', () => {
  const buckets = (...items: readonly object[]) => ({ 'storage /storage/v1/b': { items } });
  const world = (jobs: readonly object[], ...items: readonly object[]): GcpFixture => ({
    answers: { ...buckets(...items), [JOBS]: { transferJobs: jobs } },
  });

  it.each([
    ['goes on', {}, 1],
    ['runs once', { schedule: { scheduleEndDate: { year: 2026, month: 1, day: 1 } } }, 0],
    ['is started by people', { schedule: null }, 0],
    ['follows events', { schedule: null, eventStream: { name: 'x' } }, 1],
  ])('copies a bucket by a job that %s', async (_, more, count) => {
    const fixture = world(
      [job(from('orders'), 'copy', { schedule: {}, ...more })],
      bucket('orders'),
      bucket('copy', 'US-EAST1'),
    );
    expect(await factOf('backups', 'bucket', fixture)).toHaveLength(count);
    expect(await factOf('backupsOutsideRegion', 'bucket', fixture)).toHaveLength(count);
  });

  it('leaves open whose bucket it copies into where no list has it', async () => {
    expect(await factOf('isolatedBackups', 'bucket', world([job(from('orders'), 'elsewhere')], bucket('orders')))).toBe(
      'unread: not-collected',
    );
  });

  it('is unread where it is refused, and none where its API is not enabled', async () => {
    const fixture = { ...world([], bucket('orders')), refusals: [[/transferJobs/, { status: 403 }] as const] };
    expect(await factOf('backups', 'bucket', fixture)).toBe('unread: denied');
    const off = { ...world([], bucket('orders')), enabled: { [PROJECT]: [] } };
    expect(await factOf('backups', 'bucket', off)).toEqual([]);
  });

  it('makes a backup of a bucket of AWS, or of another project, when it was through', async () => {
    const answers = {
      ...buckets(bucket('vault', 'EUROPE-WEST1', { retentionPolicy: { retentionPeriod: '86400', isLocked: true } })),
      [JOBS]: { transferJobs: [job({ awsS3DataSource: { bucketName: 'shop-orders' } }, 'vault')] },
      [RUNS]: {
        operations: [
          { metadata: { transferJobName: 'transferJobs/1', endTime: '2026-06-28T02:00:00Z' } },
          { metadata: { transferJobName: 'transferJobs/1', endTime: '2026-06-29T02:00:00Z' } },
        ],
      },
    };
    const { resources } = await readGcp({ answers }, [gcpStorage]);
    expect(resources('backup').map(({ facets }) => facets.backup)).toEqual([
      {
        state: 'value',
        value: {
          source: 'arn:aws:s3:::shop-orders',
          provider: 'gcp',
          account: PROJECT,
          region: 'europe-west1',
          takenAt: '2026-06-29T02:00:00.000Z',
          immutability: 'locked',
        },
      },
    ]);
  });
});

describe('Backup and DR', () => {
  const VAULT = `${HOME}/locations/europe-west3/backupVaults/safe`;
  const path = (below: string) => `backupdr /v1/${HOME}/locations/-/${below}`;
  const answers = {
    [path('backupVaults')]: { backupVaults: [{ name: VAULT }] },
    [path('backupPlans')]: {
      backupPlans: [
        {
          name: `${HOME}/locations/europe-west3/backupPlans/daily`,
          backupRules: [{ ruleId: 'r', backupRetentionDays: 35, standardSchedule: { recurrenceType: 'DAILY' } }],
        },
        { name: `${HOME}/locations/europe-west3/backupPlans/unused`, backupRules: [] },
      ],
    },
    [path('backupPlanAssociations')]: {
      backupPlanAssociations: [{ backupPlan: `projects/123456789012/locations/europe-west3/backupPlans/daily` }],
    },
    [path('backupVaults/-/dataSources')]: {
      dataSources: [
        {
          name: `${VAULT}/dataSources/d`,
          dataSourceGcpResource: {
            type: 'compute.googleapis.com/Disk',
            gcpResourcename: `projects/123456789012/zones/europe-west1-b/disks/orders`,
          },
        },
      ],
    },
    [path('backupVaults/-/dataSources/-/backups')]: {
      backups: [
        {
          name: `${VAULT}/dataSources/d/backups/b`,
          state: 'ACTIVE',
          createTime: '2026-06-29T02:00:00Z',
          enforcedRetentionEndTime: '2026-08-29T02:00:00Z',
        },
      ],
    },
    [`compute /compute/v1/${HOME}/aggregated/disks`]: {
      items: {
        'zones/europe-west1-b': {
          disks: [
            {
              name: 'orders',
              selfLink: `https://www.googleapis.com/compute/v1/${HOME}/zones/europe-west1-b/disks/orders`,
              zone: `https://www.googleapis.com/compute/v1/${HOME}/zones/europe-west1-b`,
              status: 'READY',
              sizeGb: '10',
            },
          ],
        },
      },
    },
  };

  it('knows the disk that a backup is of, by number or id of the project, and that nobody deletes it', async () => {
    expect(await factOf('immutableBackups', 'disk', { answers })).toEqual([
      expect.objectContaining({ region: 'europe-west3', immutability: 'locked' }),
    ]);
    expect(await factOf('backupsOutsideRegion', 'disk', { answers })).toHaveLength(1);
  });

  it('counts what a plan is for', async () => {
    const { resource } = await readGcp({ answers }, [gcpBackupDr]);
    expect(resource('daily').facets).toMatchObject({
      backupSelections: { value: 1 },
      backupSchedule: { value: [{ retentionDays: 35, intervalHours: 24, copyActions: [] }] },
    });
    expect(resource('unused').facets).toMatchObject({ backupSelections: { value: 0 }, backupSchedule: { value: [] } });
  });

  it('leaves backups of disks open where its data sources are refused', async () => {
    const refusals = [[/dataSources$/, { status: 403 }] as const];
    expect(await factOf('backups', 'disk', { answers, refusals })).toBe('unread: denied');
  });
});

describe('restores', () => {
  it('are those of Backup for GKE and of Cloud SQL, clones too', async () => {
    const answers = {
      [`gkebackup /v1/${HOME}/locations/-/restorePlans/-/restores`]: {
        restores: [
          { name: `${HOME}/locations/europe-west1/restorePlans/p/restores/done`, state: 'SUCCEEDED', completeTime: '2026-05-01T00:00:00Z' },
          { name: `${HOME}/locations/europe-west1/restorePlans/p/restores/broken`, state: 'FAILED' },
        ],
      },
      [`sqladmin /v1/${HOME}/instances`]: { items: [{ name: 'orders', region: 'europe-west1' }] },
      [`sqladmin /v1/${HOME}/operations`]: {
        items: [
          { name: 'op-clone', operationType: 'CREATE_CLONE', status: 'DONE', endTime: '2026-06-01T00:00:00Z' },
          { name: 'op-failed', operationType: 'RESTORE_VOLUME', status: 'DONE', endTime: '2026-06-02T00:00:00Z', error: { errors: [] } },
          { name: 'op-backup', operationType: 'BACKUP_VOLUME', status: 'DONE', endTime: '2026-06-02T00:00:00Z' },
        ],
      },
    }; // prettier-ignore
    const { resources, population } = await readGcp({ answers }, [gcpGkeBackup, gcpSql]);
    const found = resources('restore-test').map(({ name, facets: { restoreTest } }) => [
      name,
      restoreTest?.state === 'value' ? restoreTest.value.outcome : 'unread',
    ]);
    expect(found).toEqual([
      ['done', 'completed'],
      ['broken', 'failed'],
      ['op-clone', 'completed'],
      ['op-failed', 'failed'],
    ]);
    expect(population('restore-test')?.reading.state).toBe('value');
  });

  it.each([
    [{ cronSchedule: '0 2 * * *' }, [{ intervalHours: 24, copyActions: [] }]],
    [{ cronSchedule: '0 */6 * * *' }, [{ intervalHours: 6, copyActions: [] }]],
    [{ cronSchedule: '0 2 * * 0' }, [{ intervalHours: 168, copyActions: [] }]],
    [{ cronSchedule: '0 2 1 * *' }, [{ copyActions: [] }]],
    [{ rpoConfig: { targetRpoMinutes: 720 } }, [{ intervalHours: 12, copyActions: [] }]],
    [{ cronSchedule: '0 2 * * *', paused: true }, []],
    [{}, []],
  ])('a plan of Backup for GKE runs by its schedule: %j', async (backupSchedule, expected) => {
    const answers = {
      [`gkebackup /v1/${HOME}/locations/-/backupPlans`]: {
        backupPlans: [{ name: `${HOME}/locations/europe-west1/backupPlans/p`, backupSchedule }],
      },
    };
    const { resource } = await readGcp({ answers }, [gcpGkeBackup]);
    expect(resource('p').facets.backupSchedule).toEqual({ state: 'value', value: expected });
  });
});
