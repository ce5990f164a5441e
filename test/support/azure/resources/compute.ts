import type { StoredResource } from '../arm-fixture.ts';
import { idAt, ref, row, type ArmPlace, type Tags } from './arm-place.ts';
import { poolId, subnetId } from './network.ts';

export const virtualMachineId = (place: ArmPlace, name: string): string =>
  idAt(place, 'Microsoft.Compute/virtualMachines', name);

export interface MachineOptions {
  readonly zone?: string | undefined;
  readonly size?: string | undefined;
  readonly stopped?: boolean;
  readonly createdAt?: string;
  readonly system?: 'Linux' | 'Windows';
  readonly tags?: Tags | undefined;
}

/** A virtual machine and its OS disk. */
export function virtualMachine(place: ArmPlace, name: string, options: MachineOptions = {}): StoredResource[] {
  const { zone, createdAt = '2026-03-01T08:00:00.0000000+00:00', system = 'Linux', tags } = options;
  const id = virtualMachineId(place, name);
  const zones = zone === undefined ? {} : { zones: [zone] };
  const power = options.stopped === true ? 'deallocated' : 'running';
  return [
    row(
      place,
      'Microsoft.Compute/virtualMachines',
      name,
      {
        vmId: `00000000-0000-4000-8000-${numberOf(name)}`,
        timeCreated: createdAt,
        hardwareProfile: { vmSize: options.size ?? 'Standard_D2s_v5' },
        storageProfile: {
          osDisk: {
            osType: system,
            name: `${name}-os`,
            createOption: 'FromImage',
            caching: 'ReadWrite',
            managedDisk: { storageAccountType: 'Premium_LRS', id: diskId(place, `${name}-os`) },
            deleteOption: 'Delete',
          },
          dataDisks: [],
        },
        osProfile: { computerName: name, adminUsername: 'azureuser' },
        networkProfile: { networkInterfaces: [ref(idAt(place, 'Microsoft.Network/networkInterfaces', `${name}-nic`))] },
        instanceView: { statuses: [{ code: 'ProvisioningState/succeeded' }, { code: `PowerState/${power}` }] },
      },
      { ...zones, tags },
    ),
    disk(place, `${name}-os`, { zone, at: id, system, createdAt, tags }),
  ];
} // prettier-ignore

const diskId = (place: ArmPlace, name: string): string => idAt(place, 'Microsoft.Compute/disks', name);

export interface DiskOptions {
  readonly zone?: string | undefined;
  /** Id of the virtual machine that it is attached to. */
  readonly at?: string | undefined;
  readonly sku?: string | undefined;
  readonly gibibytes?: number | undefined;
  readonly system?: 'Linux' | 'Windows' | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: Tags | undefined;
}

export function disk(place: ArmPlace, name: string, options: DiskOptions = {}): StoredResource {
  const { zone, at, gibibytes = 1024, createdAt = '2026-03-01T08:00:00.0000000+00:00' } = options;
  return row(
    place,
    'Microsoft.Compute/disks',
    name,
    {
      diskState: at === undefined ? 'Unattached' : 'Attached',
      diskSizeGB: gibibytes,
      diskSizeBytes: gibibytes * 2 ** 30,
      diskIOPSReadWrite: 5000,
      diskMBpsReadWrite: 200,
      timeCreated: createdAt,
      uniqueId: `00000000-0000-4000-9000-${numberOf(name)}`,
      ...(options.system === undefined ? {} : { osType: options.system, hyperVGeneration: 'V2' }),
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
      networkAccessPolicy: 'DenyAll',
      publicNetworkAccess: 'Disabled',
      creationData: { createOption: options.system === undefined ? 'Empty' : 'FromImage' },
    },
    {
      sku: { name: options.sku ?? 'Premium_LRS', tier: 'Premium' },
      ...(zone === undefined ? {} : { zones: [zone] }),
      ...(at === undefined ? {} : { managedBy: at }),
      tags: options.tags,
    },
  );
}

/** A snapshot of a disk. */
export function snapshot(
  place: ArmPlace,
  name: string,
  of: string,
  takenAt: string,
  location = place.location,
): StoredResource {
  return row({ ...place, location }, 'Microsoft.Compute/snapshots', name, {
    timeCreated: takenAt,
    uniqueId: `00000000-0000-4000-a000-${numberOf(name)}`,
    diskSizeGB: 1024,
    incremental: true,
    completionPercent: 100,
    creationData: { createOption: 'Copy', sourceResourceId: diskId(place, of) },
    encryption: { type: 'EncryptionAtRestWithPlatformKey' },
  });
}

export interface ScaleSetOptions {
  readonly zones: readonly string[];
  readonly size?: string;
  readonly count: number;
  readonly vnet: string;
  readonly subnet: string;
  readonly balancer?: string;
  readonly repairs?: boolean;
  readonly createdAt?: string;
  readonly tags?: Tags | undefined;
}

export function scaleSet(place: ArmPlace, name: string, options: ScaleSetOptions): StoredResource {
  const { zones, size = 'Standard_D2s_v5', count, createdAt = '2026-03-01T08:00:00.0000000+00:00', repairs = true } = options;
  return row(
    place,
    'Microsoft.Compute/virtualMachineScaleSets',
    name,
    {
      uniqueId: `00000000-0000-4000-b000-${numberOf(name)}`,
      timeCreated: createdAt,
      orchestrationMode: 'Uniform',
      overprovision: true,
      zoneBalance: true,
      automaticRepairsPolicy: { enabled: repairs, gracePeriod: 'PT30M' },
      upgradePolicy: { mode: 'Rolling' },
      virtualMachineProfile: {
        storageProfile: {
          osDisk: { osType: 'Linux', createOption: 'FromImage', managedDisk: { storageAccountType: 'Premium_LRS' } },
          imageReference: { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' },
        },
        networkProfile: {
          networkInterfaceConfigurations: [
            {
              name: `${name}-nic`,
              properties: {
                primary: true,
                ipConfigurations: [
                  {
                    name: 'internal',
                    properties: {
                      subnet: ref(subnetId(place, options.vnet, options.subnet)),
                      ...(options.balancer === undefined
                        ? {}
                        : { loadBalancerBackendAddressPools: [ref(poolId(place, options.balancer))] }),
                    },
                  },
                ],
              },
            },
          ],
        },
      },
    },
    { sku: { name: size, tier: 'Standard', capacity: count }, zones, tags: options.tags },
  );
} // prettier-ignore

/** Autoscaling of a scale set. */
export function autoscale(place: ArmPlace, name: string, target: string, min: number, max: number): StoredResource {
  return row(place, 'Microsoft.Insights/autoscaleSettings', name, {
    enabled: true,
    targetResourceUri: target,
    profiles: [
      {
        name: 'by load',
        capacity: { minimum: String(min), maximum: String(max), default: String(min) },
        rules: [{ metricTrigger: { metricName: 'Percentage CPU' }, scaleAction: { direction: 'Increase' } }],
      },
    ],
    notifications: [],
  });
}

/** Twelve digits, the same for the same name. */
export function numberOf(name: string): string {
  let sum = 7;
  for (const text of name) sum = (sum * 31 + text.charCodeAt(0)) % 1_000_000_007;
  return String(sum).padStart(12, '0');
}
