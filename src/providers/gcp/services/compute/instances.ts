import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, leafName, type Row } from '../../facets/common.ts';
import { inZones, regionOf } from '../../facets/placement.ts';
import { EFFECTIVE_FIREWALLS } from '../vpc/effective-firewalls.ts';
import { interfacesOf, type NetworkInterface } from '../vpc/interfaces.ts';
import { INSTANCES, NETWORKS } from './lists.ts';

export interface Instance extends Row {
  readonly zone?: string;
  readonly status?: string;
  readonly machineType?: string;
  readonly scheduling?: { readonly preemptible?: boolean; readonly provisioningModel?: string } | null;
  readonly serviceAccounts?: readonly { readonly email?: string; readonly scopes?: readonly string[] }[] | null;
  readonly networkInterfaces?: readonly NetworkInterface[] | null;
  readonly tags?: { readonly items?: readonly string[] } | null;
  readonly metadata?: { readonly items?: readonly { readonly key?: string; readonly value?: string }[] } | null;
  readonly disks?: readonly { readonly source?: string; readonly boot?: boolean; readonly type?: string }[] | null;
}

/** VMs of Compute Engine, those of node pools included. */
export const gcpInstances: GcpCollector = {
  id: 'gcp-instances',
  provider: 'gcp',
  scope: 'global',
  lists: ['server'],
  fills: {
    server: [
      'state', 'placement', 'performance', 'instanceLifecycle', 'metadataService', 'workloadIdentity', 'infrastructureAsCode', 'relationships',
      'networkInterfaces', 'acceleratedNetworking',
    ],
  }, // prettier-ignore
  operations: gcpOperations(INSTANCES, EFFECTIVE_FIREWALLS, NETWORKS),
  collect: async ctx => {
    await ctx.list('server', INSTANCES.call, () => ctx.each<Instance>(INSTANCES, row => emitInstance(ctx, row)));
  },
};

async function emitInstance(ctx: GcpContext, row: Instance): Promise<void> {
  const type = requireField(row.machineType, 'machineType');
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'server', type: 'compute.googleapis.com/Instance', region: regionOf(row.zone), labels: row.labels },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      state: mapReading(requireField(row.status, 'status'), stateOf),
      placement: inZones([row.zone]),
      performance: mapReading(type, name => ({ type: leafName(name), burstable: isSharedCore(leafName(name)) })),
      instanceLifecycle: value(lifecycleOf(row)),
      // The metadata server answers only with `Metadata-Flavor: Google` (cloud.google.com/compute/docs/metadata).
      metadataService: value('imdsv2-required'),
      workloadIdentity: workloadIdentityOf(row),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
      relationships: value([...groupOf(ctx, row), ...bootDiskOf(ctx, row)]),
      networkInterfaces: await interfacesOf(ctx, row),
      // Every machine type has its full network bandwidth without a setting.
      acceleratedNetworking: absent,
    },
  });
}

/** Shared-core machine types run in bursts (cloud.google.com/compute/docs/general-purpose-machines). */
export const isSharedCore = (machineType: string): boolean =>
  /^(f1-micro|g1-small|e2-(micro|small|medium))$/.test(machineType);

const stateOf = (status: string): Facets['state'] =>
  status === 'RUNNING'
    ? 'running'
    : /^(TERMINATED|STOPPED|STOPPING|SUSPENDED|SUSPENDING)$/.test(status)
      ? 'stopped'
      : 'other';

/** A boot disk on local SSD is lost when the VM stops. */
function lifecycleOf({ scheduling, disks }: Instance): Facets['instanceLifecycle'] {
  if (scheduling?.preemptible === true || scheduling?.provisioningModel === 'SPOT') return 'spot';
  return (disks ?? []).some(({ boot, type }) => boot === true && type === 'SCRATCH') ? 'ephemeral-disk' : 'on-demand';
}

function workloadIdentityOf({ serviceAccounts }: Instance): Reading<Facets['workloadIdentity']> {
  const email = serviceAccounts?.find(one => typeof one.email === 'string')?.email;
  return email === undefined ? absent : value(email);
}

/** The disk that it starts from; a local one is no resource. */
const bootDiskOf = (ctx: GcpContext, { disks }: Instance): Facets['relationships'] =>
  (disks ?? []).flatMap(({ boot, source }) =>
    boot === true && source !== undefined ? [{ to: ctx.fullName('compute', source), role: 'boot-disk' }] : [],
  );

/** A managed instance group names itself in the metadata of its VMs, and makes a VM that fails again. */
function groupOf(ctx: GcpContext, { metadata }: Instance): Facets['relationships'] {
  const creator = (metadata?.items ?? []).find(({ key }) => key === 'created-by')?.value;
  return creator === undefined || !/\/instanceGroupManagers\//.test(creator)
    ? []
    : [{ to: ctx.fullName('compute', creator), role: 'group' }];
}
