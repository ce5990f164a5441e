import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { scalingOf, type Autoscale } from '../../facets/autoscale.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

export const PLANS: ArmType = { type: 'Microsoft.Web/serverfarms', apiVersion: '2024-04-01' };

interface Plan {
  readonly numberOfSites?: number | null;
  readonly zoneRedundant?: boolean | null;
  readonly elasticScaleEnabled?: boolean | null;
  readonly maximumElasticWorkerCount?: number | null;
  readonly perSiteScaling?: boolean | null;
}

/** What the programs of a plan must know of it. */
export interface PlanCapacity {
  readonly scaling: Reading<Facets['scaling']>;
  /** Whether each program has a number of copies of its own, up to that of the machines. */
  readonly perProgram: boolean;
}

/** Functions that are paid by the call run on machines that Microsoft picks anew each time: such a plan is a bill, no group of machines. */
export const isConsumptionPlan = ({ sku }: ArmResource): boolean => sku?.tier?.toLowerCase() === 'dynamic';

/** A plan is the group of machines that its programs run on, all of them on each. */
export async function emitPlan(ctx: AzureContext, row: ArmResource, rules: Autoscale): Promise<PlanCapacity> {
  const plan = propertiesOf(row) as Plan;
  // Whatever becomes of machines on which nothing runs, nobody notices.
  const empty = plan.numberOfSites === 0;
  const scaling = empty ? absent : sizeOf(row, plan, rules);
  ctx.emit({
    ...headOf(row, 'server-group', PLANS.type),
    facets: {
      placement: empty
        ? absent
        : await zonalPlacement(ctx, row, plan.zoneRedundant === true ? 'multi-zone' : 'single-zone'),
      scaling,
      relationships: value([]),
      state: value(empty ? 'stopped' : 'running'),
      // Microsoft chooses, makes and replaces the machines (Microsoft, "App Service plan overview").
      autohealing: absent,
      instanceMix: absent,
      launchTemplate: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
  return { scaling, perProgram: plan.perSiteScaling === true };
}

function sizeOf(row: ArmResource, plan: Plan, rules: Autoscale): Reading<Facets['scaling']> {
  const tier = row.sku?.tier?.toLowerCase() ?? '';
  // Each program of such a plan has instances of its own, as many as it is called for.
  if (tier === 'flexconsumption') return absent;
  // Machines shared with strangers are counted as none.
  const shared = tier === 'free' || tier === 'shared';
  const count = shared ? value(1) : requireField(row.sku?.capacity, 'sku.capacity');
  if (tier !== 'elasticpremium' && tier !== 'workflowstandard' && plan.elasticScaleEnabled !== true)
    return scalingOf(rules, row.id, count);
  return mapReading(count, least => {
    const max = Math.max(least, plan.maximumElasticWorkerCount ?? least);
    return { min: least, max, desired: least, automatic: max > least };
  });
}
