import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import {
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  numberOf,
  requireText,
  type Labels,
} from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { inZones, regionOf } from '../../facets/placement.ts';

const VOLUMES: GcpList = {
  call: 'netapp:projects.locations.volumes.list',
  permission: 'netapp.volumes.list',
  path: '/v1/projects/{project}/locations/-/volumes',
  query: 'pageSize=1000',
  items: 'volumes',
};
const GIBIBYTE = 2 ** 30;

interface Volume {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly state?: string;
  readonly zone?: string;
  readonly replicaZone?: string;
  readonly serviceLevel?: string;
  readonly capacityGib?: string;
  readonly kmsConfig?: string;
  readonly protocols?: readonly string[] | null;
  readonly smbSettings?: readonly string[] | null;
  readonly kerberosEnabled?: boolean;
  readonly backupConfig?: {
    readonly backupPolicies?: readonly string[] | null;
    readonly scheduledBackupEnabled?: boolean;
  } | null;
}

/** Volumes of NetApp Volumes. */
export const gcpNetApp: GcpCollector = {
  id: 'gcp-netapp',
  provider: 'gcp',
  scope: 'global',
  lists: ['file-share'],
  fills: {
    'file-share': [
      'placement', 'automatedBackups', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'networkAccess', 'localAuthentication', 'sharedWith', 'performance', 'size', 'state',
      'infrastructureAsCode',
    ],
  }, // prettier-ignore
  operations: gcpOperations(VOLUMES),
  collect: async ctx => {
    await ctx.list('file-share', VOLUMES.call, () =>
      ctx.each<Volume>(VOLUMES, row => {
        emitVolume(ctx, row);
      }),
    );
  },
};

function emitVolume(ctx: GcpContext, row: Volume): void {
  const { backupConfig } = row;
  const isBackedUp = backupConfig?.scheduledBackupEnabled === true && (backupConfig.backupPolicies ?? []).length > 0;
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'file-share', type: 'netapp.googleapis.com/Volume', region: regionOf(locationIn(row.name)) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      placement: placementOf(row),
      automatedBackups: isBackedUp ? unread('not-collected', 'the policy of its backups') : absent,
      dataDurability: value('durable'),
      encryptionAtRest: encryptionByKey(row.kmsConfig),
      encryptionInTransit: encryptionInTransitOf(row),
      networkAccess: value('private'),
      localAuthentication: absent,
      sharedWith: value([]),
      performance: mapReading(requireText(row.serviceLevel, 'serviceLevel'), type => ({
        type,
        burstable: false,
        storageType: type,
      })),
      size: mapReading(requireField(numberOf(row.capacityGib), 'capacityGib'), size => ({ bytes: size * GIBIBYTE })),
      state: mapReading(requireField(row.state, 'state'), state => (state === 'READY' ? 'running' : 'other')),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** A volume is in the zone of its pool, and in a second one where the pool is regional. */
const placementOf = ({ zone, replicaZone }: Volume): Reading<Facets['placement']> =>
  inZones([zone, replicaZone].filter(one => (one ?? '') !== ''));

/** SMB encrypts where it is told so; NFS with Kerberos only where the client asks for it. */
function encryptionInTransitOf({
  protocols,
  smbSettings,
  kerberosEnabled,
}: Volume): Reading<Facets['encryptionInTransit']> {
  return mapReading(requireField(protocols, 'protocols'), all => {
    const overNfs = all.some(one => one.startsWith('NFS'));
    const smbEncrypts = (smbSettings ?? []).includes('ENCRYPT_DATA');
    if (!overNfs) return smbEncrypts ? ('required' as const) : ('optional' as const);
    return kerberosEnabled === true || smbEncrypts ? ('optional' as const) : ('none' as const);
  });
}
