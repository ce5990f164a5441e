import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { listOnce } from '../../read-lists.ts';
import { APP_SERVICE_ENVIRONMENTS } from './access-restrictions.ts';

interface Environment {
  readonly status?: string;
  readonly zoneRedundant?: boolean | null;
  readonly internalLoadBalancingMode?: string | null;
}

const isInternal = ({ internalLoadBalancingMode: mode }: Environment): boolean =>
  typeof mode === 'string' && /\bweb\b/i.test(mode);

/** Emits the App Service environments. Returns the ids of those with an internal load balancer. */
export async function listEnvironments(ctx: AzureContext): Promise<Reading<ReadonlySet<string>>> {
  const internal = new Set<string>();
  const listed = await listOnce(ctx, APP_SERVICE_ENVIRONMENTS)('managed-service', async rows => {
    for (const row of rows) {
      const environment = propertiesOf(row) as Environment;
      if (isInternal(environment)) internal.add(row.id);
      await emitEnvironment(ctx, row, environment);
    }
  });
  return mapReading(listed, () => internal);
}

async function emitEnvironment(ctx: AzureContext, row: ArmResource, environment: Environment): Promise<void> {
  ctx.emit({
    ...headOf(row, 'managed-service', APP_SERVICE_ENVIRONMENTS.type),
    facets: {
      state: mapReading(requireField(environment.status, 'status'), status =>
        isEnumValue(status, 'Ready') ? 'running' : 'other',
      ),
      placement: await zonalPlacement(ctx, row, environment.zoneRedundant === true ? 'multi-zone' : 'single-zone'),
      // Its apps answer the internet, each with restrictions of its own.
      networkAccess: isInternal(environment) ? value('private') : absent,
      localAuthentication: absent,
      networkInterfaces: absent,
      scaling: absent,
      primaryNodes: absent,
      launchSettings: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
