import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { headOf, leafName, type Row } from '../../facets/common.ts';
import { inZones, regionOf } from '../../facets/placement.ts';
import {
  IMAGE,
  instanceMixOf,
  launchSettingsOf,
  launchTemplateOf,
  readTemplates,
  templateOf,
  type Templates,
} from './instance-templates.ts';
import { AUTOSCALERS, BACKEND_SERVICES, INSTANCE_GROUP_MANAGERS, INSTANCE_TEMPLATES } from './lists.ts';
import { readBackendGroups } from './backend-services.ts';

interface InstanceGroupManager extends Row {
  readonly zone?: string;
  readonly region?: string;
  readonly targetSize?: number;
  readonly instanceGroup?: string;
  readonly distributionPolicy?: { readonly zones?: readonly { readonly zone?: string }[] } | null;
  readonly instanceTemplate?: string;
  readonly versions?: readonly { readonly instanceTemplate?: string }[] | null;
  readonly instanceFlexibilityPolicy?: {
    readonly instanceSelections?: Readonly<Record<string, unknown>> | null;
  } | null;
  readonly autoHealingPolicies?: readonly { readonly healthCheck?: string }[] | null;
}

interface Autoscaler {
  readonly target?: string;
  readonly autoscalingPolicy?: {
    readonly mode?: string;
    readonly minNumReplicas?: number;
    readonly maxNumReplicas?: number;
  } | null;
}

type Autoscalers = ReadonlyMap<string, NonNullable<Autoscaler['autoscalingPolicy']>>;

/** Managed instance groups. Those of node pools are listed with their cluster. */
export const gcpInstanceGroups: GcpCollector = {
  id: 'gcp-instance-groups',
  provider: 'gcp',
  scope: 'global',
  lists: ['server-group'],
  fills: {
    'server-group': [
      'placement',
      'scaling',
      'relationships',
      'state',
      'autohealing',
      'networkInterfaces',
      'launchTemplate',
      'launchSettings',
      'instanceMix',
      'infrastructureAsCode',
    ],
  },
  operations: gcpOperations(INSTANCE_GROUP_MANAGERS, AUTOSCALERS, BACKEND_SERVICES, INSTANCE_TEMPLATES, IMAGE),
  collect: async ctx => {
    const autoscalers = await ctx.read(AUTOSCALERS.call, async () => {
      const found = new Map<string, NonNullable<Autoscaler['autoscalingPolicy']>>();
      await ctx.each<Autoscaler>(AUTOSCALERS, ({ target, autoscalingPolicy }) => {
        if (target !== undefined) found.set(ctx.fullName('compute', target), autoscalingPolicy ?? {});
      });
      return found;
    });
    const templates = await readTemplates(ctx);
    await ctx.list('server-group', INSTANCE_GROUP_MANAGERS.call, () =>
      ctx.each<InstanceGroupManager>(INSTANCE_GROUP_MANAGERS, row => emitGroup(ctx, row, { autoscalers, templates })),
    );
  },
};

/** Google Kubernetes Engine names them so. */
const isOfNodePool = ({ name }: InstanceGroupManager): boolean => /^gk3?e?-.+-grp$/.test(name ?? '');

interface Known {
  readonly autoscalers: Reading<Autoscalers>;
  readonly templates: Templates;
}

async function emitGroup(ctx: GcpContext, row: InstanceGroupManager, known: Known): Promise<void> {
  if (isOfNodePool(row)) return;
  const template = templateOf(ctx, known.templates, row.versions?.[0]?.instanceTemplate ?? row.instanceTemplate);
  const head = headOf(ctx, {
    ...{
      kind: 'server-group',
      type: 'compute.googleapis.com/InstanceGroupManager',
      region: regionOf(row.zone ?? row.region),
    },
    ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
  });
  const zones = (row.distributionPolicy?.zones ?? []).map(({ zone }) => leafName(zone));
  ctx.emit({
    ...head,
    facets: {
      placement: inZones(row.zone === undefined ? zones : [row.zone]),
      scaling: scalingOf(row, known.autoscalers, head.id),
      // Its machines name it.
      relationships: value([]),
      state: value(row.targetSize === 0 ? 'stopped' : 'running'),
      autohealing: await autohealingOf(ctx, row),
      launchTemplate: await launchTemplateOf(ctx, template),
      launchSettings: launchSettingsOf(template),
      instanceMix: instanceMixOf(template, row.instanceFlexibilityPolicy?.instanceSelections),
      // Those of its machines.
      networkInterfaces: absent,
      // It has no labels.
      infrastructureAsCode: absent,
    },
  });
}

function scalingOf(
  row: InstanceGroupManager,
  autoscalers: Reading<Autoscalers>,
  id: string,
): Reading<Facets['scaling']> {
  const size = requireField(row.targetSize, 'targetSize');
  if (size.state !== 'value') return size;
  const desired = size.value;
  return mapReading(autoscalers.state === 'absent' ? value<Autoscalers>(new Map()) : autoscalers, found => {
    const policy = found.get(id);
    if (policy === undefined) return { min: desired, max: desired, desired, automatic: false };
    const { minNumReplicas: min = desired, maxNumReplicas: max = desired, mode = 'ON' } = policy;
    return { min, max, desired, automatic: mode !== 'OFF' };
  });
}

/**
 * A group makes a machine again that stops or disappears. One that runs and does not answer it replaces by a health check of
 * its own only, which is not that of a load balancer.
 */
async function autohealingOf(
  ctx: GcpContext,
  { autoHealingPolicies, instanceGroup }: InstanceGroupManager,
): Promise<Reading<Facets['autohealing']>> {
  if ((autoHealingPolicies ?? []).some(({ healthCheck }) => (healthCheck ?? '') !== ''))
    return value({ suspendedProcesses: [], usesLoadBalancerHealth: true });
  const groups = await readBackendGroups(ctx);
  return mapReading(groups, served =>
    instanceGroup !== undefined && served.has(ctx.fullName('compute', instanceGroup))
      ? { suspendedProcesses: [], usesLoadBalancerHealth: false }
      : { suspendedProcesses: [] },
  );
}
