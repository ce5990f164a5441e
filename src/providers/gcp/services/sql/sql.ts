import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import {
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  keyRelationship,
  numberOf,
  publishedAs,
} from '../../facets/common.ts';
import { regionOf } from '../../facets/placement.ts';
import {
  accessLoggingOf,
  encryptionInTransitOf,
  listenersOf,
  performanceOf,
  placementOf,
  publicAccessOf,
  stateOf,
} from './facets.ts';
import { automatedBackupsOf, BACKUP_RUNS } from './backups.ts';
import { listRestores, SQL_OPERATIONS } from './restores.ts';
import { addressesOf, isReplica, type SqlInstance } from './instance.ts';

const INSTANCES: GcpList = {
  call: 'sqladmin:instances.list',
  permission: 'cloudsql.instances.list',
  path: '/v1/projects/{project}/instances',
  query: 'maxResults=500',
  items: 'items',
};

const GIBIBYTE = 2 ** 30;

/** Instances of Cloud SQL, read replicas included. */
export const gcpSql: GcpCollector = {
  id: 'gcp-sql',
  provider: 'gcp',
  scope: 'global',
  lists: ['database', 'restore-test'],
  fills: {
    'restore-test': ['restoreTest'],
    database: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'deletionProtection', 'performance',
      'storageAutoscaling', 'localAuthentication', 'networkInterfaces', 'publicAccess', 'listeners', 'addresses', 'state', 'accessLogging', 'size', 'scaling',
      'subnetZones', 'infrastructureAsCode', 'relationships',
    ],
  }, // prettier-ignore
  operations: gcpOperations(INSTANCES, BACKUP_RUNS, SQL_OPERATIONS),
  decidedBy: {
    restoreTest: ['sqladmin:operations.list'],
  },
  collect: async ctx => {
    const instances = new Map<string, string>();
    const listed = await ctx.list('database', INSTANCES.call, () =>
      ctx.each<SqlInstance>(INSTANCES, row => {
        if (row.name !== undefined) instances.set(row.name, regionOf(row.region));
        return emitInstance(ctx, row);
      }),
    );
    await listRestores(ctx, listed, instances);
  },
};

const keyFacets = (
  ctx: GcpContext,
  { diskEncryptionConfiguration: encryption, pscServiceAttachmentLink: attachment }: SqlInstance,
) => ({
  encryptionAtRest: encryptionByKey(encryption?.kmsKeyName),
  relationships: value([...keyRelationship(ctx, encryption?.kmsKeyName), ...publishedAs(ctx, [attachment])]),
});

/** The tier is fixed; Google chooses among all zones of the region. */
const FIXED = { scaling: absent, subnetZones: absent } as const;

async function emitInstance(ctx: GcpContext, row: SqlInstance): Promise<void> {
  // A database of the customer's own, which Cloud SQL replicates from.
  if (row.instanceType === 'ON_PREMISES_INSTANCE') return;
  const { settings } = row;
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'database',
        type: 'sqladmin.googleapis.com/Instance',
        service: 'cloudsql',
        region: regionOf(row.region),
      },
      ...{ labels: settings?.userLabels, createdAt: row.createTime },
      name: row.name === undefined ? undefined : `projects/${ctx.account}/instances/${row.name}`,
    }),
    facets: {
      placement: placementOf(row),
      dataDurability: value(isReplica(row) ? 'derived' : 'durable'),
      ...keyFacets(ctx, row),
      encryptionInTransit: encryptionInTransitOf(row),
      automatedBackups: await automatedBackupsOf(ctx, row),
      deletionProtection: value(settings?.deletionProtectionEnabled === true),
      performance: performanceOf(row),
      storageAutoscaling: mapReading(requireField(settings?.storageAutoResize, 'storageAutoResize'), resize => resize),
      localAuthentication: absent,
      networkInterfaces: absent,
      publicAccess: publicAccessOf(row),
      listeners: listenersOf(row),
      addresses: value(addressesOf(row)),
      state: stateOf(row),
      accessLogging: accessLoggingOf(row),
      size: mapReading(requireField(numberOf(settings?.dataDiskSizeGb), 'dataDiskSizeGb'), size => ({
        bytes: size * GIBIBYTE,
      })),
      ...FIXED,
      infrastructureAsCode: infrastructureAsCodeBy(settings?.userLabels),
    },
  });
}
