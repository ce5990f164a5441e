import { mapReading, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import type { Row } from '../../facets/common.ts';
import { BACKEND_SERVICES } from './lists.ts';

/** A backend service of a load balancer. */
export interface BackendService extends Row {
  readonly region?: string;
  readonly backends?: readonly { readonly group?: string }[] | null;
  readonly healthChecks?: readonly string[] | null;
  readonly loadBalancingScheme?: string;
  readonly protocol?: string;
  readonly sessionAffinity?: string;
  readonly connectionDraining?: { readonly drainingTimeoutSec?: number } | null;
  readonly securityPolicy?: string;
  readonly edgeSecurityPolicy?: string;
  readonly enableCDN?: boolean;
  readonly logConfig?: { readonly enable?: boolean; readonly sampleRate?: number } | null;
  readonly iap?: { readonly enabled?: boolean } | null;
}

/** The backend services of the project, listed once. */
export const readBackendServices = (ctx: GcpContext): Promise<Reading<readonly BackendService[]>> =>
  ctx.shared('backend services', () =>
    ctx.read(BACKEND_SERVICES.call, async () => {
      const services: BackendService[] = [];
      await ctx.each<BackendService>(BACKEND_SERVICES, row => void services.push(row));
      return services;
    }),
  );

/** The instance groups and network endpoint groups behind load balancers. */
export const readBackendGroups = async (ctx: GcpContext): Promise<Reading<ReadonlySet<string>>> =>
  mapReading(
    await readBackendServices(ctx),
    services =>
      new Set(
        services.flatMap(({ backends }) =>
          (backends ?? []).flatMap(({ group }) => (group === undefined ? [] : [ctx.fullName('compute', group)])),
        ),
      ),
  );
