import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

const DISKS: ArmType = { type: 'Microsoft.Compute/disks', apiVersion: '2024-03-02' };

interface DiskProperties {
  readonly diskState?: string;
  readonly diskSizeBytes?: number;
  readonly diskSizeGB?: number;
  readonly diskIOPSReadWrite?: number;
  readonly timeCreated?: string;
  readonly uniqueId?: string;
  readonly tier?: string;
  readonly burstingEnabled?: boolean;
  readonly osType?: string | null;
  readonly encryption?: { readonly type?: string };
}

/** Their speed is saved up while they rest: Standard SSD and Premium SSD up to 512 GiB burst on credits (Microsoft, "Managed disk bursting"). */
const CREDITS = /^(StandardSSD|Premium)_(LRS|ZRS)$/;
const CREDITS_UP_TO_GIB = 512;
const GIBIBYTE = 2 ** 30;
/** The mark of a disk that Kubernetes made for a program (Kubernetes, Azure Disk CSI driver). */
const PROGRAMS = 'kubernetes.io-created-for-pvc-name';

export const azureDisks: AzureCollector = {
  id: 'azure-disks',
  provider: 'azure',
  scope: 'global',
  lists: ['disk'],
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
  },
  types: [DISKS],
  operations: azureOperations([DISKS]),
  collect: async ctx => {
    await ctx.list('disk', listCall(DISKS), () => ctx.each(DISKS, row => emitDisk(ctx, row)));
  },
};

async function emitDisk(ctx: AzureContext, row: ArmResource): Promise<void> {
  const disk = propertiesOf(row) as DiskProperties;
  const tags = tagsOf(row);
  const sku = row.sku?.name;
  ctx.emit({
    id: row.id,
    ...(disk.uniqueId === undefined ? {} : { stableId: disk.uniqueId }),
    kind: 'disk',
    type: DISKS.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    createdAt: disk.timeCreated,
    facets: {
      state: mapReading(requireField(disk.diskState, 'diskState'), stateOf),
      placement: await zonalPlacement(ctx, row, sku?.endsWith('_ZRS') === true ? 'multi-zone' : 'single-zone'),
      dataDurability: value(isMadeAgain(row, disk) ? 'derived' : 'durable'),
      encryptionAtRest: mapReading(requireField(disk.encryption?.type, 'encryption'), type =>
        type.includes('CustomerKey') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      size: mapReading(requireField(bytesOf(disk), 'diskSizeBytes'), bytes => ({ bytes })),
      performance: mapReading(requireField(sku, 'sku'), name => ({
        type: name,
        burstable: CREDITS.test(name) && (bytesOf(disk) ?? 0) <= CREDITS_UP_TO_GIB * GIBIBYTE,
        storageType: name,
        ...(disk.diskIOPSReadWrite === undefined ? {} : { iops: disk.diskIOPSReadWrite }),
      })),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(
        row.managedBy === undefined || row.managedBy === null || row.managedBy === ''
          ? []
          : [{ to: armId(row.managedBy), role: PROGRAMS in tags ? 'volume' : 'server' }],
      ),
    },
  });
}

/** The system disk of a machine that a scale set makes from its model; what such a machine borrows besides it stays. */
const isMadeAgain = ({ managedBy }: ArmResource, { osType }: DiskProperties): boolean =>
  (osType ?? '') !== '' && /\/virtualMachineScaleSets\/[^/]+\/virtualMachines\//i.test(managedBy ?? '');

const bytesOf = ({ diskSizeBytes, diskSizeGB }: DiskProperties): number | undefined =>
  diskSizeBytes ?? (diskSizeGB === undefined ? undefined : diskSizeGB * GIBIBYTE);

const stateOf = (state: string): Facets['state'] =>
  state === 'Attached' || state === 'ActiveSAS'
    ? 'running'
    : state === 'Unattached' || state === 'Reserved'
      ? 'stopped'
      : 'other';
