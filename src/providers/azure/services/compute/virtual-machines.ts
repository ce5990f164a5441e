import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { AUTOSCALE, readAutoscale, scalingOf, type Autoscale } from '../../facets/autoscale.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import { LIMIT_READS, listLimits } from './compute-quotas.ts';
import { supportsAcceleratedNetworking, isBurstable, isRetiredSize } from './vm-sizes.ts';

const MACHINES: ArmType = { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01' };
const SCALE_SETS: ArmType = { type: 'Microsoft.Compute/virtualMachineScaleSets', apiVersion: '2024-07-01' };

interface Status {
  readonly code?: string;
}
interface Reference {
  readonly id?: string;
}
interface VirtualMachine {
  readonly timeCreated?: string;
  readonly vmId?: string;
  readonly hardwareProfile?: { readonly vmSize?: string };
  readonly virtualMachineScaleSet?: Reference | null;
  readonly availabilitySet?: Reference | null;
  readonly priority?: string;
  readonly storageProfile?: {
    readonly osDisk?: {
      readonly managedDisk?: { readonly storageAccountType?: string } | null;
      readonly diffDiskSettings?: { readonly option?: string } | null;
    };
  };
  /** Resource Graph knows whether a machine runs; the plain list says it only when asked for nothing else. */
  readonly extended?: { readonly instanceView?: { readonly powerState?: Status } };
  readonly instanceView?: { readonly statuses?: readonly Status[] };
}
interface ScaleSet {
  readonly timeCreated?: string;
  readonly uniqueId?: string;
  readonly automaticRepairsPolicy?: { readonly enabled?: boolean } | null;
  readonly virtualMachineProfile?: {
    readonly networkProfile?: {
      readonly networkInterfaceConfigurations?: readonly {
        readonly properties?: {
          readonly ipConfigurations?: readonly {
            readonly properties?: Readonly<
              Partial<
                Record<
                  'loadBalancerBackendAddressPools' | 'applicationGatewayBackendAddressPools',
                  readonly Reference[] | null
                >
              >
            >;
          }[];
        };
      }[];
    };
  } | null;
}

/** Virtual machines, and the sets that start and replace them. */
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
      'infrastructureAsCode',
      'relationships',
    ],
    'server-group': ['placement', 'scaling', 'relationships', 'state', 'infrastructureAsCode'],
    quota: ['quota'],
  },
  types: [SCALE_SETS, MACHINES, AUTOSCALE],
  operations: azureOperations([SCALE_SETS, MACHINES, AUTOSCALE], LIMIT_READS),
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    const repaired = new Set<string>();
    const regions = new Set<string>();
    const sets = await ctx.list('server-group', listCall(SCALE_SETS), () =>
      ctx.each(SCALE_SETS, async row => {
        regions.add(regionName(row.location));
        if ((propertiesOf(row) as ScaleSet).automaticRepairsPolicy?.enabled === true) repaired.add(row.id);
        // The machines of a Kubernetes service belong to its pools, which say more about them.
        if (!isOfKubernetes(row)) await emitSet(ctx, row, rules);
      }),
    );
    const privilegeLevel = createPowerStates(ctx);
    const machines = await ctx.list('server', listCall(MACHINES), () =>
      ctx.each(MACHINES, row => {
        regions.add(regionName(row.location));
        return emitVirtualMachine(ctx, row, privilegeLevel, { listed: sets.state === 'value', repaired });
      }),
    );
    await listLimits(ctx, sets.state === 'value' && machines.state === 'value' ? regions : undefined);
  },
};

const isOfKubernetes = (row: ArmResource): boolean =>
  Object.keys(tagsOf(row)).some(key => /^aks-managed-pool-?name$/i.test(key));

async function emitSet(ctx: AzureContext, row: ArmResource, rules: Autoscale): Promise<void> {
  const set = propertiesOf(row) as ScaleSet;
  const tags = tagsOf(row);
  const capacity = requireField(row.sku?.capacity, 'sku.capacity');
  ctx.emit({
    ...headOf(row, 'server-group', SCALE_SETS.type),
    ...(set.uniqueId === undefined ? {} : { stableId: set.uniqueId }),
    createdAt: set.timeCreated,
    facets: {
      placement: await zonalPlacement(ctx, row),
      scaling: scalingOf(rules, row.id, capacity),
      relationships: value(poolsOf(set).map(to => ({ to, role: 'target-group' }))),
      state: mapReading(capacity, count => (count > 0 ? 'running' : 'stopped')),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

/** The pools of balancers that the machines of a set join by themselves. */
function poolsOf({ virtualMachineProfile }: ScaleSet): string[] {
  const cards = virtualMachineProfile?.networkProfile?.networkInterfaceConfigurations ?? [];
  const found = cards
    .flatMap(({ properties }) => properties?.ipConfigurations ?? [])
    .flatMap(({ properties }) => [
      ...(properties?.loadBalancerBackendAddressPools ?? []),
      ...(properties?.applicationGatewayBackendAddressPools ?? []),
    ])
    .flatMap(({ id }) => (id === undefined ? [] : [armId(id)]));
  return [...new Set(found)];
}

type PowerStates = (id: string) => Promise<Reading<string>>;

/** Asked only where Resource Graph did not answer: one list for the whole subscription. */
function createPowerStates(ctx: AzureContext): PowerStates {
  let asked: Promise<Reading<ReadonlyMap<string, string>>> | undefined;
  const path = `/subscriptions/${ctx.account}/providers/${MACHINES.type}?statusOnly=true`;
  const ask = () =>
    ctx.read(listCall(MACHINES), async () => {
      const found = new Map<string, string>();
      const read = { path, apiVersion: MACHINES.apiVersion, call: listCall(MACHINES) };
      for await (const page of ctx.pages<ArmResource>(read)) {
        for (const { id, properties } of page) {
          const statuses = (properties as VirtualMachine | null | undefined)?.instanceView?.statuses ?? [];
          const code = statuses.map(status => status.code ?? '').find(one => /^PowerState\//i.test(one));
          if (code !== undefined) found.set(armId(id), code);
        }
      }
      return found;
    });
  return async id => {
    const all = await (asked ??= ask());
    return all.state === 'value'
      ? requireField(all.value.get(id), 'powerState')
      : all.state === 'absent'
        ? absent
        : all;
  };
}

async function emitVirtualMachine(
  ctx: AzureContext,
  row: ArmResource,
  privilegeLevel: PowerStates,
  sets: { readonly listed: boolean; readonly repaired: ReadonlySet<string> },
): Promise<void> {
  const machine = propertiesOf(row) as VirtualMachine;
  const tags = tagsOf(row);
  const graph = machine.extended?.instanceView?.powerState?.code;
  const power = graph === undefined ? await privilegeLevel(row.id) : value(graph);
  const disk = machine.storageProfile?.osDisk?.managedDisk?.storageAccountType;
  ctx.emit({
    ...headOf(row, 'server', MACHINES.type),
    ...(machine.vmId === undefined ? {} : { stableId: machine.vmId }),
    createdAt: machine.timeCreated,
    facets: {
      state: mapReading(power, stateOf),
      placement: await zonalPlacement(ctx, row),
      performance: mapReading(requireField(machine.hardwareProfile?.vmSize, 'vmSize'), size => ({
        type: size,
        burstable: isBurstable(size),
        previousGeneration: isRetiredSize(size),
        ...(supportsAcceleratedNetworking(size) ? { supportsAcceleratedNetworking: true } : {}),
        ...(disk === undefined ? {} : { storageType: disk }),
      })),
      instanceLifecycle: value(instanceLifecycleOf(machine)),
      // Azure answers only who sends a header of its own, and nobody who forwards for others (Microsoft, "Instance Metadata Service").
      metadataService: value('imdsv2-required'),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: mapReading(groupOf(machine.virtualMachineScaleSet?.id, row, sets), links => [
        ...links,
        ...apartFrom(machine),
      ]),
    },
  });
}

/** What Azure lends may be taken back within minutes; a disk on the machine that it runs on is gone when it stops. */
function instanceLifecycleOf({ priority, storageProfile }: VirtualMachine): Facets['instanceLifecycle'] {
  if (/^(Spot|Low)$/i.test(priority ?? '')) return 'spot';
  return storageProfile?.osDisk?.diffDiskSettings?.option === 'Local' ? 'ephemeral-disk' : 'on-demand';
}

/** The machines of an availability set stand in other racks of one data centre. */
const apartFrom = ({ availabilitySet }: VirtualMachine): Facets['relationships'] =>
  availabilitySet?.id === undefined ? [] : [{ to: armId(availabilitySet.id), role: 'availability-set' }];

const stateOf = (code: string): Facets['state'] =>
  /\/running$/i.test(code)
    ? 'running'
    : /\/(stopped|deallocated|deallocating|stopping)$/i.test(code)
      ? 'stopped'
      : 'other';

/** A set starts another machine in this one's place only where it was told to repair; a plain set lets it lie. */
function groupOf(
  set: string | undefined,
  row: ArmResource,
  { listed, repaired }: { readonly listed: boolean; readonly repaired: ReadonlySet<string> },
): Reading<Facets['relationships']> {
  if (set === undefined)
    return value(isOfKubernetes(row) ? [{ to: armId(row.managedBy ?? row.id), role: 'group' }] : []);
  const to = armId(set);
  if (!listed && !repaired.has(to)) return unread('denied', 'whether its scale set repairs it');
  return value([{ to, role: repaired.has(to) || isOfKubernetes(row) ? 'group' : 'scale-set' }]);
}
