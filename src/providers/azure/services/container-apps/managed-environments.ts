import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { UnreadListError } from '../../client/failure.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';

export const MANAGED_ENVIRONMENTS: ArmType = { type: 'Microsoft.App/managedEnvironments', apiVersion: '2024-03-01' };

interface ManagedEnvironment {
  readonly appLogsConfiguration?: { readonly destination?: string | null } | null;
  readonly zoneRedundant?: boolean | null;
}

export interface ManagedEnvironments {
  readonly rows: readonly ArmResource[];
  /** Throws where the list is incomplete. */
  readonly requireComplete: () => void;
  /** Whether the environment with this id stores the logs of its apps. */
  readonly loggingOf: (id: string | undefined) => Reading<Facets['diagnosticLogging']>;
}

export async function readManagedEnvironments(ctx: AzureContext): Promise<ManagedEnvironments> {
  const rows = new Map<string, ArmResource>();
  const listed = await ctx.read(listCall(MANAGED_ENVIRONMENTS), async () => {
    await ctx.each(MANAGED_ENVIRONMENTS, row => void rows.set(row.id, row));
    return true;
  });
  return {
    rows: [...rows.values()],
    requireComplete: () => {
      if (listed.state === 'unread' && listed.reason !== 'not-collected')
        throw new UnreadListError(listed.reason, listed.detail);
    },
    loggingOf: id => {
      const environment = rows.get(id ?? '');
      if (environment !== undefined) return diagnosticLoggingOf(environment);
      return listed.state === 'unread' ? listed : unread('failed', 'its environment is not listed');
    },
  };
}

function diagnosticLoggingOf(environment: ArmResource): Reading<Facets['diagnosticLogging']> {
  const { appLogsConfiguration: logs } = propertiesOf(environment) as ManagedEnvironment;
  const destination = logs?.destination?.toLowerCase() ?? '';
  // Diagnostic settings of the environment decide what is stored.
  if (destination === 'azure-monitor') return unread('not-collected', 'the diagnostic settings of its environment');
  return value(destination === '' || destination === 'none' ? 'none' : 'all');
}

/** An environment without apps is not in use. */
export async function emitManagedEnvironment(ctx: AzureContext, row: ArmResource, isEmpty: boolean): Promise<void> {
  const { zoneRedundant } = propertiesOf(row) as ManagedEnvironment;
  ctx.emit({
    ...headOf(row, 'server-group', MANAGED_ENVIRONMENTS.type),
    facets: {
      placement: isEmpty
        ? absent
        : await zonalPlacement(ctx, row, zoneRedundant === true ? 'multi-zone' : 'single-zone'),
      // Microsoft chooses, scales and replaces the servers.
      scaling: absent,
      autohealing: absent,
      instanceMix: absent,
      launchTemplate: absent,
      relationships: value([]),
      state: value(isEmpty ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
