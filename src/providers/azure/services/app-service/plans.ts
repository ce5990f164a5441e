import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { scalingOf, type Autoscale } from '../../facets/autoscale.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { APP_SERVICE_PLANS } from '../../resource-types.ts';

interface Plan {
  readonly numberOfSites?: number | null;
  readonly zoneRedundant?: boolean | null;
  readonly elasticScaleEnabled?: boolean | null;
  readonly maximumElasticWorkerCount?: number | null;
  readonly perSiteScaling?: boolean | null;
}

/** What the apps of a plan are judged with. */
export interface PlanCapacity {
  readonly scaling: Reading<Facets['scaling']>;
  /** Each app has an instance count of its own, up to the server count of the plan. */
  readonly perAppScaling: boolean;
}

/** The plan of Azure Functions that is billed by execution: Microsoft picks the servers of each execution, so there is no server group. */
export const isConsumptionPlan = ({ sku }: ArmResource): boolean => sku?.tier?.toLowerCase() === 'dynamic';

/** Emits a plan: the server group on which all its apps run. */
export async function emitPlan(ctx: AzureContext, row: ArmResource, rules: Autoscale): Promise<PlanCapacity> {
  const plan = propertiesOf(row) as Plan;
  // A plan without apps is not in use.
  const isEmpty = plan.numberOfSites === 0;
  const scaling = isEmpty ? absent : planScalingOf(row, plan, rules);
  ctx.emit({
    ...headOf(row, 'server-group', APP_SERVICE_PLANS.type),
    facets: {
      placement: isEmpty
        ? absent
        : await zonalPlacement(ctx, row, plan.zoneRedundant === true ? 'multi-zone' : 'single-zone'),
      scaling,
      relationships: value([]),
      state: value(isEmpty ? 'stopped' : 'running'),
      // Microsoft chooses, creates and replaces the servers (Microsoft, "App Service plan overview").
      autohealing: absent,
      instanceMix: absent,
      launchTemplate: absent,
      launchSettings: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
  return { scaling, perAppScaling: plan.perSiteScaling === true };
}

function planScalingOf(row: ArmResource, plan: Plan, rules: Autoscale): Reading<Facets['scaling']> {
  const tier = row.sku?.tier?.toLowerCase() ?? '';
  // Flex Consumption scales each app by its load, without servers of the plan.
  if (tier === 'flexconsumption') return absent;
  // Free and Shared plans run on servers shared with other customers, and report a capacity of 0.
  const count = tier === 'free' || tier === 'shared' ? value(1) : requireField(row.sku?.capacity, 'sku.capacity');
  const isElastic = tier === 'elasticpremium' || tier === 'workflowstandard' || plan.elasticScaleEnabled === true;
  if (!isElastic) return scalingOf(rules, row.id, count);
  return mapReading(count, min => {
    const max = Math.max(min, plan.maximumElasticWorkerCount ?? min);
    return { min, max, desired: min, automatic: max > min };
  });
}
