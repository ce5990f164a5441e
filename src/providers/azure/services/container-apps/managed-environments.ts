import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { UnreadListError } from '../../client/failure.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { isPublicAccessDisabled } from '../../facets/network-rules.ts';
import { zonalPlacement } from '../../facets/placement.ts';

export const MANAGED_ENVIRONMENTS: ArmType = { type: 'Microsoft.App/managedEnvironments', apiVersion: '2025-07-01' };

interface ManagedEnvironment {
  readonly appLogsConfiguration?: { readonly destination?: string | null } | null;
  readonly zoneRedundant?: boolean | null;
  readonly publicNetworkAccess?: string | null;
  readonly vnetConfiguration?: { readonly internal?: boolean | null } | null;
}

export interface ManagedEnvironments {
  readonly rows: readonly ArmResource[];
  /** Throws where the list is incomplete. */
  readonly requireComplete: () => void;
  /** Whether the environment with this id stores the logs of its apps. */
  readonly loggingOf: (id: string | undefined) => Reading<Facets['diagnosticLogging']>;
  /** Whether the environment with this id has no public address. */
  readonly isInternal: (id: string | undefined) => Reading<boolean>;
}

export async function readManagedEnvironments(ctx: AzureContext): Promise<ManagedEnvironments> {
  const rows = new Map<string, ArmResource>();
  const listed = await ctx.read(listCall(MANAGED_ENVIRONMENTS), async () => {
    await ctx.each(MANAGED_ENVIRONMENTS, row => void rows.set(row.id, row));
    return true;
  });
  const ofEnvironment =
    <T>(read: (environment: ArmResource) => Reading<T>) =>
    (id: string | undefined): Reading<T> => {
      const environment = rows.get(id ?? '');
      if (environment !== undefined) return read(environment);
      return listed.state === 'unread' ? listed : unread('failed', 'its environment is not listed');
    };
  return {
    rows: [...rows.values()],
    requireComplete: () => {
      if (listed.state === 'unread' && listed.reason !== 'not-collected')
        throw new UnreadListError(listed.reason, listed.detail);
    },
    loggingOf: ofEnvironment(diagnosticLoggingOf),
    isInternal: ofEnvironment(environment => value(isInternal(environment))),
  };
}

function isInternal(row: ArmResource): boolean {
  const { publicNetworkAccess, vnetConfiguration } = propertiesOf(row) as ManagedEnvironment;
  return vnetConfiguration?.internal === true || isPublicAccessDisabled(publicNetworkAccess);
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
      launchSettings: absent,
      relationships: value([]),
      state: value(isEmpty ? 'stopped' : 'running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
