import type { VirtualMachine } from '@azure/arm-compute';
import { compareText } from '../../../../lib/text.ts';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { once } from '../../../kit/memoize.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type Named, type SdkType } from '../../client/arm.ts';
import type { ComputeList } from '../../client/arm-compute.ts';
import { AUTOSCALE, readAutoscale } from '../../facets/autoscale.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, isoDate } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { QUOTA_READS, listQuotas } from './compute-quotas.ts';
import { createImages, IMAGES } from './images.ts';
import { emitScaleSet, SCALE_SETS } from './scale-sets.ts';
import { createAcceleratedNetworking, SKU_READS, type AcceleratedNetworking } from './skus.ts';
import { supportsAcceleratedNetworking, isBurstable, isRetiredSize } from './vm-sizes.ts';
import { isEnumValue } from '../../enum-value.ts';

export const MACHINES: SdkType<VirtualMachine> = {
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion: '2024-07-01',
  list: client => client.virtualMachines.listAll(),
};
/** The plain list omits power states; with `statusOnly` it returns nothing else. */
const POWER_STATES: ComputeList<VirtualMachine> = {
  call: listCall(MACHINES),
  apiVersion: MACHINES.apiVersion,
  list: client => client.virtualMachines.listAll({ statusOnly: 'true' }),
};

/** VMs, scale sets and vCPU quotas. */
export const azureCompute: AzureCollector = {
  id: 'azure-compute',
  provider: 'azure',
  scope: 'global',
  lists: ['server', 'server-group', 'quota'],
  fills: {
    server: [
      'state',
      'placement',
      'performance',
      'instanceLifecycle',
      'metadataService',
      'workloadIdentity',
      'infrastructureAsCode',
      'relationships',
    ],
    'server-group': [
      'placement',
      'networkInterfaces',
      'scaling',
      'relationships',
      'state',
      'autohealing',
      'launchTemplate',
      'launchSettings',
      'infrastructureAsCode',
    ],
    quota: ['quota'],
  },
  types: [AUTOSCALE],
  operations: azureOperations([SCALE_SETS, MACHINES, IMAGES, AUTOSCALE], { ...QUOTA_READS, ...SKU_READS }),
  decidedBy: {
    quota: ['Microsoft.Compute/locations/usages:list'],
  },
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    const repaired = new Set<string>();
    const regions = new Set<string>();
    const images = createImages(ctx);
    const sets = await ctx.list('server-group', listCall(SCALE_SETS), () =>
      ctx.eachModel(SCALE_SETS, async set => {
        regions.add(regionName(set.location));
        if (set.automaticRepairsPolicy?.enabled === true) repaired.add(set.id);
        // AKS node pools are listed with their cluster, in more detail.
        if (!isOfKubernetes(set)) await emitScaleSet(ctx, set, { rules, images });
      }),
    );
    const reads: VirtualMachineReads = { power: createPowerStates(ctx), accelerated: createAcceleratedNetworking(ctx) };
    const machines = await ctx.list('server', listCall(MACHINES), () =>
      ctx.eachModel(MACHINES, machine => {
        regions.add(regionName(machine.location));
        return emitVirtualMachine(ctx, machine, reads, { listed: sets.state === 'value', repaired });
      }),
    );
    await listQuotas(ctx, sets.state === 'value' && machines.state === 'value' ? regions : undefined);
  },
};

const isOfKubernetes = (row: Pick<ArmResource, 'tags'>): boolean =>
  Object.keys(tagsOf(row)).some(key => /^aks-managed-pool-?name$/i.test(key));

/** Reads beside the list of VMs. */
interface VirtualMachineReads {
  readonly power: (id: string) => Promise<Reading<string>>;
  readonly accelerated: AcceleratedNetworking;
}

/** Lists the power states of the subscription once, on the first VM. */
function createPowerStates(ctx: AzureContext): VirtualMachineReads['power'] {
  const readStates = once(() =>
    ctx.read(POWER_STATES.call, async () => {
      const found = new Map<string, string>();
      for await (const page of ctx.computePages(POWER_STATES)) {
        for (const { id, instanceView } of page) {
          const codes = (instanceView?.statuses ?? []).map(({ code = '' }) => code);
          const power = codes.find(code => /^PowerState\//i.test(code));
          if (id !== undefined && power !== undefined) found.set(armId(id), power);
        }
      }
      return found;
    }),
  );
  return async id => flatMapReading(await readStates(), states => requireField(states.get(id), 'powerState'));
}

async function emitVirtualMachine(
  ctx: AzureContext,
  machine: Named<VirtualMachine>,
  reads: VirtualMachineReads,
  sets: { readonly listed: boolean; readonly repaired: ReadonlySet<string> },
): Promise<void> {
  ctx.emit({
    ...headOf(machine, 'server', MACHINES.type),
    ...(machine.vmId === undefined ? {} : { stableId: machine.vmId }),
    createdAt: isoDate(machine.timeCreated),
    facets: {
      state: mapReading(await reads.power(machine.id), stateOf),
      placement: await zonalPlacement(ctx, machine),
      performance: await performanceOf(machine, reads.accelerated),
      instanceLifecycle: value(instanceLifecycleOf(machine)),
      // Azure requires the `Metadata` header and rejects `X-Forwarded-For` (Microsoft, "Instance Metadata Service").
      metadataService: value('imdsv2-required'),
      workloadIdentity: workloadIdentityOf(machine),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(machine)),
      relationships: mapReading(groupOf(machine, sets), links => [
        ...links,
        ...apartFrom(machine),
        ...bootDiskOf(machine),
      ]),
    },
  });
}

async function performanceOf(
  { hardwareProfile, location, storageProfile }: VirtualMachine,
  accelerated: AcceleratedNetworking,
): Promise<Reading<Facets['performance']>> {
  const size = hardwareProfile?.vmSize;
  if (size === undefined) return requireField<never>(size, 'vmSize');
  const disk = storageProfile?.osDisk?.managedDisk?.storageAccountType;
  const supported = supportsAcceleratedNetworking(size) ?? (await accelerated(size, regionName(location)));
  return value({
    type: size,
    burstable: isBurstable(size),
    previousGeneration: isRetiredSize(size),
    ...(supported === true ? { supportsAcceleratedNetworking: true } : {}),
    ...(disk === undefined ? {} : { storageType: disk }),
  });
}

/** Spot VMs are evicted at short notice; an ephemeral OS disk is lost when the VM is deallocated. */
function instanceLifecycleOf({ priority, storageProfile }: VirtualMachine): Facets['instanceLifecycle'] {
  if (/^(Spot|Low)$/i.test(priority ?? '')) return 'spot';
  return isEnumValue(storageProfile?.osDisk?.diffDiskSettings?.option, 'Local') ? 'ephemeral-disk' : 'on-demand';
}

/** Its managed identities: those that are assigned by name, or its own. */
function workloadIdentityOf({ identity }: VirtualMachine): Reading<Facets['workloadIdentity']> {
  const assigned = Object.keys(identity?.userAssignedIdentities ?? {}).flatMap(id => id.split('/').at(-1) ?? []);
  const type = identity?.type ?? 'None';
  if (/^None$/i.test(type)) return absent;
  return value(assigned.length > 0 ? assigned.sort(compareText).join(', ') : 'its managed identity');
}

/** An availability set spreads VMs over racks (fault domains) of one data centre. */
const apartFrom = ({ availabilitySet }: VirtualMachine): Facets['relationships'] =>
  availabilitySet?.id === undefined ? [] : [{ to: armId(availabilitySet.id), role: 'availability-set' }];

/** The disk that it starts from; an ephemeral one is no resource. */
const bootDiskOf = ({ storageProfile }: VirtualMachine): Facets['relationships'] => {
  const id = storageProfile?.osDisk?.managedDisk?.id;
  return id === undefined ? [] : [{ to: armId(id), role: 'boot-disk' }];
};

const stateOf = (code: string): Facets['state'] =>
  /\/running$/i.test(code)
    ? 'running'
    : /\/(stopped|deallocated|deallocating|stopping)$/i.test(code)
      ? 'stopped'
      : 'other';

/** A scale set replaces an unhealthy VM only with automatic repairs enabled. */
function groupOf(
  machine: Named<VirtualMachine>,
  { listed, repaired }: { readonly listed: boolean; readonly repaired: ReadonlySet<string> },
): Reading<Facets['relationships']> {
  const set = machine.virtualMachineScaleSet?.id;
  if (set === undefined)
    return value(isOfKubernetes(machine) ? [{ to: armId(machine.managedBy ?? machine.id), role: 'group' }] : []);
  const to = armId(set);
  if (!listed && !repaired.has(to)) return unread('denied', 'whether its scale set repairs it');
  return value([{ to, role: repaired.has(to) || isOfKubernetes(machine) ? 'group' : 'scale-set' }]);
}
