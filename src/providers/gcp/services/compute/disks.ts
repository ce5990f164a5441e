import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, leafName, numberOf, type Row, keyRelationship } from '../../facets/common.ts';
import { inZones, regionOf } from '../../facets/placement.ts';
import { DISKS, RESOURCE_POLICIES, SNAPSHOTS } from './lists.ts';
import { emitSnapshot, encryptionOf, type EncryptionKey, type Snapshot } from './snapshots.ts';
import { emitSchedule, type ResourcePolicy } from './snapshot-schedules.ts';

interface Disk extends Row {
  readonly zone?: string;
  readonly region?: string;
  readonly replicaZones?: readonly string[] | null;
  readonly type?: string;
  readonly sizeGb?: string;
  readonly provisionedIops?: string;
  readonly users?: readonly string[] | null;
  readonly resourcePolicies?: readonly string[] | null;
  readonly diskEncryptionKey?: EncryptionKey | null;
  readonly description?: string;
}

const GIBIBYTE = 2 ** 30;
/** The description of disks of Kubernetes persistent volumes (Compute Engine persistent disk CSI driver). */
const VOLUME = /kubernetes\.io\/created-for\/pv/;

/** Persistent disks and Hyperdisks, their snapshots, and the schedules that take these. */
export const gcpDisks: GcpCollector = {
  id: 'gcp-disks',
  provider: 'gcp',
  scope: 'global',
  lists: ['disk', 'backup', 'backup-plan'],
  fills: {
    disk: [
      'state',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'size',
      'performance',
      'infrastructureAsCode',
      'relationships',
    ],
    backup: ['backup', 'encryptionAtRest', 'infrastructureAsCode'],
    'backup-plan': ['backupSchedule', 'backupSelections'],
  },
  operations: gcpOperations(DISKS, SNAPSHOTS, RESOURCE_POLICIES),
  collect: async ctx => {
    /** How many disks each schedule is attached to. */
    const attached = new Map<string, number>();
    const [disks] = await Promise.all([
      ctx.list('disk', DISKS.call, () =>
        ctx.each<Disk>(DISKS, row => {
          for (const policy of row.resourcePolicies ?? []) {
            const id = ctx.fullName('compute', policy);
            attached.set(id, (attached.get(id) ?? 0) + 1);
          }
          emitDisk(ctx, row);
        }),
      ),
      ctx.list('backup', SNAPSHOTS.call, () =>
        ctx.each<Snapshot>(SNAPSHOTS, row => {
          emitSnapshot(ctx, row);
        }),
      ),
    ]);
    await ctx.list('backup-plan', RESOURCE_POLICIES.call, () =>
      ctx.each<ResourcePolicy>(RESOURCE_POLICIES, row => {
        emitSchedule(ctx, row, id => mapReading(disks, () => attached.get(id) ?? 0));
      }),
    );
  },
};

function emitDisk(ctx: GcpContext, row: Disk): void {
  const iops = numberOf(row.provisionedIops);
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'disk',
        type: 'compute.googleapis.com/Disk',
        region: regionOf(row.zone ?? row.region),
        labels: row.labels,
      },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      state: value((row.users ?? []).length > 0 ? 'running' : 'stopped'),
      placement: placementOf(row),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionOf(row.diskEncryptionKey),
      size: mapReading(requireField(numberOf(row.sizeGb), 'sizeGb'), size => ({ bytes: size * GIBIBYTE })),
      // Performance follows from size and type; no disk runs on credits.
      performance: mapReading(requireField(row.type, 'type'), name => ({
        ...{ type: leafName(name), burstable: false, storageType: leafName(name) },
        ...(iops === undefined ? {} : { iops }),
      })),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
      relationships: value([
        ...(row.users ?? []).map(to => ({
          to: ctx.fullName('compute', to),
          role: VOLUME.test(row.description ?? '') ? 'volume' : 'server',
        })),
        ...keyRelationship(ctx, row.diskEncryptionKey?.kmsKeyName),
      ]),
    },
  });
}

const placementOf = ({ zone, replicaZones }: Disk): Reading<Facets['placement']> =>
  inZones((replicaZones ?? []).length > 0 ? (replicaZones ?? []) : [zone]);
