import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { TRAFFIC_MANAGER_PROFILES } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

interface Endpoint {
  readonly type?: string;
  readonly properties?: {
    readonly endpointStatus?: string;
    readonly endpointMonitorStatus?: string;
    readonly endpointLocation?: string | null;
    readonly target?: string | null;
    readonly alwaysServe?: string;
  };
}
interface Profile {
  readonly profileStatus?: string;
  readonly trafficRoutingMethod?: string;
  readonly dnsConfig?: { readonly fqdn?: string };
  readonly endpoints?: readonly Endpoint[] | null;
}

/** Profiles of Azure Traffic Manager. */
export const azureTrafficManager: AzureCollector = {
  id: 'azure-traffic-manager',
  provider: 'azure',
  scope: 'global',
  lists: ['global-load-balancer'],
  fills: {
    'global-load-balancer': [
      'publicAccess',
      'listeners',
      'origins',
      'originFailover',
      'accessLogging',
      'state',
      'addresses',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  types: [TRAFFIC_MANAGER_PROFILES],
  operations: azureOperations([TRAFFIC_MANAGER_PROFILES]),
  collect: async ctx => {
    await ctx.list('global-load-balancer', listCall(TRAFFIC_MANAGER_PROFILES), () =>
      ctx.each(TRAFFIC_MANAGER_PROFILES, row => {
        emitProfile(ctx, row);
      }),
    );
  },
};

function emitProfile(ctx: AzureContext, row: ArmResource): void {
  const profile = propertiesOf(row) as Profile;
  const fqdn = profile.dnsConfig?.fqdn;
  ctx.emit({
    ...headOf(row, 'global-load-balancer', TRAFFIC_MANAGER_PROFILES.type),
    facets: {
      // It answers DNS queries only: no traffic passes through it, so that it has no listeners, origins or access log.
      publicAccess: value('blocked'),
      listeners: value([]),
      origins: value([]),
      accessLogging: absent,
      originFailover: originFailoverOf(profile),
      state: value(isEnumValue(profile.profileStatus, 'Enabled') ? 'running' : 'stopped'),
      addresses: value(fqdn === undefined ? [] : [fqdn.toLowerCase()]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value([]),
    },
  });
}

/** These methods map a client to one endpoint without failover (Microsoft, "Traffic Manager routing methods"). */
const WITHOUT_FAILOVER = /^(Geographic|Subnet)$/i;
const UNHEALTHY_STATES = /^(Degraded|Stopped|Inactive|Disabled)$/i;

/** Whether it fails over: two healthy endpoints in different locations, and health checks. */
function originFailoverOf({ trafficRoutingMethod = '', endpoints }: Profile): Reading<Facets['originFailover']> {
  const enabled = (endpoints ?? []).filter(({ properties }) => isEnumValue(properties?.endpointStatus, 'Enabled'));
  if (enabled.length === 0) return absent;
  const locations = new Set<string>();
  for (const { properties = {} } of enabled) {
    const { endpointLocation, target } = properties;
    if (UNHEALTHY_STATES.test(properties.endpointMonitorStatus ?? '')) continue;
    locations.add((endpointLocation ?? '') === '' ? (target ?? '') : regionName(endpointLocation));
  }
  const isMonitored = enabled.some(({ properties }) => !isEnumValue(properties?.alwaysServe, 'Enabled'));
  const isNested = enabled.some(({ type }) => /nestedEndpoints$/i.test(type ?? ''));
  return value(locations.size > 1 && isMonitored && (isNested || !WITHOUT_FAILOVER.test(trafficRoutingMethod)));
}
