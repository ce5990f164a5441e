import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import {
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  isoDate,
  numberOf,
  requireText,
  type Labels,
} from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { inRegion, inZones, regionOf } from '../../facets/placement.ts';

const list = (items: 'instances' | 'backups'): GcpList => ({
  call: `file:projects.locations.${items}.list`,
  permission: `file.${items}.list`,
  path: `/v1/projects/{project}/locations/-/${items}`,
  query: 'pageSize=500',
  items,
});
const INSTANCES = list('instances');
const BACKUPS = list('backups');
const GIBIBYTE = 2 ** 30;

interface Instance {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly tier?: string;
  readonly state?: string;
  readonly kmsKeyName?: string;
  readonly fileShares?: readonly { readonly capacityGb?: string }[] | null;
}

interface Backup extends Pick<Instance, 'name' | 'labels' | 'createTime' | 'state'> {
  readonly sourceInstance?: string;
  readonly kmsKey?: string;
}

/** Filestore instances and their backups. */
export const gcpFilestore: GcpCollector = {
  id: 'gcp-filestore',
  provider: 'gcp',
  scope: 'global',
  lists: ['file-share', 'backup'],
  fills: {
    'file-share': [
      'placement', 'automatedBackups', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'networkAccess', 'localAuthentication', 'sharedWith', 'performance', 'size', 'state',
      'infrastructureAsCode',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'],
  }, // prettier-ignore
  operations: gcpOperations(INSTANCES, BACKUPS),
  collect: async ctx => {
    await Promise.all([
      ctx.list('file-share', INSTANCES.call, () =>
        ctx.each<Instance>(INSTANCES, row => {
          emitInstance(ctx, row);
        }),
      ),
      ctx.list('backup', BACKUPS.call, () =>
        ctx.each<Backup>(BACKUPS, row => {
          emitBackup(ctx, row);
        }),
      ),
    ]);
  },
};

function emitInstance(ctx: GcpContext, row: Instance): void {
  const capacity = (row.fileShares ?? []).reduce((sum, { capacityGb }) => sum + (numberOf(capacityGb) ?? 0), 0);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'file-share', type: 'file.googleapis.com/Instance', region: regionOf(locationIn(row.name)) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      placement: placementOf(row),
      // Backups are taken by people, scripts or Backup and DR; they are resources of their own.
      automatedBackups: absent,
      dataDurability: value('durable'),
      encryptionAtRest: encryptionByKey(row.kmsKeyName),
      // NFS travels in plain text within the network.
      encryptionInTransit: value('none'),
      networkAccess: value('private'),
      localAuthentication: absent,
      sharedWith: value([]),
      performance: mapReading(requireText(row.tier, 'tier'), type => ({ type, burstable: false, storageType: type })),
      size: value({ bytes: capacity * GIBIBYTE }),
      state: mapReading(requireField(row.state, 'state'), state => (state === 'READY' ? 'running' : 'other')),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** Basic and zonal tiers are in one zone (cloud.google.com/filestore/docs/service-tiers). */
function placementOf({ name, tier }: Instance): Reading<Facets['placement']> {
  if (/^(REGIONAL|ENTERPRISE)$/.test(tier ?? '')) return inRegion(locationIn(name));
  const isZonal = /^(STANDARD|PREMIUM|BASIC_HDD|BASIC_SSD|HIGH_SCALE_SSD|ZONAL)$/.test(tier ?? '');
  return isZonal ? inZones([locationIn(name)]) : unread('failed', 'the response has no tier that is known');
}

function emitBackup(ctx: GcpContext, row: Backup): void {
  const takenAt = isoDate(row.createTime);
  const region = regionOf(locationIn(row.name));
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'backup', type: 'file.googleapis.com/Backup', region },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      backup: mapReading(requireField(row.sourceInstance, 'sourceInstance'), source => ({
        source: ctx.fullName('file', source),
        provider: 'gcp' as const,
        account: ctx.account,
        region,
        ...(takenAt === undefined || row.state !== 'READY' ? {} : { takenAt }),
        immutability: 'none' as const,
      })),
      encryptionAtRest: encryptionByKey(row.kmsKey),
      // Backups have no access policy of their own.
      sharedWith: value([]),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}
