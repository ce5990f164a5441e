import type { Disk } from '@azure/arm-compute';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, tagsOf, type Named, type SdkType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, isoDate } from '../../facets/common-facets.ts';
import { DISK_ENCRYPTION_SETS, diskKeys, type DiskKeys } from '../../facets/disk-keys.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';

const DISKS: SdkType<Disk> = {
  type: 'Microsoft.Compute/disks',
  apiVersion: '2024-03-02',
  list: client => client.disks.list(),
};

/** Standard SSD and Premium SSD up to 512 GiB burst on credits (Microsoft, "Managed disk bursting"). */
const CREDITS = /^(StandardSSD|Premium)_(LRS|ZRS)$/;
const CREDITS_UP_TO_GIB = 512;
const GIBIBYTE = 2 ** 30;
/** The tag on disks of Kubernetes persistent volumes (Azure Disk CSI driver). */
const VOLUME_TAG = 'kubernetes.io-created-for-pvc-name';

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
  types: [],
  operations: azureOperations([DISKS, DISK_ENCRYPTION_SETS]),
  collect: async ctx => {
    const keyOf = diskKeys(ctx);
    await ctx.list('disk', listCall(DISKS), () => ctx.eachModel(DISKS, disk => emitDisk(ctx, disk, keyOf)));
  },
};

async function emitDisk(ctx: AzureContext, disk: Named<Disk>, keyOf: DiskKeys): Promise<void> {
  const tags = tagsOf(disk);
  const sku = disk.sku?.name;
  ctx.emit({
    ...headOf(disk, 'disk', DISKS.type),
    ...(disk.uniqueId === undefined ? {} : { stableId: disk.uniqueId }),
    createdAt: isoDate(disk.timeCreated),
    facets: {
      state: mapReading(requireField(disk.diskState, 'diskState'), stateOf),
      placement: await zonalPlacement(ctx, disk, sku?.endsWith('_ZRS') === true ? 'multi-zone' : 'single-zone'),
      dataDurability: value(isRecreated(disk) ? 'derived' : 'durable'),
      encryptionAtRest: mapReading(requireField(disk.encryption?.type, 'encryption'), type =>
        type.includes('CustomerKey') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      size: mapReading(requireField(bytesOf(disk), 'diskSizeBytes'), bytes => ({ bytes })),
      performance: mapReading(requireField(sku, 'sku'), name => ({
        type: name,
        burstable: CREDITS.test(name) && (bytesOf(disk) ?? 0) <= CREDITS_UP_TO_GIB * GIBIBYTE,
        storageType: name,
        ...(disk.diskIopsReadWrite === undefined ? {} : { iops: disk.diskIopsReadWrite }),
      })),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([
        ...((disk.managedBy ?? '') === ''
          ? []
          : [{ to: armId(disk.managedBy ?? ''), role: VOLUME_TAG in tags ? 'volume' : 'server' }]),
        ...(await keyOf(disk.encryption)),
      ]),
    },
  });
}

/** The OS disk of a scale set instance is recreated from the model; its data disks are not. */
const isRecreated = ({ managedBy, osType }: Disk): boolean =>
  (osType ?? '') !== '' && /\/virtualMachineScaleSets\/[^/]+\/virtualMachines\//i.test(managedBy ?? '');

const bytesOf = ({ diskSizeBytes, diskSizeGB }: Disk): number | undefined =>
  diskSizeBytes ?? (diskSizeGB === undefined ? undefined : diskSizeGB * GIBIBYTE);

const stateOf = (state: string): Facets['state'] =>
  isEnumValue(state, 'Attached') || isEnumValue(state, 'ActiveSAS')
    ? 'running'
    : isEnumValue(state, 'Unattached') || isEnumValue(state, 'Reserved')
      ? 'stopped'
      : 'other';
